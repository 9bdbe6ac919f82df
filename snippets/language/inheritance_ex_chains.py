class Label:
    pass


class Button(Label):
    pass


class Icon:
    pass


class Toggle(Icon):
    pass


class Item(Button, Toggle):
    pass


print("次序:", *[cls.__name__ for cls in Item.__mro__])

# Output:
# 次序: Item Button Label Toggle Icon object

# Guess:
# 次序: Item Button Toggle Label Icon object
