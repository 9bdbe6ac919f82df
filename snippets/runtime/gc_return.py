import gc


class Link:
    pass


class SlotLink:
    __slots__ = ("next",)


def collect_self_loop(kind, look_at_dict=False):
    link = kind()
    link.next = link
    if look_at_dict:
        vars(link)  # 迫使 CPython 建出 __dict__
    del link
    return gc.collect()


gc.collect()
gc.disable()
print("普通实例，收回:", collect_self_loop(Link))
print(
    "看过 __dict__ 的实例，收回:", collect_self_loop(Link, look_at_dict=True)
)
print("__slots__ 实例，收回:", collect_self_loop(SlotLink))

# Output (>=3.13, <3.13.13, gil):
# 普通实例，收回: 1
# 看过 __dict__ 的实例，收回: 1
# __slots__ 实例，收回: 1

# Output (>=3.14, <3.14.4, gil):
# 普通实例，收回: 1
# 看过 __dict__ 的实例，收回: 1
# __slots__ 实例，收回: 1

# Output (gil):
# 普通实例，收回: 1
# 看过 __dict__ 的实例，收回: 2
# __slots__ 实例，收回: 1
