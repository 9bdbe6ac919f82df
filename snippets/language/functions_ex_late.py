from functools import partial
from operator import mul

discount = 0.5
reduced = lambda price: price * discount
lazy = map(reduced, [10, 20])
fixed = map(partial(mul, discount), [10, 20])
eager = [price * discount for price in [10, 20]]
discount = 1
print("map 加 lambda:", list(lazy))
print("map 加 partial:", list(fixed))
print("列表推导:", eager)

# Output:
# map 加 lambda: [10, 20]
# map 加 partial: [5.0, 10.0]
# 列表推导: [5.0, 10.0]

# Guess:
# map 加 lambda: [5.0, 10.0]
# map 加 partial: [5.0, 10.0]
# 列表推导: [5.0, 10.0]
