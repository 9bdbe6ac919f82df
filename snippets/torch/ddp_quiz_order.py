import os
import tempfile

os.environ["TORCH_CPP_LOG_LEVEL"] = "ERROR"  # 不要 C++ 的警告

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.distributed.algorithms.ddp_comm_hooks import default_hooks
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


class Backwards(nn.Module):
    """注册的顺序与前向使用的顺序相反。"""

    def __init__(self):
        super().__init__()
        self.last = nn.Linear(64, 64, bias=False)
        self.middle = nn.Linear(64, 64, bias=False)
        self.first = nn.Linear(64, 64, bias=False)

    def forward(self, x):
        return self.last(self.middle(self.first(x)))


def train(rank, find_unused):
    model = Backwards()
    ddp = DDP(
        model,
        bucket_cap_mb=0.01,  # 比一个参数还小，每个桶只装得下一个
        find_unused_parameters=find_unused,
    )
    diary = []

    def send(group, bucket):
        diary.append(f"发{names[bucket.parameters()[0]]}")
        return default_hooks.allreduce_hook(group, bucket)

    ddp.register_comm_hook(None, send)
    names = {p: n.split(".")[0] for n, p in model.named_parameters()}
    for p, name in names.items():
        p.register_hook(lambda grad, name=name: diary.append(f"算{name}"))
    for _ in range(2):
        diary.clear()
        ddp(torch.randn(4, 64)).sum().backward()
    if rank == 0:
        print(f"find_unused_parameters={find_unused}:", *diary)


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank, False)
    train(rank, True)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# find_unused_parameters=False: 算last 发last 算middle 发middle 算first 发first
# find_unused_parameters=True: 算last 算middle 算first 发first 发middle 发last
