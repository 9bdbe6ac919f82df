def log(message, level="INFO", *users):
    return f"[{level}] {message}: {', '.join(users)}"


def log_named(message, *users, level="INFO"):
    return f"[{level}] {message}: {', '.join(users)}"


print("默认值写在前面:", log("登录", "小林", "阿明"))
print("只许用关键字传:", log_named("登录", "小林", "阿明"))

# Output:
# 默认值写在前面: [小林] 登录: 阿明
# 只许用关键字传: [INFO] 登录: 小林, 阿明

# Guess:
# 默认值写在前面: [INFO] 登录: 小林, 阿明
# 只许用关键字传: [INFO] 登录: 小林, 阿明
