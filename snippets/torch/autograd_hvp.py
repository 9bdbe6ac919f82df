import torch

torch.manual_seed(0)
point = torch.rand(50, dtype=torch.float64, requires_grad=True)
direction = torch.rand(50, dtype=torch.float64)


def energy(p):
    return (p**4).sum() + (p[1:] * p[:-1]).sin().sum()


(slope,) = torch.autograd.grad(energy(point), point, create_graph=True)
print("梯度自己也有历史:", slope.grad_fn is not None)

(product,) = torch.autograd.grad(slope @ direction, point)
H = torch.autograd.functional.hessian(energy, point)
print("整个 H 有多少个数:", H.numel())
print("不造出 H，得到 H @ v:", torch.allclose(product, H @ direction))

(plain,) = torch.autograd.grad(energy(point), point)
print("不加 create_graph，梯度是常数:", not plain.requires_grad)

# Output:
# 梯度自己也有历史: True
# 整个 H 有多少个数: 2500
# 不造出 H，得到 H @ v: True
# 不加 create_graph，梯度是常数: True
