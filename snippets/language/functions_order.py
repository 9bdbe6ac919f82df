def clean(text):
    print("清洗", repr(text))
    return text.strip()


def keep(text):
    print("判断", repr(text))
    return text != ""


names = filter(keep, map(clean, [" 小林", " ", "阿明 "]))
print("流水线搭好了")
print("取到:", next(names))
print("其余:", list(names))

# Output:
# 流水线搭好了
# 清洗 ' 小林'
# 判断 '小林'
# 取到: 小林
# 清洗 ' '
# 判断 ''
# 清洗 '阿明 '
# 判断 '阿明'
# 其余: ['阿明']

# Guess:
# 清洗 ' 小林'
# 清洗 ' '
# 清洗 '阿明 '
# 判断 '小林'
# 判断 ''
# 判断 '阿明'
# 流水线搭好了
# 取到: 小林
# 其余: ['阿明']

# Guess:
# 流水线搭好了
# 清洗 ' 小林'
# 清洗 ' '
# 清洗 '阿明 '
# 判断 '小林'
# 取到: 小林
# 判断 ''
# 判断 '阿明'
# 其余: ['阿明']

# Steps: names
