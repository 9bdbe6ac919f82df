def make_step():
    def step(k):
        return "完成" if k == 0 else step(k - 1)

    return step


step = make_step()
print("单元格里装的就是它自己:", step.__closure__[0].cell_contents is step)

# Output:
# 单元格里装的就是它自己: True

# Diagram: step
