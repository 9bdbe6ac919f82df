import json
import tracemalloc
from pathlib import Path


def annotations(count):
    for n in range(count):
        box = [n % 640, n % 480, n % 97 + 1, n % 89 + 1]
        yield {"id": n, "image_id": n // 7, "category_id": n % 80, "bbox": box}


def make_files(count):
    with open(f"{count}.jsonl", "w") as lines:
        lines.writelines(json.dumps(a) + "\n" for a in annotations(count))
    coco = {"images": [], "annotations": list(annotations(count))}
    Path(f"{count}.json").write_text(json.dumps(coco))


def jsonl_stream(count):
    with open(f"{count}.jsonl") as file:
        yield from map(json.loads, file)


def jsonl_all(count):
    return list(jsonl_stream(count))


def coco_in_generator(count):
    with open(f"{count}.json") as file:
        yield from json.load(file)["annotations"]


def measure(read, count):
    """返回总面积，以及读的过程中同时占着的最多字节数。"""
    tracemalloc.start()
    area = sum(a["bbox"][2] * a["bbox"][3] for a in read(count))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return area, peak


COUNTS = 100, 1_000, 10_000
READERS = jsonl_all, coco_in_generator, jsonl_stream
area, peak = {}, {}
for count in COUNTS:
    make_files(count)
    for read in READERS:
        area[read, count], peak[read, count] = measure(read, count)

for read in READERS:
    ratio = peak[read, 10_000] / peak[read, 1_000]
    grew = "四倍以上" if ratio > 4 else "几乎不变" if ratio < 1.1 else ratio
    print(f"{read.__name__:17} 文件大十倍，内存峰值: {grew}")
print("总面积都相同:", len({area[read, 10_000] for read in READERS}) == 1)
saved = [1 - peak[jsonl_stream, n] / peak[jsonl_all, n] for n in COUNTS]
print("省下的比例随文件变大:", saved == sorted(saved))
print("一百条时不到八成，一万条时超过九成:", saved[0] < 0.8, saved[-1] > 0.9)

# Output:
# jsonl_all         文件大十倍，内存峰值: 四倍以上
# coco_in_generator 文件大十倍，内存峰值: 四倍以上
# jsonl_stream      文件大十倍，内存峰值: 几乎不变
# 总面积都相同: True
# 省下的比例随文件变大: True
# 一百条时不到八成，一万条时超过九成: True True

# Timeout: 120
