import types


def make_price(rate):
    def price(amount, fee=5):
        return amount * rate + fee

    return price


price = make_price(2)
twin = types.FunctionType(
    price.__code__,
    globals(),
    "twin",
    (0,),  # 默认值
    (types.CellType(3),),  # 单元格，里面是 rate
)
print("原来的:", price(10))
print("同一段代码，换了默认值和单元格:", twin(10))
print("代码对象是同一个:", twin.__code__ is price.__code__)

# Output:
# 原来的: 25
# 同一段代码，换了默认值和单元格: 30
# 代码对象是同一个: True

# Diagram: price, twin
