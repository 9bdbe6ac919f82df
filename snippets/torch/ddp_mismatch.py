import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def worker(rank, level, store):
    dist.set_debug_level(level)
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=2)
    kind = torch.int32 if rank else torch.float32  # 类型写得不一致
    value = torch.full((2,), 1 + rank, dtype=kind)  # 1.0 加 2，应得 3
    try:
        dist.all_reduce(value)
        outcome = f"没有报错，得到 3: {value[0].item() == 3}"
    except RuntimeError as error:
        outcome = "报错 " + str(error).partition("aspects:")[2].strip()
    everyone = [None] * 2
    dist.all_gather_object(everyone, outcome)
    if rank == 0:
        for number, line in enumerate(everyone):
            print(f"{level.name}，rank {number}: {line}")
    dist.destroy_process_group()


for level in dist.DebugLevel.OFF, dist.DebugLevel.DETAIL:
    store = f"file://{tempfile.mkdtemp()}/store"
    mp.start_processes(worker, (level, store), 2, start_method="fork")

# Timeout: 60

# Output:
# OFF，rank 0: 没有报错，得到 3: False
# OFF，rank 1: 没有报错，得到 3: False
# DETAIL，rank 0: 报错 Tensor Tensor dtypes: Floatvs Int
# DETAIL，rank 1: 报错 Tensor Tensor dtypes: Intvs Float
