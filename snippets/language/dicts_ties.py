from collections import Counter

votes = Counter("水 茶 糖 茶 水 米 糖".split())
print("计数:", dict(votes))
print("前两名:", votes.most_common(2))
print("换个投票次序:", Counter("糖 茶 水 茶 水 米 糖".split()).most_common(2))


def top(counter, n):
    """前 n 名，并列的都算上；同票的按名字排。"""
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    least = ranked[n - 1][1]
    return [(name, count) for name, count in ranked if count >= least]


print("并列都算上:", top(votes, 2))

# Output:
# 计数: {'水': 2, '茶': 2, '糖': 2, '米': 1}
# 前两名: [('水', 2), ('茶', 2)]
# 换个投票次序: [('糖', 2), ('茶', 2)]
# 并列都算上: [('水', 2), ('糖', 2), ('茶', 2)]

# Guess:
# 计数: {'水': 2, '茶': 2, '糖': 2, '米': 1}
# 前两名: [('水', 2), ('茶', 2)]
# 换个投票次序: [('水', 2), ('茶', 2)]
# 并列都算上: [('水', 2), ('糖', 2), ('茶', 2)]
