def listen(heard):
    while len(heard) < 2:
        heard.append((yield))
    return "听到 " + repr(heard)


def by_loop(heard):
    for item in listen(heard):  # noqa: UP028
        yield item


def by_delegation(heard):
    return (yield from listen(heard))


for outer in by_loop, by_delegation:
    heard: list[str] = []
    generator = outer(heard)
    try:
        next(generator)
        generator.send("猫")
        generator.send("狗")
    except StopIteration as stop:
        print(f"{outer.__name__:13}", "收到:", heard, "返回:", stop.value)

# Output:
# by_loop       收到: [None, None] 返回: None
# by_delegation 收到: ['猫', '狗'] 返回: 听到 ['猫', '狗']
