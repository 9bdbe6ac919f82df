class Property:
    def __init__(self, fget=None, fset=None, fdel=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel

    def __set_name__(self, owner, name):
        self.name = name

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self  # 从类上取，得到描述符自己
        return self.run(self.fget, "getter", instance)

    def __set__(self, instance, value):
        self.run(self.fset, "setter", instance, value)

    def __delete__(self, instance):
        self.run(self.fdel, "deleter", instance)

    def run(self, function, role, instance, *args):
        if function is None:
            kind = type(instance).__qualname__
            what = f"property {self.name!r} of {kind!r} object has no {role}"
            raise AttributeError(what)
        return function(instance, *args)


def build(prop):
    class Account:
        saved = 0

        @prop
        def balance(self):
            return self.saved

        @balance.setter  # type: ignore[no-redef]
        def balance(self, value):
            if value < 0:
                raise ValueError("余额不能为负")
            self.saved = value

        @prop
        def owner(self):
            return "小林"

        hidden = prop(None, lambda self, value: None)

    return Account


def outcome(source, account):
    try:
        return repr(eval(source, {"account": account}))
    except (AttributeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


mine, builtin = build(Property)(), build(property)()
for source in [
    "account.balance",
    "setattr(account, 'balance', 100)",
    "account.balance",
    "setattr(account, 'balance', -1)",
    "setattr(account, 'owner', '小王')",
    "delattr(account, 'owner')",
    "account.hidden",
    "vars(account).update(owner='假名')",
    "account.owner",
    "vars(account)",
]:
    result = outcome(source, mine)
    print(source, "→", result)
    assert result == outcome(source, builtin)
print("每一行都与内置的 property 相同")

# Output:
# account.balance → 0
# setattr(account, 'balance', 100) → None
# account.balance → 100
# setattr(account, 'balance', -1) → ValueError: 余额不能为负
# setattr(account, 'owner', '小王') → AttributeError: property 'owner' of 'build.<locals>.Account' object has no setter
# delattr(account, 'owner') → AttributeError: property 'owner' of 'build.<locals>.Account' object has no deleter
# account.hidden → AttributeError: property 'hidden' of 'build.<locals>.Account' object has no getter
# vars(account).update(owner='假名') → None
# account.owner → '小林'
# vars(account) → {'saved': 100, 'owner': '假名'}
# 每一行都与内置的 property 相同
