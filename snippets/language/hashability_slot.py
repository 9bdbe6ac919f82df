class Card:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number


card = Card(1)
loans = {card: "小林"}
members = {card}
for number in (1, 2, 9, 10, 17):
    card.number = number
    print(f"哈希 {number:2}，", end="")
    print("字典里有:", card in loans, "集合里有:", card in members)

# Output:
# 哈希  1，字典里有: True 集合里有: True
# 哈希  2，字典里有: False 集合里有: False
# 哈希  9，字典里有: True 集合里有: False
# 哈希 10，字典里有: False 集合里有: False
# 哈希 17，字典里有: True 集合里有: False

# Guess:
# 哈希  1，字典里有: True 集合里有: True
# 哈希  2，字典里有: False 集合里有: False
# 哈希  9，字典里有: False 集合里有: False
# 哈希 10，字典里有: False 集合里有: False
# 哈希 17，字典里有: False 集合里有: False
