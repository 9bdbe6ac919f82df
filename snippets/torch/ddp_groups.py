import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def train(rank):
    # 四个进程排成 2×2；每个进程都要参加每一个 new_group
    rows = [dist.new_group([0, 1]), dist.new_group([2, 3])]
    columns = [dist.new_group([0, 2]), dist.new_group([1, 3])]
    row, column = rows[rank // 2], columns[rank % 2]

    value = torch.tensor([10.0**rank])  # 1、10、100、1000
    work = dist.all_reduce(value, group=row, async_op=True)
    # 到 wait() 返回之前，可以做别的事，但不要碰 value
    work.wait()
    in_row = value.item()
    dist.all_reduce(value, group=column)

    seen = [None] * 4
    dist.all_gather_object(seen, (in_row, value.item()))
    if rank == 0:
        print("各进程在行内的和:", [int(pair[0]) for pair in seen])
        print("再沿列求和，人人得到总和:", [int(pair[1]) for pair in seen])
    outsider = dist.get_rank(rows[1])
    if rank == 0:
        print("rank 0 在第二行里的编号:", outsider)


def worker(rank, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=4)
    train(rank)
    dist.destroy_process_group()


store = f"file://{tempfile.mkdtemp()}/store"
mp.start_processes(worker, [store], 4, start_method="fork")

# Timeout: 60

# Output:
# 各进程在行内的和: [11, 11, 1100, 1100]
# 再沿列求和，人人得到总和: [1111, 1111, 1111, 1111]
# rank 0 在第二行里的编号: -1
