import enum
import inspect


class Unset(enum.Enum):
    UNSET = "没有传"


def total(prices, shipping=()):
    return sum([*prices, *shipping])  # 造新的，不动调用者的列表


def tag(item, tags=None):
    tags = [] if tags is None else list(tags)
    tags.append(item)
    return tags


def update(name, /, *, phone=Unset.UNSET):
    if phone is Unset.UNSET:
        return f"{name}: 不改电话"
    return f"{name}: 删去电话" if phone is None else f"{name}: {phone}"


basket = [30, 20]
print("算两次:", total(basket, [5]), total(basket, [5]))
print("每次都是新列表:", tag("新品"), tag("特价"))
print(update("小林"), update("小林", phone=None), sep="，")

job = (update, ("小林",), {"telephone": "110"})
function, args, kwargs = job
try:
    inspect.signature(function).bind(*args, **kwargs)
except TypeError as error:
    print("还没有运行就查出来:", error)

# Output:
# 算两次: 55 55
# 每次都是新列表: ['新品'] ['特价']
# 小林: 不改电话，小林: 删去电话
# 还没有运行就查出来: got an unexpected keyword argument 'telephone'
