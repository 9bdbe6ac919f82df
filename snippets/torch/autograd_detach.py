import torch

logits = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
p = logits.detach().sigmoid()
expected = p * (1 - p)

cuts = {
    "detach()": lambda tensor: tensor.detach(),
    ".data": lambda tensor: tensor.data,
    "detach().clone()": lambda tensor: tensor.detach().clone(),
}
for name, cut in cuts.items():
    probabilities = logits.sigmoid()  # 反向要用到这个输出
    copy = cut(probabilities)
    copy.zero_()
    print(f"{name}: 改它，原来的也变了:", probabilities.sum().item() == 0)
    print("    原来的版本号:", probabilities._version)
    try:
        (slope,) = torch.autograd.grad(probabilities.sum(), logits)
        print("    反向不报错，梯度正确:", torch.allclose(slope, expected))
    except RuntimeError:
        print("    反向时报错")

# Output:
# detach(): 改它，原来的也变了: True
#     原来的版本号: 1
#     反向时报错
# .data: 改它，原来的也变了: True
#     原来的版本号: 0
#     反向不报错，梯度正确: False
# detach().clone(): 改它，原来的也变了: False
#     原来的版本号: 0
#     反向不报错，梯度正确: True
