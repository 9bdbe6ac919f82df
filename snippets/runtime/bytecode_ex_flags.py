import ast

source = '"""结算。"""\nassert price > 0, "价格必须是正数"\n'
for level in (0, 1, 2):
    scope = {"price": -1, "__doc__": None}
    try:
        exec(compile(source, "check.py", "exec", optimize=level), scope)
        outcome = "没有检查"
    except AssertionError as error:
        outcome = f"AssertionError: {error}"
    print(f"optimize={level}:", outcome, "文档字符串:", scope["__doc__"])

tree = compile(source, "check.py", "exec", flags=ast.PyCF_ONLY_AST)
print("PyCF_ONLY_AST 停在语法树:", type(tree).__name__)

# Output:
# optimize=0: AssertionError: 价格必须是正数 文档字符串: 结算。
# optimize=1: 没有检查 文档字符串: 结算。
# optimize=2: 没有检查 文档字符串: None
# PyCF_ONLY_AST 停在语法树: Module
