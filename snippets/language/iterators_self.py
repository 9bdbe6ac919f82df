class Pages:
    """位置记在自己身上。"""

    def __init__(self, last):
        self.last, self.at = last, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.last:
            raise StopIteration
        self.at += 1
        return self.at


class Book:
    """每次 iter() 都交出一个新的生成器，位置记在生成器里。"""

    def __init__(self, last):
        self.last = last

    def __iter__(self):
        yield from range(1, self.last + 1)


for pages in Pages(3), Book(3):
    pairs = [(a, b) for a in pages for b in pages]
    print(f"{type(pages).__name__:5}", "两两配对:", len(pairs), "对", end="")
    print("，再来一遍:", list(pages))

# Output:
# Pages 两两配对: 2 对，再来一遍: []
# Book  两两配对: 9 对，再来一遍: [1, 2, 3]

# Guess:
# Pages 两两配对: 9 对，再来一遍: [1, 2, 3]
# Book  两两配对: 9 对，再来一遍: [1, 2, 3]
