import copy


def make_counter():
    count = 0

    def hit():
        nonlocal count
        count += 1
        return count

    return hit


original = make_counter()
original()
duplicate = copy.deepcopy(original)
print("副本:", duplicate())
print("原件:", original())
print("是同一个函数:", duplicate is original)

# Output:
# 副本: 2
# 原件: 3
# 是同一个函数: True

# Guess:
# 副本: 2
# 原件: 2
# 是同一个函数: False

# Guess:
# 副本: 1
# 原件: 2
# 是同一个函数: False
