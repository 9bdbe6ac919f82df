def attempt(label, change):
    stock = {"茶": 3, "水": 0, "糖": 5}
    try:
        for name in stock:
            change(stock, name)
        print(f"{label}: 没有报错")
    except RuntimeError as error:
        print(f"{label}: {error}")


def drop_last(stock, name):
    if name == "糖":
        del stock[name]


attempt("改值", lambda stock, name: stock.update({name: 9}))
attempt("添键", lambda stock, name: stock.update({"米": 9}))
attempt("删键", lambda stock, name: stock.pop(name))
attempt("只在最后一步删", drop_last)

stock = {"茶": 3, "水": 0, "糖": 5}
for name in list(stock):  # 先抄一份键
    if stock[name] == 0:
        del stock[name]
print("遍历抄下的键:", stock)

# Output:
# 改值: 没有报错
# 添键: dictionary changed size during iteration
# 删键: dictionary changed size during iteration
# 只在最后一步删: dictionary changed size during iteration
# 遍历抄下的键: {'茶': 3, '糖': 5}
