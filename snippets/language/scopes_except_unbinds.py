def parse(text):
    try:
        return int(text)
    except ValueError as error:
        saved = error
        explain = lambda: f"出错了: {error}"
        print("处理器里:", explain())
    print("处理器之后 error 还在:", "error" in locals(), "/ saved:", saved)
    return explain


later = parse("十二")
try:
    later()
except NameError as problem:
    print(f"{type(problem).__name__}: {problem}")

# Output:
# 处理器里: 出错了: invalid literal for int() with base 10: '十二'
# 处理器之后 error 还在: False / saved: invalid literal for int() with base 10: '十二'
# NameError: cannot access free variable 'error' where it is not associated with a value in enclosing scope
