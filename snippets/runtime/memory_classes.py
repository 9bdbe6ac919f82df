import sys
from collections import Counter
from itertools import pairwise


def layout(size):
    """造 2000 个恰好 size 字节的对象，看它们的地址。"""
    empty = sys.getsizeof(b"")
    kept = [bytes(size - empty) for _ in range(2000)]
    places = sorted(map(id, kept))
    gaps = Counter(b - a for a, b in pairwise(places))
    pools = Counter(place >> 14 for place in places)  # 16 KiB 一池
    return gaps.most_common(1)[0][0], max(pools.values())


for size in 40, 48, 49, 64, 65, 500, 512:
    step, most = layout(size)
    fits = (16 * 1024 - 48) // step  # 池头占 48 字节
    print(f"{size} 字节：间隔 {step}，一池最多 {most} 个", end="")
    print("，与算出的相同:", most == fits)

# Output (linux, gil):
# 40 字节：间隔 48，一池最多 340 个，与算出的相同: True
# 48 字节：间隔 48，一池最多 340 个，与算出的相同: True
# 49 字节：间隔 64，一池最多 255 个，与算出的相同: True
# 64 字节：间隔 64，一池最多 255 个，与算出的相同: True
# 65 字节：间隔 80，一池最多 204 个，与算出的相同: True
# 500 字节：间隔 512，一池最多 31 个，与算出的相同: True
# 512 字节：间隔 512，一池最多 31 个，与算出的相同: True
