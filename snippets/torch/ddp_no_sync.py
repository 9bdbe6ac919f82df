import os
import tempfile
from contextlib import nullcontext

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.distributed.algorithms.ddp_comm_hooks import default_hooks
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def accumulate(rank, x, plan):
    """把 x 分成 4 个小批累积梯度；返回通信次数和梯度。"""
    torch.manual_seed(0)
    model = nn.Linear(6, 1)
    ddp = DDP(model)
    calls = []

    def count(group, bucket):
        calls.append(bucket.index())
        return default_hooks.allreduce_hook(group, bucket)

    ddp.register_comm_hook(None, count)
    for i, part in enumerate(x.chunk(4)):
        quiet = plan != "不用" and i < 3
        around_forward = quiet and plan == "包住前向和反向"
        with ddp.no_sync() if around_forward else nullcontext():
            loss = ddp(part).square().mean() / 4
            with ddp.no_sync() if quiet else nullcontext():
                loss.backward()
    return len(calls), model.weight.grad


def train(rank):
    torch.manual_seed(1)
    x = torch.randn(16, 6)
    model = nn.Linear(6, 1)
    for plan in "不用", "包住前向和反向", "只包住反向":
        calls, grad = accumulate(rank, x[rank * 8 : rank * 8 + 8], plan)
        torch.manual_seed(0)
        model.reset_parameters()
        loss = model(x).square().mean()
        whole = torch.autograd.grad(loss, model.weight)[0]
        if rank == 0:
            same = torch.allclose(grad, whole, atol=1e-6)
            print(f"no_sync {plan}: all-reduce {calls} 次，等于整批: {same}")


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# no_sync 不用: all-reduce 4 次，等于整批: True
# no_sync 包住前向和反向: all-reduce 1 次，等于整批: True
# no_sync 只包住反向: all-reduce 4 次，等于整批: True
