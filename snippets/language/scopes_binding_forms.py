import symtable
import textwrap

statements = [
    "name += 1",
    "name: int",
    "(name := 1)",
    "for name in (): pass",
    "import name.sub",
    "with open('f') as name: pass",
    "try: pass\nexcept ValueError as name: pass",
    "match 1:\n    case name: pass",
    "class name: pass",
    "del name",
    "name.attr = 1",
    "name[0] = 1",
    "name.append(1)",
]
for statement in statements:
    source = "def probe():\n" + textwrap.indent(statement, "    ")
    blocks = symtable.symtable(source, "demo", "exec").get_children()
    probe = next(block for block in blocks if block.get_name() == "probe")
    scope = "局部" if probe.lookup("name").is_local() else "不是局部"
    print(f"{scope}  {' '.join(statement.split())}")

# Output:
# 局部  name += 1
# 局部  name: int
# 局部  (name := 1)
# 局部  for name in (): pass
# 局部  import name.sub
# 局部  with open('f') as name: pass
# 局部  try: pass except ValueError as name: pass
# 局部  match 1: case name: pass
# 局部  class name: pass
# 局部  del name
# 不是局部  name.attr = 1
# 不是局部  name[0] = 1
# 不是局部  name.append(1)
