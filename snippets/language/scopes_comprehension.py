import sys


def report(rows):
    unit = "件"
    frames = [sys._getframe().f_code.co_name for unit in rows]
    visible = [sorted(locals()) for row in rows]
    lazy = next(sys._getframe().f_code.co_name for row in rows)
    any((hit := row) > 100 for row in rows)
    print("循环变量没有盖掉同名的 unit:", unit)
    print("循环变量 row 漏到外面:", "row" in locals())
    print("海象运算符绑定的 hit 留在外面:", hit)
    print("列表推导式运行在:", frames[0])
    print("生成器表达式运行在:", lazy)
    print("列表推导式里的 locals():", visible[0])


report([30, 120, 80])

# Output (>=3.12):
# 循环变量没有盖掉同名的 unit: 件
# 循环变量 row 漏到外面: False
# 海象运算符绑定的 hit 留在外面: 120
# 列表推导式运行在: report
# 生成器表达式运行在: <genexpr>
# 列表推导式里的 locals(): ['frames', 'row', 'rows', 'unit']

# Output:
# 循环变量没有盖掉同名的 unit: 件
# 循环变量 row 漏到外面: False
# 海象运算符绑定的 hit 留在外面: 120
# 列表推导式运行在: <listcomp>
# 生成器表达式运行在: <genexpr>
# 列表推导式里的 locals(): ['.0', 'row']
