class Reset(Exception):
    pass


def average():
    total = count = 0
    try:
        while True:
            try:
                loss = yield total / count if count else None
            except Reset:
                total = count = 0
            else:
                total, count = total + loss, count + 1
    except GeneratorExit:
        return f"重置后收到 {count} 个"


meter = average()
print("next:", next(meter))
print("send(4):", meter.send(4))
print("send(2):", meter.send(2))
print("throw(Reset):", meter.throw(Reset))
print("send(6):", meter.send(6))
print("close():", meter.close())

# Output (>=3.13):
# next: None
# send(4): 4.0
# send(2): 3.0
# throw(Reset): None
# send(6): 6.0
# close(): 重置后收到 1 个

# Output:
# next: None
# send(4): 4.0
# send(2): 3.0
# throw(Reset): None
# send(6): 6.0
# close(): None
