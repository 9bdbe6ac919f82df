import torch
from torch.autograd import grad
from torch.nn.functional import mse_loss


class CopiedMSE(torch.autograd.Function):
    """常见的写法，只对了一半。"""

    @staticmethod
    def forward(ctx, guess, target):
        ctx.save_for_backward(guess, target)
        return ((guess - target) ** 2).mean()

    @staticmethod
    def backward(ctx, grad_output):
        guess, target = ctx.saved_tensors
        grad_guess = 2 * (guess - target) / guess.numel()
        return grad_output * grad_guess, None


torch.manual_seed(0)
student = torch.randn(4, 3, requires_grad=True)
teacher = torch.randn(4, 3, requires_grad=True)  # 目标也在学
pair = (student, teacher)
mine = grad(CopiedMSE.apply(*pair), pair, allow_unused=True)
right = grad(mse_loss(*pair), pair)
print("guess 的梯度对:", torch.allclose(mine[0], right[0]))
print("target 的梯度:", mine[1])
opposite = torch.allclose(right[1], -right[0])
print("    正确答案是 guess 那份的相反数:", opposite)

column = torch.randn(4, 1, requires_grad=True)  # 与 (4, 3) 广播
(mine,) = grad(CopiedMSE.apply(column, teacher), column)
(right,) = grad((column - teacher).square().mean(), column)
print("广播时形状对:", mine.shape == column.shape)
print("    数值是正确的 3 倍:", torch.allclose(mine, 3 * right))

sample = (column.detach().double().requires_grad_(), teacher.double())
passed = torch.autograd.gradcheck(
    CopiedMSE.apply, sample, raise_exception=False
)
print("gradcheck 通过:", passed)

# Output:
# guess 的梯度对: True
# target 的梯度: None
#     正确答案是 guess 那份的相反数: True
# 广播时形状对: True
#     数值是正确的 3 倍: True
# gradcheck 通过: False
