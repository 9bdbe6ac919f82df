import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.day, self.night = nn.Linear(3, 1), nn.Linear(3, 1)

    def forward(self, x):
        return self.day(x)  # night 没有参与


def attempt(rank, **options):
    model = TwoHeads()
    ddp = DDP(model, **options)
    result = "两步都成功"
    for step in 1, 2:
        try:
            ddp(torch.ones(2, 3) * rank).sum().backward()
        except RuntimeError as error:
            result = f"第 {step} 步出错: {str(error).split('. ')[0]}"
    copies = [torch.empty(1, 3) for _ in range(2)]
    dist.all_gather(copies, model.day.weight.grad)
    if rank == 0:
        print(options or "默认", "→", result)
        print("    两个进程的梯度相同:", torch.equal(*copies))


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    attempt(rank)
    attempt(rank, find_unused_parameters=True)
    attempt(rank, static_graph=True)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# 默认 → 第 2 步出错: Expected to have finished reduction in the prior iteration before starting a new one
#     两个进程的梯度相同: False
# {'find_unused_parameters': True} → 两步都成功
#     两个进程的梯度相同: True
# {'static_graph': True} → 两步都成功
#     两个进程的梯度相同: True
