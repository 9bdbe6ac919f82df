import torch

torch.manual_seed(0)
layer = torch.nn.Linear(2, 1)
features = torch.ones(4, 2, requires_grad=True)
diary = []

layer.register_full_backward_hook(lambda *_: diary.append("模块 layer"))
score = layer(features)
score.register_hook(lambda grad: diary.append("张量 score"))
score.register_hook(lambda grad: grad.clamp(max=0.25))  # 返回值替换梯度
layer.weight.register_hook(lambda grad: diary.append("张量 weight"))
layer.weight.register_post_accumulate_grad_hook(
    lambda weight: diary.append("累加之后 weight")
)
score.sum().backward()
print("次序:", " → ".join(diary))
print("上游的 1 被截成 0.25，四个样本:", layer.bias.grad)


def step_now(parameter):
    """每个参数的梯度一到齐就更新，然后马上丢掉。"""
    with torch.no_grad():
        parameter -= 0.1 * parameter.grad
    parameter.grad = None


tiny = torch.nn.Linear(2, 1)
start = tiny.bias.detach().clone()
for parameter in tiny.parameters():
    parameter.register_post_accumulate_grad_hook(step_now)
tiny(torch.ones(4, 2)).sum().backward()
print("反向结束，参数已更新:", torch.allclose(tiny.bias, start - 0.4))
print("没有梯度留下:", all(p.grad is None for p in tiny.parameters()))

# Output:
# 次序: 张量 score → 张量 weight → 累加之后 weight → 模块 layer
# 上游的 1 被截成 0.25，四个样本: tensor([1.])
# 反向结束，参数已更新: True
# 没有梯度留下: True
