import torch
from torch.autograd import gradcheck, gradgradcheck


class MSE(torch.autograd.Function):
    generate_vmap_rule = True

    @staticmethod
    def forward(guess, target):
        return (guess - target).square().mean()

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, grad_output):
        guess, target = ctx.saved_tensors
        difference = guess - target  # 广播后的形状
        slope = grad_output * 2 * difference / difference.numel()
        grad_guess = grad_target = None
        if ctx.needs_input_grad[0]:
            grad_guess = slope.sum_to_size(guess.shape)
        if ctx.needs_input_grad[1]:
            grad_target = -slope.sum_to_size(target.shape)
        return grad_guess, grad_target


torch.manual_seed(0)


def sample(*shape):
    return torch.randn(*shape, dtype=torch.float64, requires_grad=True)


for shapes in [((4, 3), (4, 3)), ((4, 1), (4, 3)), ((3,), (4, 1))]:
    pair = tuple(sample(*shape) for shape in shapes)
    first = gradcheck(MSE.apply, pair)
    second = gradgradcheck(MSE.apply, pair)
    print(f"{shapes}: 一阶 {first} 二阶 {second}")

guesses, answer = torch.randn(5, 3), torch.randn(3)
per_sample = torch.func.vmap(torch.func.grad(MSE.apply), in_dims=(0, None))
slopes = per_sample(guesses, answer)
expected = 2 * (guesses - answer) / 3
print("vmap(grad(...)) 一次给出五个样本的梯度:", slopes.shape == (5, 3))
print("    都对:", torch.allclose(slopes, expected))

# Output:
# ((4, 3), (4, 3)): 一阶 True 二阶 True
# ((4, 1), (4, 3)): 一阶 True 二阶 True
# ((3,), (4, 1)): 一阶 True 二阶 True
# vmap(grad(...)) 一次给出五个样本的梯度: True
#     都对: True
