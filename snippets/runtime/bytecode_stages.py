import ast
import dis
import io
import tokenize

source = "total = price * 2 + 1\n"

readline = io.StringIO(source).readline
words = [t.string for t in tokenize.generate_tokens(readline)]
print("一、词元:", *[word for word in words if word.strip()])


def shape(node):
    inner = [shape(child) for child in ast.iter_child_nodes(node)]
    inner = [part for part in inner if part not in ("Load", "Store")]
    return type(node).__name__ + (f"({', '.join(inner)})" if inner else "")


tree = ast.parse(source)
print("二、语法树:", shape(tree.body[0]))

code = compile(tree, "shop.py", "exec")
print("三、代码对象:", code.co_names, "栈深", code.co_stacksize)
print("   从文本编译也一样:", compile(source, "shop.py", "exec") == code)

steps = [step.opname for step in dis.get_instructions(code)]
print("四、字节码:", *steps[1 : steps.index("STORE_NAME") + 1])

# Output (>=3.14):
# 一、词元: total = price * 2 + 1
# 二、语法树: Assign(Name, BinOp(BinOp(Name, Mult, Constant), Add, Constant))
# 三、代码对象: ('price', 'total') 栈深 2
#    从文本编译也一样: True
# 四、字节码: LOAD_NAME LOAD_SMALL_INT BINARY_OP LOAD_SMALL_INT BINARY_OP STORE_NAME

# Output:
# 一、词元: total = price * 2 + 1
# 二、语法树: Assign(Name, BinOp(BinOp(Name, Mult, Constant), Add, Constant))
# 三、代码对象: ('price', 'total') 栈深 2
#    从文本编译也一样: True
# 四、字节码: LOAD_NAME LOAD_CONST BINARY_OP LOAD_CONST BINARY_OP STORE_NAME
