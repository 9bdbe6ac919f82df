def remind():
    print("  提醒发出")
    return "已提醒"


def later(task):
    return task  # 先存着，到时候再调用


print("later(remind)")
job = later(remind)
print("later(remind())")
mistake = later(remind())
print("能调用吗:", callable(job), callable(mistake))

# Output:
# later(remind)
# later(remind())
#   提醒发出
# 能调用吗: True False
