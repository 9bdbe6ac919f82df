def tag(item, tags=[]):
    tags.append(item)
    return tags


print("还没有调用过:", tag.__defaults__)
tag("新品")
print("调用一次之后:", tag.__defaults__)
shelf = tag("特价")
print("返回的就是默认值:", shelf is tag.__defaults__[0])
print("自己传一个，就与它无关:", tag("清仓", []))

# Output:
# 还没有调用过: ([],)
# 调用一次之后: (['新品'],)
# 返回的就是默认值: True
# 自己传一个，就与它无关: ['清仓']

# Diagram: tag, shelf
