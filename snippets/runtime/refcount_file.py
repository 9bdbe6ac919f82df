import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    open("orders.csv", "w").write("id,price\n")  # 没有名字，这一行结束就归零
    print("下一行已收到:", [w.category.__name__ for w in caught])

with open("orders.csv") as orders:  # 正确写法：关闭时间写在代码里
    print("内容已写入文件:", orders.read() == "id,price\n")
print("离开 with，名字还在，文件已关:", orders.closed)

# Output:
# 下一行已收到: ['ResourceWarning']
# 内容已写入文件: True
# 离开 with，名字还在，文件已关: True
