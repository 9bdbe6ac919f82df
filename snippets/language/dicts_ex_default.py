from collections import Counter, defaultdict

seen: defaultdict[str, int] = defaultdict(int)
tally: Counter[str] = Counter()
for name in ("茶", "水"):
    if seen[name] == 0 and tally[name] == 0:
        tally[name] += 1
print("defaultdict:", dict(seen), "Counter:", dict(tally))
tally["茶"] = 0
print("清零以后还在里面:", "茶" in tally, "项数:", len(tally))
tally += Counter()
print("加上一个空的以后:", dict(tally))

# Output:
# defaultdict: {'茶': 0, '水': 0} Counter: {'茶': 1, '水': 1}
# 清零以后还在里面: True 项数: 2
# 加上一个空的以后: {'水': 1}
