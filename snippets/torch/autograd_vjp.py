import torch

torch.manual_seed(0)
angles = torch.rand(3, dtype=torch.float64, requires_grad=True)


def arm(a):
    """三个关节角 → 手端的平面坐标：三个输入，两个输出。"""
    heading = a.cumsum(0)
    return torch.stack([heading.cos().sum(), heading.sin().sum()])


J = torch.func.jacrev(arm)(angles.detach())
print("雅可比矩阵的形状:", tuple(J.shape))

push = torch.tensor([0.5, -2.0], dtype=torch.float64)
(pulled,) = torch.autograd.grad(arm(angles), angles, push)
print("backward 算的是 v @ J:", torch.allclose(pulled, push @ J))

weighted = (arm(angles) * push).sum()  # 与上面等价的标量写法
(same,) = torch.autograd.grad(weighted, angles)
print("等于先加权求和再求导:", torch.allclose(same, pulled))

rows = torch.autograd.grad(
    arm(angles), angles, torch.eye(2).double(), is_grads_batched=True
)
print("单位向量作 v，得到整个 J:", torch.allclose(rows[0], J))

spin = torch.rand(3, dtype=torch.float64)
_, moved = torch.func.jvp(arm, (angles.detach(),), (spin,))
print("前向模式算的是 J @ u:", torch.allclose(moved, J @ spin))

try:
    arm(angles).backward()
except RuntimeError as error:
    print("不给 v:", error)

# Output:
# 雅可比矩阵的形状: (2, 3)
# backward 算的是 v @ J: True
# 等于先加权求和再求导: True
# 单位向量作 v，得到整个 J: True
# 前向模式算的是 J @ u: True
# 不给 v: grad can be implicitly created only for scalar outputs
