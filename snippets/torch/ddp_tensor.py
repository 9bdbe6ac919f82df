import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.functional import gelu, linear

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


class Spread(torch.autograd.Function):
    """前向原样，反向求和：各进程用同一个输入算了不同的列。"""

    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, grad):
        grad = grad.clone()
        dist.all_reduce(grad)
        return grad


class Collect(torch.autograd.Function):
    """前向求和，反向原样：各进程算出的是部分和。"""

    @staticmethod
    def forward(ctx, part):
        total = part.clone()
        dist.all_reduce(total)
        return total

    @staticmethod
    def backward(ctx, grad):
        return grad


def train(rank):
    torch.manual_seed(0)
    up, down = nn.Linear(8, 32), nn.Linear(32, 8)
    x = torch.randn(4, 8, requires_grad=True)
    full = down(gelu(up(x)))
    wanted = torch.autograd.grad(full.square().sum(), [x, up.weight])

    mine = slice(rank * 16, rank * 16 + 16)  # 32 个隐藏单元各管 16 个
    a = up.weight[mine].detach().requires_grad_()  # 按列并行
    b = down.weight[:, mine].detach()  # 按行并行
    hidden = gelu(linear(Spread.apply(x), a, up.bias[mine]))
    split = Collect.apply(linear(hidden, b)) + down.bias
    got = torch.autograd.grad(split.square().sum(), [x, a])
    if rank == 0:
        print("输出相等:", torch.allclose(split, full, atol=1e-5))
        print("输入的梯度相等:", torch.allclose(got[0], wanted[0], atol=1e-5))
        weight = wanted[1][mine]
        print(
            "自己那一片权重的梯度相等:",
            torch.allclose(got[1], weight, atol=1e-5),
        )
        print("每个进程的权重:", a.numel() + b.numel(), "/", 2 * 8 * 32)


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# 输出相等: True
# 输入的梯度相等: True
# 自己那一片权重的梯度相等: True
# 每个进程的权重: 256 / 512
