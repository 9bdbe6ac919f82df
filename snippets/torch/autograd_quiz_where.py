import torch

angle = torch.tensor(0.0, requires_grad=True)

masked = torch.where(angle == 0, 1.0, angle.sin() / angle)
masked.backward()
print("遮住结果:", masked.item(), "梯度", angle.grad.item())

angle.grad = None
safe = torch.where(angle == 0, 1.0, angle)
guarded = torch.where(angle == 0, 1.0, safe.sin() / safe)
guarded.backward()
print("遮住输入:", guarded.item(), "梯度", angle.grad.item())

# Output:
# 遮住结果: 1.0 梯度 nan
# 遮住输入: 1.0 梯度 0.0
