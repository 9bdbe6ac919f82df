import sys

from IPython.core.inputtransformer2 import TransformerManager

cell = "files = !ls\n%time load(files)\nload?\n"
python = TransformerManager().transform_cell(cell)
print(python, end="")
code = compile(python, "cell", "exec")
print("内置的 compile 能编译它:", code.co_names[:2])
print("执行它的解释器:", sys.implementation.name)

# Output:
# files = get_ipython().getoutput('ls')
# get_ipython().run_line_magic('time', 'load(files)')
# get_ipython().run_line_magic('pinfo', 'load')
# 内置的 compile 能编译它: ('get_ipython', 'getoutput')
# 执行它的解释器: cpython
