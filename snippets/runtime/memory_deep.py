import gc
import json
import sys
import tracemalloc
from types import FunctionType, ModuleType

STOP = type, ModuleType, FunctionType  # 从这些往下走，会走遍整个解释器


def deep_size(thing):
    seen, todo, total = set(), [thing], 0
    while todo:
        item = todo.pop()
        if id(item) not in seen and not isinstance(item, STOP):
            seen.add(id(item))
            total += sys.getsizeof(item)
            todo += gc.get_referents(item)
    return total


class Box:
    def __init__(self, x, y):
        self.x, self.y = x, y


def boxes():
    return [Box(n + 1000, -n - 1000) for n in range(10_000)]


def parsed():
    rows = [
        {"id": n, "tags": ["猫", str(n)], "box": None} for n in range(9000)
    ]
    return json.loads(json.dumps(rows))


for make in parsed, boxes:
    make()  # 预热，让类的布局稳定
    tracemalloc.start()
    thing = make()
    traced = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    ratio = deep_size(thing) / traced
    close = "相差不到 2%" if 0.98 < ratio < 1.02 else "相差更多"
    short = "少算一成以上" if ratio < 0.9 else "没有少算一成"
    print(f"{make.__name__:6} 深大小与 tracemalloc：{close}，{short}")

photo = [1.5, 2.5]
album = [photo, photo, photo]
print("相册大于三张照片之和:", deep_size(album) > 3 * deep_size(photo))

# Output:
# parsed 深大小与 tracemalloc：相差不到 2%，没有少算一成
# boxes  深大小与 tracemalloc：相差更多，少算一成以上
# 相册大于三张照片之和: False

# Diagram: album
