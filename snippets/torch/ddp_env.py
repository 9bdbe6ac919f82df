import os
import warnings

os.environ["TORCH_CPP_LOG_LEVEL"] = "ERROR"  # 例如「没有 IPv6」的警告

import torch.distributed as dist

warnings.simplefilter("ignore")  # 写错后端还会引出一条警告


def attempt(backend, **options):
    try:
        dist.init_process_group(backend, **options)
    except (ValueError, RuntimeError, AssertionError) as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(
            f"成功：后端 {dist.get_backend()}，{dist.get_world_size()} 个进程"
        )
        dist.destroy_process_group()


for name in "RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT":
    os.environ.pop(name, None)

attempt("gloo")
os.environ.update(RANK="0", WORLD_SIZE="1")
attempt("gloo")
os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0")
attempt("cloo")
os.environ.update(GLOO_SOCKET_IFNAME="lo")
attempt("gloo")

# Timeout: 60

# Output:
# ValueError: Error initializing torch.distributed using env:// rendezvous: environment variable RANK expected, but not set
# ValueError: Error initializing torch.distributed using env:// rendezvous: environment variable MASTER_ADDR expected, but not set
# AssertionError: Unknown backend type cloo
# 成功：后端 gloo，1 个进程
