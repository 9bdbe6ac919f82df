import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


class HandMade(nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module
        for tensor in module.state_dict().values():
            dist.broadcast(tensor, src=0)
        for parameter in module.parameters():
            parameter.register_post_accumulate_grad_hook(self.average)

    def average(self, parameter):
        parameter.grad /= dist.get_world_size()
        dist.all_reduce(parameter.grad)

    def forward(self, x):
        return self.module(x)


class ThroughServer(HandMade):  # 同步的参数服务器：由 rank 0 汇总、分发
    def average(self, parameter):
        dist.reduce(parameter.grad, dst=0)
        parameter.grad /= dist.get_world_size()
        dist.broadcast(parameter.grad, src=0)


def fit(wrap, rank):
    torch.manual_seed(rank)
    model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 1))
    wrapped = wrap(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(10):
        x = torch.randn(8, 6)  # 每个进程的数据不同
        loss = nn.functional.mse_loss(wrapped(x), x.sum(1, keepdim=True))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return torch.cat([p.detach().flatten() for p in model.parameters()])


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    theirs = fit(DDP, rank)
    for name, wrap in (
        ("手写的", HandMade),
        ("由 rank 0 汇总的", ThroughServer),
    ):
        mine = fit(wrap, rank)
        if rank == 0:
            same = torch.allclose(mine, theirs, atol=1e-6)
            print(f"训练 10 步，{name}与 DDP 得到的参数一致:", same)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# 训练 10 步，手写的与 DDP 得到的参数一致: True
# 训练 10 步，由 rank 0 汇总的与 DDP 得到的参数一致: True
