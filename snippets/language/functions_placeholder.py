import sys
from functools import partial

shifted = partial(str.replace, " ", "")
print("从最左边填，填错了:", repr(shifted("1 234")))

if sys.version_info >= (3, 14):
    from functools import Placeholder

    no_spaces = partial(str.replace, Placeholder, " ", "")
    print("留着第一个位置:", repr(no_spaces("1 234")))
else:
    no_spaces = lambda text: text.replace(" ", "")
    print("没有 Placeholder，用 lambda:", repr(no_spaces("1 234")))

# Output (>=3.14):
# 从最左边填，填错了: '1 234 1 234'
# 留着第一个位置: '1234'

# Output:
# 从最左边填，填错了: '1 234 1 234'
# 没有 Placeholder，用 lambda: '1234'
