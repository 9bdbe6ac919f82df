import functools
import random

MARK = object()


def make_key(args, kwargs, typed):
    values = (*args, *kwargs.values())
    if len(values) == 1 and args and not typed and type(*args) in (int, str):
        return args[0]  # 省掉一层元组
    types = tuple(map(type, values)) if typed else ()
    return (args, MARK, tuple(kwargs.items()), types)


def my_lru_cache(maxsize, typed):
    def decorator(function):
        results = {}  # 字典记得次序：排在最前面的最久没有用过
        hits = misses = 0

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            nonlocal hits, misses
            key = make_key(args, kwargs, typed)
            if key in results:
                hits += 1
                results[key] = results.pop(key)  # 挪到最后面
                return results[key]
            misses += 1
            results[key] = value = function(*args, **kwargs)
            if maxsize is not None and len(results) > maxsize:
                del results[next(iter(results))]
            return value

        wrapper.info = lambda: (hits, misses, maxsize, len(results))
        return wrapper

    return decorator


def counting(ran):
    def price(*args, **kwargs):
        ran.append((args, kwargs))
        return len(ran)  # 第几次运行，缓存里就存着几

    return price


rng = random.Random(2026)
pool = [1, 1.0, True, 2, 2.0, "1", "2", (1,), (1.0,)]
agreed, evictions = [], 0
for _ in range(300):
    maxsize, typed = rng.choice([0, 1, 2, 3, 5, 8, None]), rng.random() < 0.5
    ran: list[list] = [[], []]  # 每个函数真正运行了哪些调用
    theirs = functools.lru_cache(maxsize, typed)(counting(ran[0]))
    mine = my_lru_cache(maxsize, typed)(counting(ran[1]))
    for _ in range(200):
        args = rng.choices(pool, k=rng.randint(0, 2))
        names = rng.sample(["cost", "tax"], rng.randint(0, 2))
        kwargs = {name: rng.choice(pool) for name in names}
        agreed.append(theirs(*args, **kwargs) == mine(*args, **kwargs))
    agreed.append(repr(ran[0]) == repr(ran[1]))
    agreed.append(theirs.cache_info() == mine.info())
    hits, misses, _, size = mine.info()
    evictions += misses - size
print("随机调用:", 300 * 200, "其间淘汰的多于一万项:", evictions > 10_000)
print("返回值、真正运行的调用、命中数、未命中数、大小全部相同:", all(agreed))

# Output:
# 随机调用: 60000 其间淘汰的多于一万项: True
# 返回值、真正运行的调用、命中数、未命中数、大小全部相同: True
