import logging
import time

import torch.multiprocessing as mp

logging.disable(logging.WARNING)  # 不要「正在终止进程」的日志
settings = {"lr": 0.1}


def worker(rank):
    if rank == 1:
        raise ValueError(f"这个进程看到的 lr 是 {settings['lr']}")
    time.sleep(60)  # 会被提前终止


if __name__ == "__main__":
    settings["lr"] = 0.5  # spawn 的子进程重新导入本文件，看不到这一行
    started = time.monotonic()
    try:
        mp.spawn(worker, nprocs=2)
    except mp.ProcessRaisedException as error:
        print(f"{type(error).__name__}，来自 rank {error.error_index}")
        print("最后一行:", error.msg.splitlines()[-1])
    print("没有等 rank 0 睡醒:", time.monotonic() - started < 50)

# Timeout: 60

# Output:
# ProcessRaisedException，来自 rank 1
# 最后一行: ValueError: 这个进程看到的 lr 是 0.1
# 没有等 rank 0 睡醒: True
