tax = 6


class Invoice:
    tax = 13
    next_line = tax + 1
    first_iterable = [rate * 10 for rate in [tax]]
    element = [tax * 10 for _ in range(1)]

    def bare_name(self):
        return tax

    def through_self(self):
        return self.tax


invoice = Invoice()
print("类体的下一行:", Invoice.next_line)
print("推导式的第一个可迭代对象:", Invoice.first_iterable)
print("推导式的其余部分:", Invoice.element)
print("方法里直接写 tax:", invoice.bare_name())
print("方法里写 self.tax:", invoice.through_self())

# Output:
# 类体的下一行: 14
# 推导式的第一个可迭代对象: [130]
# 推导式的其余部分: [60]
# 方法里直接写 tax: 6
# 方法里写 self.tax: 13
