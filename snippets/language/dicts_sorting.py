from operator import itemgetter

scores = {"amy": 70, "bob": 95, "cara": 82}
print("键:", sorted(scores))
print("值:", sorted(scores.values()))
print("键，按值排:", sorted(scores, key=scores.__getitem__))
print("键值对，按键排:", sorted(scores.items()))
board = sorted(scores.items(), key=itemgetter(1), reverse=True)
print("键值对，按值倒排:", board)
print("重新装成字典:", dict(board))
print("原来的没有动:", list(scores) == ["amy", "bob", "cara"])
print("最高分的人:", max(scores, key=scores.__getitem__))
try:
    sorted(scores, itemgetter(1))  # type: ignore[call-overload]
except TypeError as error:
    print("key 不写名字:", error)

# Output:
# 键: ['amy', 'bob', 'cara']
# 值: [70, 82, 95]
# 键，按值排: ['amy', 'cara', 'bob']
# 键值对，按键排: [('amy', 70), ('bob', 95), ('cara', 82)]
# 键值对，按值倒排: [('bob', 95), ('cara', 82), ('amy', 70)]
# 重新装成字典: {'bob': 95, 'cara': 82, 'amy': 70}
# 原来的没有动: True
# 最高分的人: bob
# key 不写名字: sorted expected 1 argument, got 2
