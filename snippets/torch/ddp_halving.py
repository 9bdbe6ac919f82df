import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

os.environ["GLOO_SOCKET_IFNAME"] = "lo"


def halving_doubling(tensor):
    """就地求和；返回通信的步数和发出的字节数。进程数是 2 的幂。"""
    rank, n = dist.get_rank(), dist.get_world_size()
    chunks = tensor.view(n, -1)
    steps = sent = 0

    def swap(peer, mine, theirs):
        nonlocal steps, sent
        incoming = torch.empty_like(chunks[theirs])
        request = dist.isend(chunks[mine], peer)
        dist.recv(incoming, peer)
        request.wait()
        steps, sent = steps + 1, sent + chunks[mine].nbytes
        return incoming

    first, width = 0, n
    while width > 1:  # 折半：和对面的人各负责一半
        width //= 2
        halves = [slice(first, first + width)]
        halves.append(slice(first + width, first + 2 * width))
        upper = bool(rank & width)
        keep, give = halves[upper], halves[not upper]
        chunks[keep] += swap(rank ^ width, give, keep)
        first = keep.start
    while width < n:  # 倍增：把各自的总和换回来
        mine = slice(first, first + width)
        other = slice(first ^ width, (first ^ width) + width)
        chunks[other] = swap(rank ^ width, mine, other)
        first, width = min(first, first ^ width), width * 2
    return steps, sent


def worker(rank, n, store):
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=n)
    torch.manual_seed(rank)
    mine = torch.randn(1200)
    theirs = mine.clone()
    dist.all_reduce(theirs)
    steps, sent = halving_doubling(mine)
    if rank == 0:
        same = torch.allclose(mine, theirs, atol=1e-5)
        right = sent * n == 2 * (n - 1) * mine.nbytes
        print(f"{n} 个进程：与 dist.all_reduce 相等 {same}，", end="")
        print(f"{steps} 步（环要 {2 * (n - 1)} 步），", end="")
        print(f"仍发出 2(n-1)/n 倍 {right}")
    dist.destroy_process_group()


for n in 2, 4, 8:
    store = f"file://{tempfile.mkdtemp()}/store"
    mp.start_processes(worker, (n, store), n, start_method="fork")

# Timeout: 60

# Output:
# 2 个进程：与 dist.all_reduce 相等 True，2 步（环要 2 步），仍发出 2(n-1)/n 倍 True
# 4 个进程：与 dist.all_reduce 相等 True，4 步（环要 6 步），仍发出 2(n-1)/n 倍 True
# 8 个进程：与 dist.all_reduce 相等 True，6 步（环要 14 步），仍发出 2(n-1)/n 倍 True
