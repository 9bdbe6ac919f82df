import bdb
import sys


def refund(prices):
    total = 0
    for price in prices:
        if price < 0:
            total -= price
    return total


def by_settrace(function, *args):
    lines = []

    def trace(frame, event, arg):
        if frame.f_code is function.__code__ and event == "line":
            lines.append((frame.f_lineno, dict(frame.f_locals)))
        return trace

    sys.settrace(trace)
    try:
        function(*args)
    finally:
        sys.settrace(None)
    return lines


class Recorder(bdb.Bdb):  # pdb.Pdb 也继承它
    def user_line(self, frame):
        if frame.f_code is refund.__code__:
            self.lines.append((frame.f_lineno, dict(frame.f_locals)))
        self.set_step()


recorder = Recorder()
recorder.lines = []
recorder.runcall(refund, [3, -4])
mine = by_settrace(refund, [3, -4])
for number, names in mine:
    names.pop("prices")
    print("停在第", number, "行:", names)
recorder.lines = [
    (number, {k: v for k, v in names.items() if k != "prices"})
    for number, names in recorder.lines
]
print("bdb 停的次数、行号、变量都一样:", mine == recorder.lines)

# Output:
# 停在第 6 行: {}
# 停在第 7 行: {'total': 0}
# 停在第 8 行: {'total': 0, 'price': 3}
# 停在第 7 行: {'total': 0, 'price': 3}
# 停在第 8 行: {'total': 0, 'price': -4}
# 停在第 9 行: {'total': 0, 'price': -4}
# 停在第 7 行: {'total': 4, 'price': -4}
# 停在第 10 行: {'total': 4, 'price': -4}
# bdb 停的次数、行号、变量都一样: True
