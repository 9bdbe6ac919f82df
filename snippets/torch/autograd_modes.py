import torch

weight = torch.tensor([1.0, 2.0], requires_grad=True)
before = weight.square().sum()  # 进入 no_grad 之前建的图

with torch.no_grad():
    inside = weight * 3
    print("no_grad 里的新结果没有历史:", inside.grad_fn is None)
    print("weight 的开关没变:", weight.requires_grad)
    with torch.enable_grad():
        print("里面再打开:", (weight * 3).requires_grad)
    before.backward()  # 旧图还在，反向可以在这里走
    print("旧图照样反向:", weight.grad)

with torch.inference_mode():
    frozen = weight * 3
try:
    (frozen * weight).sum()
except RuntimeError as error:
    print("推理张量:", str(error).split(".")[0])
print("改用克隆:", (frozen.clone() * weight).requires_grad)

dropout = torch.nn.Dropout(0.5).eval()
print("eval() 不关求导:", dropout(weight).requires_grad)

# Output:
# no_grad 里的新结果没有历史: True
# weight 的开关没变: True
# 里面再打开: True
# 旧图照样反向: tensor([2., 4.])
# 推理张量: Inference tensors cannot be saved for backward
# 改用克隆: True
# eval() 不关求导: True
