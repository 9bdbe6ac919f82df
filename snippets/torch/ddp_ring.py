import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def ring_all_reduce(tensor):
    """就地求和；返回本进程发出的字节数。"""
    rank, n = dist.get_rank(), dist.get_world_size()
    chunks = tensor.view(n, -1)
    sent = 0
    for step in range(2 * (n - 1)):
        outgoing = chunks[(rank - step) % n]
        target = chunks[(rank - step - 1) % n]
        incoming = torch.empty_like(target)
        request = dist.isend(outgoing, (rank + 1) % n)
        dist.recv(incoming, (rank - 1) % n)
        request.wait()
        if step < n - 1:  # 前一半：边传边加，每人得到一块总和
            target += incoming
        else:  # 后一半：把各块总和传一圈
            target.copy_(incoming)
        sent += outgoing.nbytes
    return sent


def worker(rank, n, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=n)
    torch.manual_seed(rank)
    mine = torch.randn(1200)
    theirs = mine.clone()
    dist.all_reduce(theirs)
    sent = ring_all_reduce(mine)
    if rank == 0:
        same = torch.allclose(mine, theirs, atol=1e-5)
        ratio = sent / mine.nbytes
        right = sent * n == 2 * (n - 1) * mine.nbytes
        print(f"{n} 个进程：与 dist.all_reduce 相等 {same}，", end="")
        print(f"发出数据量的 {ratio:.2f} 倍，是 2(n-1)/n 倍 {right}")
    dist.destroy_process_group()


for n in 2, 3, 4:
    store = f"file://{tempfile.mkdtemp()}/store"
    mp.start_processes(worker, (n, store), n, start_method="fork")

# Timeout: 60

# Output:
# 2 个进程：与 dist.all_reduce 相等 True，发出数据量的 1.00 倍，是 2(n-1)/n 倍 True
# 3 个进程：与 dist.all_reduce 相等 True，发出数据量的 1.33 倍，是 2(n-1)/n 倍 True
# 4 个进程：与 dist.all_reduce 相等 True，发出数据量的 1.50 倍，是 2(n-1)/n 倍 True
