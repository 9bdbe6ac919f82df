import sys
import tracemalloc

text = "狗 猫 鸟 " * 100_000
tracemalloc.start()
words = text.split()
plain = tracemalloc.get_traced_memory()[0]
seen: dict[str, str] = {}
words = [seen.setdefault(word, word) for word in words]
shared = tracemalloc.get_traced_memory()[0]
tracemalloc.stop()

whole = sys.getsizeof(text)
print("拆成词，是原文的 8 倍以上:", plain > 8 * whole)
print("合并相同的词，不到原文的 3 倍:", shared < 3 * whole)
print("内容没有变:", " ".join(words) == text.strip())

# Output:
# 拆成词，是原文的 8 倍以上: True
# 合并相同的词，不到原文的 3 倍: True
# 内容没有变: True
