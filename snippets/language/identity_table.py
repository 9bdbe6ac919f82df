LITERALS = """\
None
256
257
-5
-6
3.14
1000 + 24
'user_id'
'1abc'
'hello, world'
'hello, ' + 'world'
'é'
'中'
(1, 2)
(1, [2])
[]
'ab' * 2048
'ab' * 2049"""


def same(*units):
    """依次编译、运行各个单元，返回最后 a 和 b 是不是同一个对象。"""
    space: dict[str, object] = {}
    for unit in units:
        exec(compile(unit, "demo", "exec"), space)
    return "是" if space["a"] is space["b"] else "否"


print("同一文件  同一文件，两个函数  逐行编译  字面量")
for text in LITERALS.splitlines():
    one_file = same(f"a = {text}\nb = {text}")
    functions = same(
        f"def f(): return {text}\ndef g(): return {text}\na = f(); b = g()"
    )
    line_by_line = same(f"a = {text}", f"b = {text}")
    print(f"{one_file:8} {functions:18} {line_by_line:8} {text}")

# Output (gil):
# 同一文件  同一文件，两个函数  逐行编译  字面量
# 是        是                  是        None
# 是        是                  是        256
# 是        是                  否        257
# 是        是                  是        -5
# 是        是                  否        -6
# 是        是                  否        3.14
# 是        是                  否        1000 + 24
# 是        是                  是        'user_id'
# 是        是                  是        '1abc'
# 是        是                  否        'hello, world'
# 是        是                  否        'hello, ' + 'world'
# 是        是                  是        'é'
# 是        是                  否        '中'
# 是        是                  否        (1, 2)
# 否        否                  否        (1, [2])
# 否        否                  否        []
# 是        是                  是        'ab' * 2048
# 否        否                  否        'ab' * 2049
