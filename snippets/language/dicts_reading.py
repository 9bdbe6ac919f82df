from collections import Counter, defaultdict

words = "茶 水 茶".split()
plain, counter = defaultdict(int), Counter(words)
for word in words:
    plain[word] += 1
print("读不存在的键:", plain["米"], counter["米"])
print("defaultdict 多了一项:", dict(plain))
print("Counter 没有多:", dict(counter))
print("get 和 in 不会添:", plain.get("油"), "油" in plain, len(plain))
try:
    for word in plain:
        if plain[word + "叶"]:
            print(word)
except RuntimeError as error:
    print("循环里只读不写:", error)
plain.default_factory = None  # 装完了就关掉
try:
    plain["盐"]
except KeyError as error:
    print("关掉以后，KeyError:", error)

# Output:
# 读不存在的键: 0 0
# defaultdict 多了一项: {'茶': 2, '水': 1, '米': 0}
# Counter 没有多: {'茶': 2, '水': 1}
# get 和 in 不会添: None False 3
# 循环里只读不写: dictionary changed size during iteration
# 关掉以后，KeyError: '盐'
