import functools
import warnings


def report(*args):
    return args


class Shop:
    bare = functools.partial(report, "缺货")
    static = staticmethod(functools.partial(report, "缺货"))
    method = functools.partialmethod(report, "缺货")


shop = Shop()
for name in ["bare", "static", "method"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        args = getattr(shop, name)("苹果")
    names = ["self" if arg is shop else arg for arg in args]
    print(f"{name:6}", *names, *[w.category.__name__ for w in caught])

# Output (>=3.14):
# bare   缺货 self 苹果
# static 缺货 苹果
# method self 缺货 苹果

# Output (>=3.13):
# bare   缺货 苹果 FutureWarning
# static 缺货 苹果
# method self 缺货 苹果

# Output:
# bare   缺货 苹果
# static 缺货 苹果
# method self 缺货 苹果
