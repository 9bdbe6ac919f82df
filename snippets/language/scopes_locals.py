import sys


def checkout():
    price = 100
    first = locals()
    price = 80
    second = locals()
    print("两次 locals() 是同一个字典:", first is second)
    print("第一次拿到的字典里，price 是", first["price"])
    exec("price = 1; coupon = 5")
    print("exec 赋值之后，price 还是", price)
    print("coupon 留在 locals() 里:", "coupon" in locals())
    sys._getframe().f_locals["price"] = 60
    print("写 frame.f_locals 之后，price 是", price)
    results: dict[str, int] = {}
    exec("price = 1", {}, results)
    print("自己给 exec 一个字典，从里面取:", results["price"])


checkout()

# Output (>=3.13):
# 两次 locals() 是同一个字典: False
# 第一次拿到的字典里，price 是 100
# exec 赋值之后，price 还是 80
# coupon 留在 locals() 里: False
# 写 frame.f_locals 之后，price 是 60
# 自己给 exec 一个字典，从里面取: 1

# Output:
# 两次 locals() 是同一个字典: True
# 第一次拿到的字典里，price 是 80
# exec 赋值之后，price 还是 80
# coupon 留在 locals() 里: True
# 写 frame.f_locals 之后，price 是 80
# 自己给 exec 一个字典，从里面取: 1
