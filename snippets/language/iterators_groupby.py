from itertools import groupby
from operator import itemgetter

boxes = [
    {"image": 1, "label": "猫"},
    {"image": 2, "label": "狗"},
    {"image": 1, "label": "鸟"},
]
by_image = itemgetter("image")


def labels(group):
    return [box["label"] for box in group]


print("没有排序:", {key: labels(g) for key, g in groupby(boxes, by_image)})
boxes.sort(key=by_image)
print("排序以后:", {key: labels(g) for key, g in groupby(boxes, by_image)})
print("先收齐再看:", [labels(g) for _, g in list(groupby(boxes, by_image))])

# Output:
# 没有排序: {1: ['鸟'], 2: ['狗']}
# 排序以后: {1: ['猫', '鸟'], 2: ['狗']}
# 先收齐再看: [[], []]

# Guess:
# 没有排序: {1: ['猫', '鸟'], 2: ['狗']}
# 排序以后: {1: ['猫', '鸟'], 2: ['狗']}
# 先收齐再看: [['猫', '鸟'], ['狗']]
