import itertools


def batched(items, size):
    iterator = iter(items)  # 只取一次：以后每批都接着它往下取
    while batch := tuple(itertools.islice(iterator, size)):
        yield batch


labels = (letter for letter in "ABCDEFG")
print("自己写的:", list(batched(labels, 3)))

labels = (letter for letter in "ABCDEFG")
print("zip 的旧招丢了尾巴:", list(zip(*[labels] * 3)))

if hasattr(itertools, "batched"):
    same = [
        list(batched(range(n), size))
        == list(itertools.batched(range(n), size))
        for n in range(60)
        for size in range(1, 20)
    ]
    print("与 itertools.batched 的结果都相同:", all(same), len(same), "种")
else:
    print("itertools.batched 从 3.12 起才有")

# Output (>=3.12):
# 自己写的: [('A', 'B', 'C'), ('D', 'E', 'F'), ('G',)]
# zip 的旧招丢了尾巴: [('A', 'B', 'C'), ('D', 'E', 'F')]
# 与 itertools.batched 的结果都相同: True 1140 种

# Output:
# 自己写的: [('A', 'B', 'C'), ('D', 'E', 'F'), ('G',)]
# zip 的旧招丢了尾巴: [('A', 'B', 'C'), ('D', 'E', 'F')]
# itertools.batched 从 3.12 起才有
