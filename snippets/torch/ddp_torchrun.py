import os
import subprocess
import sys

if "LOCAL_RANK" not in os.environ:  # 直接运行：用 torchrun 启动自己
    os.environ.update(GLOO_SOCKET_IFNAME="lo", OMP_NUM_THREADS="1")
    os.environ["TORCH_CPP_LOG_LEVEL"] = "ERROR"  # 例如「没有 IPv6」的警告
    torchrun = [sys.executable, "-m", "torch.distributed.run"]
    options = ["--standalone", "--local-addr=127.0.0.1", "--nproc-per-node=2"]
    done = subprocess.run([*torchrun, *options, __file__])
    print("torchrun 的退出码:", done.returncode)
    sys.exit()

import multiprocessing

import torch.distributed as dist

dist.init_process_group("gloo")  # 编号和地址都从环境变量读
names = ["RANK", "LOCAL_RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE", "MASTER_ADDR"]
mine = " ".join(f"{name}={os.environ[name]}" for name in names)
everyone = [None] * dist.get_world_size()
dist.all_gather_object(everyone, mine)
if dist.get_rank() == 0:
    print(*everyone, sep="\n")
    print("端口已选好:", int(os.environ["MASTER_PORT"]) > 0)
    child = multiprocessing.parent_process() is not None
    print("是 multiprocessing 的子进程:", child, flush=True)
dist.destroy_process_group()

# Timeout: 120

# Output:
# RANK=0 LOCAL_RANK=0 WORLD_SIZE=2 LOCAL_WORLD_SIZE=2 MASTER_ADDR=127.0.0.1
# RANK=1 LOCAL_RANK=1 WORLD_SIZE=2 LOCAL_WORLD_SIZE=2 MASTER_ADDR=127.0.0.1
# 端口已选好: True
# 是 multiprocessing 的子进程: False
# torchrun 的退出码: 0
