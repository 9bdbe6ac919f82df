import matplotlib.pyplot as plt
import torch
from zhplot import matplotlib_chineseize

matplotlib_chineseize()  # 让图里能写中文
W1 = torch.rand(3, 4, requires_grad=True)
b1 = torch.rand(4, requires_grad=True)
W2 = torch.rand(4, 1, requires_grad=True)
x, y = torch.rand(8, 3), torch.rand(8, 1)
names = {W1: "W1.grad", b1: "b1.grad", W2: "W2.grad"}

hidden = torch.tanh(x @ W1 + b1)
fit = torch.nn.functional.mse_loss(hidden @ W2, y)
loss = fit + 0.1 * W1.square().sum()

# 一、走图：顺着 next_functions 收集全部节点和边
nodes, edges = [loss.grad_fn], []
for node in nodes:  # 一边走，一边变长
    for child, slot in node.next_functions:
        if child is None:  # x、y、0.1 不求导，它们的位置上是 None
            continue
        edges.append((node, child, child._input_metadata[slot].shape))
        if child not in nodes:
            nodes.append(child)
leaves = {n: names[n.variable] for n in nodes if hasattr(n, "variable")}
print(f"{len(nodes)} 个节点，其中 {len(leaves)} 个叶子；{len(edges)} 条边")
for leaf, name in leaves.items():
    print(f"{name} 是 {sum(child is leaf for _, child, _ in edges)} 份之和")

# 二、摆放：从最后做的运算起，下家往左挪一列，有几个就上下分开
column, height = dict.fromkeys(nodes, 0), {loss.grad_fn: 0}
for node in sorted(nodes, key=lambda n: n._sequence_nr(), reverse=True):
    below = [child for parent, child, _ in edges if parent is node]
    for place, child in enumerate(below):
        column[child] = min(column[child], column[node] - 1)
        height.setdefault(child, height[node] + len(below) - 1 - 2 * place)

# 三、画图：前向从左到右发生，梯度沿箭头从右向左流
figure, axes = plt.subplots(figsize=(8, 3.8), layout="constrained")
axes.set(xlim=(-6.4, 0.4), ylim=(-2.1, 3.5))
axes.axis("off")


def write(x, y, text, edge, pad=0.3, **style):
    box = {
        "boxstyle": f"round,pad={pad}",
        "facecolor": "white",
        "edgecolor": edge,
        "linewidth": 1.5,
    }
    style |= {"ha": "center", "va": "center", "linespacing": 1.3}
    return axes.text(x, y, text, bbox=box, **style)


boxes = {}
for node in nodes:
    kept = [k for k in dir(node) if k.startswith("_saved_")]
    kept = [k[7:] for k in kept if torch.is_tensor(getattr(node, k))]
    label = "\n存 ".join([node.name().removesuffix("Backward0"), *kept])
    label = leaves.get(node, label)
    colour = "C2" if node in leaves else "C1" if kept else "C0"
    boxes[node] = write(column[node], height[node], label, colour)
figure.draw_without_rendering()  # 方框定了，箭头才知道停在哪里
for parent, child, shape in edges:
    start, end = boxes[parent].get_position(), boxes[child].get_position()
    arrow = {"arrowstyle": "-|>", "color": "C7"}
    arrow["patchA"] = boxes[parent].get_bbox_patch()
    arrow["patchB"] = boxes[child].get_bbox_patch()
    axes.annotate("", end, start, arrowprops=arrow)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    size = "×".join(map(str, shape)) or "标量"
    write(*middle, size, "none", pad=0.1, color="C7", fontsize=8)
axes.text(-6.3, -2, "绿：叶子　橙：反向前要存张量　蓝：不用存", fontsize=9)
plt.savefig("graph.svg")

# Output:
# 12 个节点，其中 3 个叶子；12 条边
# W2.grad 是 1 份之和
# W1.grad 是 2 份之和
# b1.grad 是 1 份之和
