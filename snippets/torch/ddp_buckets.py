import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.distributed.algorithms.ddp_comm_hooks import default_hooks
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def train(rank):
    torch.manual_seed(0)
    layers = [nn.Linear(256, 256, bias=False) for _ in range(4)]
    model = nn.Sequential(*layers)  # 每层的梯度 256×256×4 字节 = 0.25 MiB
    ddp = DDP(model, bucket_cap_mb=0.5)
    names = {p: f"层 {i}" for i, p in enumerate(model.parameters())}
    diary = []

    def send(group, bucket):  # 一个桶装满时被调用，返回 Future
        inside = "、".join(names[p] for p in bucket.parameters())
        size = bucket.buffer().nbytes / 2**20
        diary.append(f"  发出桶 {bucket.index()}（{inside}），{size} MiB")
        return default_hooks.allreduce_hook(group, bucket)

    ddp.register_comm_hook(None, send)
    for parameter, name in names.items():
        parameter.register_hook(
            lambda grad, name=name: diary.append(f"算出{name} 的梯度")
        )
    for step in 1, 2:
        diary.append(f"第 {step} 步")
        ddp(torch.randn(4, 256)).sum().backward()
        diary.append("backward() 返回")
    if rank == 0:
        print(*diary, sep="\n")


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# 第 1 步
# 算出层 3 的梯度
# 算出层 2 的梯度
# 算出层 1 的梯度
# 算出层 0 的梯度
#   发出桶 0（层 0、层 1、层 2、层 3），1.0 MiB
# backward() 返回
# 第 2 步
# 算出层 3 的梯度
# 算出层 2 的梯度
#   发出桶 0（层 3、层 2），0.5 MiB
# 算出层 1 的梯度
# 算出层 0 的梯度
#   发出桶 1（层 1、层 0），0.5 MiB
# backward() 返回
