import torch
from torch.autograd import gradcheck, gradgradcheck
from torch.autograd.function import once_differentiable


class NumpyCube(torch.autograd.Function):
    """反向交给 NumPy 算：自动求导看不见里面。"""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * torch.from_numpy(3 * x.detach().numpy() ** 2)


class MarkedCube(NumpyCube):
    @staticmethod
    @once_differentiable
    def backward(ctx, grad_output):
        return NumpyCube.backward(ctx, grad_output)


x = torch.tensor([2.0], dtype=torch.float64, requires_grad=True)
for cube in (NumpyCube, MarkedCube):
    print(cube.__name__)
    print("    gradcheck:", gradcheck(cube.apply, [x]))
    second = gradgradcheck(cube.apply, [x], raise_exception=False)
    print("    gradgradcheck:", second)

    volume = cube.apply(x) * x  # 就是 x 的四次方，二阶导数 12 x² = 48
    (slope,) = torch.autograd.grad(volume, x, create_graph=True)
    (bend,) = torch.autograd.grad(slope, x, retain_graph=True)
    print("    autograd.grad 求二阶:", bend.item())
    try:
        slope.backward()
        print("    backward() 求二阶:", x.grad.item())
    except RuntimeError as error:
        print("    backward() 求二阶，报错:", error)

# Output:
# NumpyCube
#     gradcheck: True
#     gradgradcheck: False
#     autograd.grad 求二阶: 24.0
#     backward() 求二阶: 24.0
# MarkedCube
#     gradcheck: True
#     gradgradcheck: False
#     autograd.grad 求二阶: 12.0
#     backward() 求二阶，报错: trying to differentiate twice a function that was marked with @once_differentiable
