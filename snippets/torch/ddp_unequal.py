import os
import tempfile

import torch
import torch._dynamo
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.nn.functional import mse_loss
from torch.nn.parallel import DistributedDataParallel as DDP

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def train(rank):
    torch.manual_seed(0)
    model = nn.Linear(6, 1)
    x, y = torch.randn(8, 6), torch.randn(8, 1)

    def whole(reduction):
        loss = mse_loss(model(x), y, reduction=reduction)
        return torch.autograd.grad(loss, model.weight)[0]

    def parallel(cut, reduction, scale=1.0):
        mine = slice(0, cut) if rank == 0 else slice(cut, 8)
        ddp = DDP(model)
        loss = mse_loss(ddp(x[mine]), y[mine], reduction=reduction) * scale
        model.zero_grad()
        loss.backward()
        return model.weight.grad.clone()

    mean, total = whole("mean"), whole("sum")
    even, uneven = parallel(4, "mean"), parallel(5, "mean")
    summed = parallel(4, "sum")
    weighted = parallel(5, "sum", scale=2 / 8)  # 进程数 / 全局样本数
    if rank == 0:
        print("4 + 4，均值损失，等于整批:", torch.allclose(even, mean))
        print("5 + 3，均值损失，等于整批:", torch.allclose(uneven, mean))
        print("4 + 4，求和损失，等于整批:", torch.allclose(summed, total))
        print("  是整批的一半:", torch.allclose(summed, total / 2))
        print("5 + 3，求和损失 × 2/8:", torch.allclose(weighted, mean))


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 2, start_method="fork")

# Timeout: 60

# Output:
# 4 + 4，均值损失，等于整批: True
# 5 + 3，均值损失，等于整批: False
# 4 + 4，求和损失，等于整批: False
#   是整批的一半: True
# 5 + 3，求和损失 × 2/8: True
