import pickle


def make_counter():
    count = 0

    def hit():
        nonlocal count
        count += 1
        return count

    return hit


class Counter:
    def __init__(self):
        self.count = 0

    def __call__(self):
        self.count += 1
        return self.count


for title, counter in {"闭包": make_counter(), "实例": Counter()}.items():
    print(f"{title}数了:", counter(), counter())
    try:
        restored = pickle.loads(pickle.dumps(counter))
        print(f"{title}存下再读回，接着数:", restored())
    except (AttributeError, pickle.PicklingError):
        print(f"{title}不能 pickle，限定名是", counter.__qualname__)

# Output:
# 闭包数了: 1 2
# 闭包不能 pickle，限定名是 make_counter.<locals>.hit
# 实例数了: 1 2
# 实例存下再读回，接着数: 3
