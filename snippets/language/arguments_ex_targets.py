seats = ["空", "空"]
i = 0
i, seats[i] = 1, "小林"
print("i:", i)
print("座位:", seats)

# Output:
# i: 1
# 座位: ['空', '小林']

# Guess:
# i: 1
# 座位: ['小林', '空']
