from contextlib import closing


def rows(name):
    try:
        yield 1
        yield 2
    finally:
        print("  关闭", name)


kept = rows("甲")
for row in kept:
    break
print("甲的循环已经 break，名字 kept 还在")
kept.close()
for row in rows("乙"):
    break
print("乙的循环已经 break，没有名字")
unstarted = rows("丙")
unstarted.close()
print("丙还没有开始就 close 了")
with closing(rows("丁")) as stream:
    print("丁取到", next(stream))
print("丁的 with 已经结束")

# Output:
# 甲的循环已经 break，名字 kept 还在
#   关闭 甲
#   关闭 乙
# 乙的循环已经 break，没有名字
# 丙还没有开始就 close 了
# 丁取到 1
#   关闭 丁
# 丁的 with 已经结束

# Guess:
#   关闭 甲
# 甲的循环已经 break，名字 kept 还在
#   关闭 乙
# 乙的循环已经 break，没有名字
#   关闭 丙
# 丙还没有开始就 close 了
# 丁取到 1
#   关闭 丁
# 丁的 with 已经结束
