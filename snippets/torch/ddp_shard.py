import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.distributed.fsdp import fully_shard
from torch.distributed.optim import ZeroRedundancyOptimizer
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def local(tensor):
    return tensor.to_local() if hasattr(tensor, "to_local") else tensor


def total(tensors):
    return sum(local(tensor).numel() for tensor in tensors)


def fit(rank, way):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 8))
    if way == "FSDP":
        for layer in model[0], model[2]:
            fully_shard(layer)
        wrapped = fully_shard(model)
    else:
        wrapped = DDP(model)
    if way == "ZeRO-1":
        optimizer = ZeroRedundancyOptimizer(
            model.parameters(), torch.optim.Adam, lr=0.01
        )
        inner = optimizer.optim
    else:
        inner = optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    torch.manual_seed(rank)
    for _ in range(5):
        optimizer.zero_grad()
        wrapped(torch.randn(4, 8)).square().mean().backward()
        optimizer.step()
    moments = [s[k] for s in inner.state.values() for k in s if k != "step"]
    grads = [p.grad for p in model.parameters()]
    counts = total(model.parameters()), total(grads), total(moments)
    full = [
        p.full_tensor() if way == "FSDP" else p for p in model.parameters()
    ]
    return counts, torch.cat([p.detach().flatten() for p in full])


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=4)
    reference = None
    for way in "DDP", "ZeRO-1", "FSDP":
        counts, result = fit(rank, way)
        everyone = [None] * 4
        dist.all_gather_object(everyone, counts)
        reference = result if reference is None else reference
        if rank == 0:
            print(f"{way}：各进程的参数 {[c[0] for c in everyone]}")
            print(f"    梯度 {[c[1] for c in everyone]}")
            print(f"    Adam 的两个矩 {[c[2] for c in everyone]}")
            same = torch.allclose(result, reference, atol=1e-4)
            print("    训练结果与 DDP 一致:", same)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 4, start_method="fork")

# Timeout: 60

# Output:
# DDP：各进程的参数 [280, 280, 280, 280]
#     梯度 [280, 280, 280, 280]
#     Adam 的两个矩 [560, 560, 560, 560]
#     训练结果与 DDP 一致: True
# ZeRO-1：各进程的参数 [280, 280, 280, 280]
#     梯度 [280, 280, 280, 280]
#     Adam 的两个矩 [256, 256, 32, 16]
#     训练结果与 DDP 一致: True
# FSDP：各进程的参数 [70, 70, 70, 70]
#     梯度 [70, 70, 70, 70]
#     Adam 的两个矩 [140, 140, 140, 140]
#     训练结果与 DDP 一致: True
