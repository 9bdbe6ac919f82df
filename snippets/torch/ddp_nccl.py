import os
import subprocess
import sys

if "LOCAL_RANK" not in os.environ:  # 每块 GPU 一个进程
    os.environ["OMP_NUM_THREADS"] = "1"
    torchrun = [sys.executable, "-m", "torch.distributed.run"]
    options = ["--standalone", "--nproc-per-node=gpu", __file__]
    sys.exit(subprocess.run([*torchrun, *options]).returncode)

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

local_rank = int(os.environ["LOCAL_RANK"])
device = torch.device("cuda", local_rank)
torch.cuda.set_device(device)  # 在建立进程组之前
dist.init_process_group("nccl", device_id=device)

model = nn.Sequential(nn.Linear(64, 64), nn.BatchNorm1d(64), nn.Linear(64, 1))
model = nn.SyncBatchNorm.convert_sync_batchnorm(model).to(device)
ddp = DDP(model, device_ids=[local_rank])
optimizer = torch.optim.AdamW(ddp.parameters())
for _ in range(3):
    optimizer.zero_grad()
    ddp(torch.randn(32, 64, device=device)).square().mean().backward()
    optimizer.step()

copies = [
    torch.empty(1, 64, device=device) for _ in range(dist.get_world_size())
]
dist.all_gather(copies, model[2].weight.detach())
if dist.get_rank() == 0:
    print(
        "各 GPU 的参数相同:", all(torch.allclose(copies[0], c) for c in copies)
    )
del ddp
dist.destroy_process_group()

# Timeout: 120

# Output (cuda):
# 各 GPU 的参数相同: True
