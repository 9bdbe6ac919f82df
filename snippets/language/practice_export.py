import functools
import types


class api_export:
    def __init__(self, *names, api):
        self.names, self.api = names, api

    def __call__(self, target):
        if "_api_names" in vars(target):  # 不用 hasattr：子类会继承属性
            raise ValueError(f"{target.__name__} 已经导出过")
        target._api_names = [f"{self.api}.{name}" for name in self.names]
        exported.append(target)
        return target


shop_export = functools.partial(api_export, api="shop")
exported = []


@shop_export("cart.total", "total")
def sum_prices(prices):
    return sum(prices)


print("@ 后面的对象:", type(shop_export("cart.total")).__name__, "的实例")
print("装饰以后的名字:", sum_prices.__name__, sum_prices._api_names)
print("这时有 shop 这个模块吗:", "shop" in globals())


def build(targets):
    modules = {}
    for target in targets:
        for path in target._api_names:
            *parents, name = path.split(".")
            for depth in range(1, len(parents) + 1):
                module = ".".join(parents[:depth])
                if module not in modules:
                    modules[module] = types.ModuleType(module)
                    outer, _, inner = module.rpartition(".")
                    if outer:
                        setattr(modules[outer], inner, modules[module])
            setattr(modules[".".join(parents)], name, target)
    return modules


shop = build(exported)["shop"]
print("两个公开的名字，一个函数:", shop.cart.total is shop.total is sum_prices)
print("公开名字下的 __name__:", shop.cart.total.__name__)

# Output:
# @ 后面的对象: api_export 的实例
# 装饰以后的名字: sum_prices ['shop.cart.total', 'shop.total']
# 这时有 shop 这个模块吗: False
# 两个公开的名字，一个函数: True
# 公开名字下的 __name__: sum_prices
