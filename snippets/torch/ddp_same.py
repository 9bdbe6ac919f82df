import os
import tempfile

import torch
import torch._dynamo  # DDP 要用，fork 之前导入一次，免得各进程各导一遍
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"  # 只走本机回环网卡


def flat(tensors):
    return torch.cat([t.detach().flatten() for t in tensors])


def same_on_all(tensor):
    copies = [torch.empty_like(tensor) for _ in range(dist.get_world_size())]
    dist.all_gather(copies, tensor)
    return all(torch.equal(copies[0], copy) for copy in copies)


def train(rank):
    torch.manual_seed(rank)  # 每个进程的初值都不同
    model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 1))
    before = same_on_all(flat(model.parameters()))
    ddp = DDP(model)
    after = same_on_all(flat(model.parameters()))

    torch.manual_seed(99)
    x, y = torch.randn(32, 6), torch.randn(32, 1)  # 整批，各进程一样
    mine = slice(rank * 8, rank * 8 + 8)  # 这个进程只用其中 8 个
    loss = nn.functional.mse_loss(ddp(x[mine]), y[mine])
    loss.backward()
    got = flat(p.grad for p in model.parameters())

    whole = nn.functional.mse_loss(model(x), y)  # 单进程算整批
    expected = flat(torch.autograd.grad(whole, list(model.parameters())))
    losses, grads = same_on_all(loss.detach()), same_on_all(got)
    if rank == 0:
        print("包装之前，四个进程的参数相同:", before)
        print("包装之后，四个进程的参数相同:", after)
        print("四个进程的损失相同:", losses)
        print("四个进程的梯度相同:", grads)
        print("等于整批的梯度:", torch.allclose(got, expected, atol=1e-6))
        print(
            "等于整批梯度的 4 倍（求和）:", torch.allclose(got, 4 * expected)
        )


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=4)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 4, start_method="fork")

# Timeout: 60

# Output:
# 包装之前，四个进程的参数相同: False
# 包装之后，四个进程的参数相同: True
# 四个进程的损失相同: False
# 四个进程的梯度相同: True
# 等于整批的梯度: True
# 等于整批梯度的 4 倍（求和）: False
