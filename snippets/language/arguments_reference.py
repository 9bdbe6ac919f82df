def reset(count):
    count = 0


def swap(left, right):
    left, right = right, left


def sign(contract):
    contract.append("已签字")


clicks = 7
reset(clicks)
tea, water = ["茶"], ["水"]
swap(tea, water)
paper = ["合同"]
sign(paper)
print("点击数:", clicks)
print("tea 和 water:", tea, water)
print("合同:", paper)

# Output:
# 点击数: 7
# tea 和 water: ['茶'] ['水']
# 合同: ['合同', '已签字']

# Guess:
# 点击数: 0
# tea 和 water: ['水'] ['茶']
# 合同: ['合同', '已签字']

# Guess:
# 点击数: 7
# tea 和 water: ['茶'] ['水']
# 合同: ['合同']

# Steps: clicks, tea, water, paper
