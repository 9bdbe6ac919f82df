import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def train(rank):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 1))
    x, y = torch.randn(16, 6), torch.randn(16, 1)
    whole = nn.functional.mse_loss(model(x), y)
    stage = model[:2] if rank == 0 else model[2:]  # 每个进程只算一段
    wanted = torch.autograd.grad(whole, list(stage.parameters()))

    kept = []
    for part, target in zip(x.chunk(4), y.chunk(4), strict=True):
        if rank == 0:
            kept.append(stage(part))
            dist.send(kept[-1].detach(), dst=1)
        else:
            received = torch.empty(4, 8)
            dist.recv(received, src=0)
            received.requires_grad_()
            loss = nn.functional.mse_loss(stage(received), target) / 4
            kept.append((received, loss))
    for item in kept:  # 4 个小批都前向完了，再逐个反向
        if rank == 1:
            received, loss = item
            loss.backward()
            dist.send(received.grad, dst=0)
        else:
            grad = torch.empty(4, 8)
            dist.recv(grad, src=1)
            item.backward(grad)

    pairs = zip(stage.parameters(), wanted, strict=True)
    same = all(torch.allclose(p.grad, grad, atol=1e-6) for p, grad in pairs)
    everyone = [None] * 2
    size = sum(p.numel() for p in stage.parameters())
    dist.all_gather_object(everyone, (size, same))
    if rank == 0:
        for number, (size, same) in enumerate(everyone):
            print(
                f"第 {number} 段：{size} 个参数，梯度与整个模型的相等: {same}"
            )


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# 第 0 段：56 个参数，梯度与整个模型的相等: True
# 第 1 段：9 个参数，梯度与整个模型的相等: True
