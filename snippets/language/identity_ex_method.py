class Player:
    def play(self):
        return "播放"


player = Player()
callbacks = [player.play]
print("用 in 找:", player.play in callbacks)
print("用 is 找:", any(item is player.play for item in callbacks))
print("id 相等:", id(player.play) == id(player.play))

# Output:
# 用 in 找: True
# 用 is 找: False
# id 相等: True
