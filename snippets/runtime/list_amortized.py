def copies(appends, rule):
    """最坏情形：每换一次数组，都把已有的指针抄一遍。"""
    allocated = total = 0
    for newsize in range(1, appends + 1):
        if newsize > allocated:
            total += newsize - 1
            allocated = rule(newsize)
    return total


def with_spare(newsize):
    return (newsize + (newsize >> 3) + 6) & ~3


def without_spare(newsize):
    return newsize


for appends in (100, 10_000, 1_000_000):
    average = copies(appends, with_spare) / appends
    print(f"{appends} 次 append，平均每次抄 {average:.1f} 个指针")
average = copies(10_000, without_spare) / 10_000
print(f"要是不多留：10000 次，平均每次抄 {average:.1f} 个")

# Output:
# 100 次 append，平均每次抄 4.1 个指针
# 10000 次 append，平均每次抄 8.3 个指针
# 1000000 次 append，平均每次抄 8.4 个指针
# 要是不多留：10000 次，平均每次抄 4999.5 个
