def delete(items, place):
    del items[place]


def swap_and_pop(items, place):  # 次序不要紧时：用最后一个补上空位
    items[place] = items[-1]
    items.pop()


def moved(remove):
    sessions = list(range(1000))
    remove(sessions, 100)
    return sum(session != place for place, session in enumerate(sessions))


print("del，挪动的元素:", moved(delete))
print("换上最后一个再 pop，挪动的元素:", moved(swap_and_pop))

# Output:
# del，挪动的元素: 899
# 换上最后一个再 pop，挪动的元素: 1
