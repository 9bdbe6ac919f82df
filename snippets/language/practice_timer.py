import cProfile
import functools
import pstats
import timeit


class Clock:  # 只有 work 才让它走：三种计时器看同一个钟，答案可以用 == 比
    now = 0

    def __call__(self):
        return self.now

    def work(self, seconds):
        self.now += seconds


def timed(clock):
    def decorator(function):
        depth = 0

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            nonlocal depth
            start, depth = clock(), depth + 1
            try:
                return function(*args, **kwargs)
            finally:
                depth -= 1
                wrapper.calls += 1
                wrapper.every_level += clock() - start
                if depth == 0:  # 递归时只算最外面一层
                    wrapper.total += clock() - start

        wrapper.calls = wrapper.total = wrapper.every_level = 0
        return wrapper

    return decorator


clock = Clock()


@timed(clock)
def visit(folder):
    clock.work(2)
    for inner in folder:
        visit(inner)


tree: list = [[[], []], [[]]]
profile = cProfile.Profile(clock, 1)
profile.runcall(visit, tree)
stats = pstats.Stats(profile).stats
[(_, calls, _, cumulative, _)] = [s for k, s in stats.items() if "visit" in k]
print("自己的计时:", visit.calls, "次，", visit.total, "秒")
print("与 cProfile 相同:", (calls, cumulative) == (visit.calls, visit.total))
one_run = visit.total
three_runs = timeit.Timer(lambda: visit(tree), timer=clock).timeit(number=3)
print("timeit 跑三遍，是三倍:", three_runs == 3 * one_run)
print("每层都加，四遍得:", visit.every_level, "秒；钟走了:", clock.now, "秒")

# Output:
# 自己的计时: 6 次， 12 秒
# 与 cProfile 相同: True
# timeit 跑三遍，是三倍: True
# 每层都加，四遍得: 112 秒；钟走了: 48 秒
