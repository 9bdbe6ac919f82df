import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def through_ddp(model, x):
    ddp = DDP(model)
    ddp(x).sum().backward()


def through_module(model, x):
    ddp = DDP(model)
    ddp.module(x).sum().backward()


def through_temporary(model, x):
    DDP(model)(x).sum().backward()


def show_keys():
    ddp = DDP(nn.Linear(3, 1))
    if dist.get_rank() == 0:
        print("ddp.state_dict():", *ddp.state_dict())
        print("ddp.module.state_dict():", *ddp.module.state_dict())


def same_gradient(way, rank):
    model = nn.Linear(3, 1)
    way(model, torch.full((2, 3), float(rank)))  # 各进程的数据不同
    copies = [torch.empty(1, 3) for _ in range(2)]
    dist.all_gather(copies, model.weight.grad)
    return torch.equal(*copies)


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    for way in through_ddp, through_module, through_temporary:
        same = same_gradient(way, rank)
        if rank == 0:
            print(f"{way.__name__}，两个进程的梯度相同: {same}")
    show_keys()
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# through_ddp，两个进程的梯度相同: True
# through_module，两个进程的梯度相同: False
# through_temporary，两个进程的梯度相同: False
# ddp.state_dict(): module.weight module.bias
# ddp.module.state_dict(): weight bias
