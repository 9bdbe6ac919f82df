import operator
import pickle
from functools import partial
from itertools import product

signs = "add + sub - mul * truediv / floordiv // mod % pow **"
signs += " and_ & or_ | xor ^ lt < le <= eq == ne != gt > ge >="
names, symbols = signs.split()[::2], signs.split()[1::2]
agree = [
    getattr(operator, name)(a, b) == eval(f"{a} {symbol} {b}")
    for name, symbol in zip(names, symbols)
    for a, b in product(range(1, 20), repeat=2)
]
print(f"{len(names)} 个函数，{len(agree)} 次，与运算符一致:", all(agree))

tasks = {
    "partial(mul, 2)": partial(operator.mul, 2),
    "itemgetter('价格')": operator.itemgetter("价格"),
    "lambda n: n * 2": lambda n: n * 2,
}
for label, task in tasks.items():
    try:
        pickle.dumps(task)
        print(f"{label}: 能 pickle")
    except (pickle.PicklingError, AttributeError):
        print(f"{label}: 不能 pickle")

# Output:
# 16 个函数，5776 次，与运算符一致: True
# partial(mul, 2): 能 pickle
# itemgetter('价格'): 能 pickle
# lambda n: n * 2: 不能 pickle
