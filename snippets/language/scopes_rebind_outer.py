count = 0
cart = ["书"]


def add_one():
    count += 1


def extend_with_operator():
    cart += ["笔"]


def append():
    cart.append("笔")


for change in (add_one, extend_with_operator, append):
    try:
        change()
    except UnboundLocalError as error:
        print(f"{change.__name__}: {error}")
    else:
        print(f"{change.__name__}: 成功，cart = {cart}")

# Output:
# add_one: cannot access local variable 'count' where it is not associated with a value
# extend_with_operator: cannot access local variable 'cart' where it is not associated with a value
# append: 成功，cart = ['书', '笔']
