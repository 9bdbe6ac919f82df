import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


class MeanOverRanks(torch.autograd.Function):
    @staticmethod
    def forward(ctx, tensor):
        total = tensor.clone()
        dist.all_reduce(total)
        return total / dist.get_world_size()

    backward = forward  # 求和再平均，反向的公式恰好一样


class HandMadeSync(nn.BatchNorm1d):
    def forward(self, x):
        mean = MeanOverRanks.apply(x.mean(0))
        var = MeanOverRanks.apply((x - mean).square().mean(0))
        return (x - mean) / (var + self.eps).sqrt() * self.weight + self.bias


def gradient(norm, x, wrap):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), norm)
    wrapped = wrap(model)
    wrapped(x).pow(3).mean().backward()
    return model[0].weight.grad


def train(rank):
    torch.manual_seed(7)
    x = torch.randn(8, 3)
    mine = x[rank * 4 : rank * 4 + 4]
    whole = gradient(nn.BatchNorm1d(4), x, lambda model: model)
    plain = gradient(nn.BatchNorm1d(4), mine, DDP)
    synced = gradient(HandMadeSync(4), mine, DDP)

    ddp = DDP(nn.BatchNorm1d(3))
    ddp(mine)
    running = [torch.empty(3) for _ in range(2)]
    dist.all_gather(running, ddp.module.running_mean)
    ddp.eval()(mine)  # 前向一开始就广播 rank 0 的缓冲区
    takes_rank0 = torch.equal(ddp.module.running_mean, running[0])
    if rank == 1:
        print("BatchNorm 的梯度等于整批:", torch.allclose(plain, whole))
        close = torch.allclose(synced, whole, atol=1e-6)
        print("手写同步 BatchNorm 的梯度等于整批:", close)
        print("两个进程的 running_mean 相同:", torch.equal(*running))
        print("下次前向之后，rank 1 换成 rank 0 的:", takes_rank0)
        try:
            nn.SyncBatchNorm(3)(mine)
        except ValueError as error:
            print("nn.SyncBatchNorm:", str(error).split(" or ")[0])


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# BatchNorm 的梯度等于整批: False
# 手写同步 BatchNorm 的梯度等于整批: True
# 两个进程的 running_mean 相同: False
# 下次前向之后，rank 1 换成 rank 0 的: True
# nn.SyncBatchNorm: SyncBatchNorm expected input tensor to be on GPU
