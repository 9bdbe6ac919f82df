def add_tag(tag, tags=[]):
    tags.append(tag)
    return tags


print("第一次调用:", add_tag("Python"))
print("第二次调用:", add_tag("GIL"))
print("返回的是同一个列表:", add_tag("a") is add_tag("b"))

# Output:
# 第一次调用: ['Python']
# 第二次调用: ['Python', 'GIL']
# 返回的是同一个列表: True
