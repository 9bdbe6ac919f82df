calls: list[str] = []


class Book:
    def __init__(self, isbn):
        self.isbn = isbn

    def __hash__(self):
        calls.append("hash")
        return self.isbn

    def __eq__(self, other):
        calls.append("eq")
        return self.isbn == other.isbn


def report(label):
    print(f"{label}: {calls}")
    calls.clear()


book = Book(17)
shelf = {book}
report("放进集合")
print("查同一个对象", book in shelf, end="，")
report("调用了")
print("查相等的另一个", Book(17) in shelf, end="，")
report("调用了")
print("查哈希不同的", Book(99) in shelf, end="，")
report("调用了")
copied = [list(shelf), set(shelf), frozenset(shelf), shelf | shelf]
report("遍历、拷贝、合并，调用了")
shelf.update(Book(isbn) for isbn in range(1000, 2000))
print("再放一千本，表扩容多次，算哈希:", calls.count("hash"), "次")

# Output:
# 放进集合: ['hash']
# 查同一个对象 True，调用了: ['hash']
# 查相等的另一个 True，调用了: ['hash', 'eq']
# 查哈希不同的 False，调用了: ['hash']
# 遍历、拷贝、合并，调用了: []
# 再放一千本，表扩容多次，算哈希: 1000 次
