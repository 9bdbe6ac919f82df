from collections import OrderedDict
from time import process_time

COUNT = 20_000
plain = dict.fromkeys(range(COUNT))
ordered = OrderedDict.fromkeys(range(COUNT))

start = process_time()
while plain:
    del plain[next(iter(plain))]  # 每次都要跨过前面所有的空条目
middle = process_time()
while ordered:
    ordered.popitem(last=False)
end = process_time()

slower = (middle - start) / (end - middle)
print("从最前取到空，dict 慢 5 倍以上:", slower > 5)

# Output:
# 从最前取到空，dict 慢 5 倍以上: True
