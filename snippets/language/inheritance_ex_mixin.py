class View:
    def show(self, user):
        return "账单"


class LoginRequired:
    def show(self, user):
        if user is None:
            return "请先登录"
        return super().show(user)


class Bills(LoginRequired, View):
    pass


class Orders(View, LoginRequired):
    pass


print("Bills 没登录看到:", Bills().show(None))
print("Orders 没登录看到:", Orders().show(None))

# Output:
# Bills 没登录看到: 请先登录
# Orders 没登录看到: 账单

# Guess:
# Bills 没登录看到: 请先登录
# Orders 没登录看到: 请先登录
