import os
import tempfile
from datetime import timedelta

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def roll_call():
    limit = timedelta(seconds=3)
    dist.monitored_barrier(timeout=limit, wait_all_ranks=True)


def add_up(seconds):
    work = dist.all_reduce(torch.ones(1), async_op=True)
    work.wait(timedelta(seconds=seconds))


def worker(rank, what, action, options, leaves, seen, store):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # 不要 C++ 的日志
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=3)
    dist.barrier()  # 都连上了再开始
    if rank == 2:  # 少了它：要么立刻退出，要么还活着但不来
        return None if leaves else seen.wait()
    try:
        action(*options)
    except RuntimeError as error:
        message = str(error)
        if rank == 0:
            lost = "by peer" in message or "Broken pipe" in message
            # 断开时的原文里有地址和端口，系统不同，措辞也不同
            print(f"{what}:", "连接断开，马上报错" if lost else message)
            seen.set()
    if not leaves:
        seen.wait()  # rank 0 看到结果之前，rank 1 也不走
    dist.destroy_process_group()


events = mp.get_context("fork")
for what, action, options, leaves in [
    ("没来，点名", roll_call, (), False),
    ("没来，求和只等 1 秒", add_up, (1,), False),
    ("退出了，求和愿等 50 秒", add_up, (50,), True),
]:
    store = f"file://{tempfile.mkdtemp()}/store"
    args = (what, action, options, leaves, events.Event(), store)
    mp.start_processes(worker, args, 3, start_method="fork")

# Timeout: 120

# Output:
# 没来，点名: [Rank 0]: Ranks 2 failed to pass monitoredBarrier in 3000 ms
# 没来，求和只等 1 秒: Operation timed out!
# 退出了，求和愿等 50 秒: 连接断开，马上报错
