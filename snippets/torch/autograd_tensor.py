import warnings

import torch

warnings.filterwarnings("ignore", "The .grad attribute")  # 下面会读非叶子的
pixels = torch.tensor([[1.0, 2.0], [3.0, 4.0]])  # 数据：不求导
weight = torch.tensor([[0.5], [-1.0]], requires_grad=True)  # 参数：求导
logits = pixels @ weight
logits.retain_grad()
loss = logits.square().mean()
print("backward() 的返回值:", loss.backward())

tensors = {"pixels": pixels, "pixels + 1": pixels + 1, "weight": weight}
tensors |= {"logits": logits, "loss": loss, "weight * 0.1": weight * 0.1}
for name, tensor in tensors.items():
    creator = tensor.grad_fn.name() if tensor.grad_fn else "无"
    grad = "无" if tensor.grad is None else "有"
    print(
        f"{name}: requires_grad={tensor.requires_grad}"
        f" is_leaf={tensor.is_leaf} grad_fn={creator} grad={grad}"
    )

# Output:
# backward() 的返回值: None
# pixels: requires_grad=False is_leaf=True grad_fn=无 grad=无
# pixels + 1: requires_grad=False is_leaf=True grad_fn=无 grad=无
# weight: requires_grad=True is_leaf=True grad_fn=无 grad=有
# logits: requires_grad=True is_leaf=False grad_fn=MmBackward0 grad=有
# loss: requires_grad=True is_leaf=False grad_fn=MeanBackward0 grad=无
# weight * 0.1: requires_grad=True is_leaf=False grad_fn=MulBackward0 grad=无
