import os
import sys


def total(prices):
    result = 0
    for price in prices:
        result += price
        breakpoint("到", price, "为止:", result)
    return result


def show_locals(*args):
    names = sys._getframe(1).f_locals
    print("  调用者的变量:", {k: names[k] for k in ("price", "result")})


os.environ["PYTHONBREAKPOINT"] = "0"
print("=0，全都跳过:", total([3, 4]))

os.environ["PYTHONBREAKPOINT"] = "builtins.print"
print("换成 print，不停下:")
total([3, 4])

sys.breakpointhook = show_locals
print("换掉钩子本身，环境变量就没人看了:")
total([3, 4])

# Output:
# =0，全都跳过: 7
# 换成 print，不停下:
# 到 3 为止: 3
# 到 4 为止: 7
# 换掉钩子本身，环境变量就没人看了:
#   调用者的变量: {'price': 3, 'result': 3}
#   调用者的变量: {'price': 4, 'result': 7}
