import functools


def runs(maxsize):
    count = 0

    @functools.lru_cache(maxsize)
    def fib(n):
        nonlocal count
        count += 1
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    fib(20)
    return count


print("maxsize=3 时函数体运行:", runs(3), "次")
print("maxsize=2 时函数体运行的次数也是它:", runs(2) == runs(3))
print("maxsize=2 时比一千次还多:", runs(2) > 1000)

# Output:
# maxsize=3 时函数体运行: 21 次
# maxsize=2 时函数体运行的次数也是它: False
# maxsize=2 时比一千次还多: True
