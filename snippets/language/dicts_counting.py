from collections import Counter, defaultdict

words = "茶 水 茶 糖 茶 水".split()
by_get: dict[str, int] = {}
by_default: defaultdict[str, int] = defaultdict(int)
for word in words:
    by_get[word] = by_get.get(word, 0) + 1
    by_default[word] += 1
print("三种写法相等:", by_get == by_default == Counter(words))

made = []


def new_list():
    made.append("造了一个列表")
    return []


places: dict[str, list[int]] = {}
for place, word in enumerate(words):
    places.setdefault(word, new_list()).append(place)
print("setdefault:", places, "造了", len(made), "个列表")
made.clear()
grouped = defaultdict(new_list)
for place, word in enumerate(words):
    grouped[word].append(place)
print("defaultdict 结果相等:", grouped == places, "造了", len(made), "个列表")

# Output:
# 三种写法相等: True
# setdefault: {'茶': [0, 2, 4], '水': [1, 5], '糖': [3]} 造了 6 个列表
# defaultdict 结果相等: True 造了 3 个列表
