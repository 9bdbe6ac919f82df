from collections import Counter
from itertools import pairwise

text = "喝茶的人不爱喝水，爱喝水的人不喝茶。"
print("split():", text.split())
chars = Counter(ch for ch in text if ch.isalpha())
print("单字:", chars.most_common(3))
pairs = Counter(
    first + second
    for first, second in pairwise(text)
    if first.isalpha() and second.isalpha()  # 不跨过标点
)
print("二字:", [pair for pair, count in pairs.items() if count > 1])

# Output:
# split(): ['喝茶的人不爱喝水，爱喝水的人不喝茶。']
# 单字: [('喝', 4), ('茶', 2), ('的', 2)]
# 二字: ['喝茶', '的人', '人不', '爱喝', '喝水']

# Guess:
# split(): ['喝茶', '的', '人', '不', '爱', '喝水', '爱', '喝水', '的', '人', '不', '喝茶']
# 单字: [('喝', 4), ('茶', 2), ('的', 2)]
# 二字: ['喝茶', '喝水']
