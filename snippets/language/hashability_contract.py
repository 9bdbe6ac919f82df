class Email:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text.lower() == other.text.lower()

    def __hash__(self):
        return hash(self.text)  # 错：__eq__ 忽略大小写，这里却没有


class FixedEmail(Email):
    def __hash__(self):
        return hash(self.text.lower())


for kind in (Email, FixedEmail):
    saved, typed = kind("lin@example.com"), kind("Lin@example.com")
    print(f"{kind.__name__}: 相等: {saved == typed}", end="，")
    print("列表里查得到:", typed in [saved], end="，")
    print("字典里查得到:", typed in {saved: "小林"})

# Output:
# Email: 相等: True，列表里查得到: True，字典里查得到: False
# FixedEmail: 相等: True，列表里查得到: True，字典里查得到: True
