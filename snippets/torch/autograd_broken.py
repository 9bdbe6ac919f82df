import torch

x = torch.tensor([3.0], requires_grad=True)
expressions = {
    "x * x": lambda: x * x,
    "x * x.item()": lambda: x * x.item(),
    "x * x.data": lambda: x * x.data,
    "x.round() ** 2": lambda: x.round() ** 2,
    "x.long() ** 2": lambda: x.long() ** 2,
    "torch.tensor([x.item() ** 2])": lambda: torch.tensor([x.item() ** 2]),
    "torch.tensor(x.numpy() ** 2)": lambda: torch.tensor(x.numpy() ** 2),
}
for text, expression in expressions.items():
    try:
        y = expression()
        (slope,) = torch.autograd.grad(y, x)
        print(f"{text} = {y.item()}，导数 {slope.item()}")
    except RuntimeError as error:
        print(f"{text} 报错:", str(error).split(".")[0])

print("x.argmax() 要梯度:", x.argmax().requires_grad)
try:
    torch.tensor([1, 2, 3], requires_grad=True)
except RuntimeError as error:
    print("整数张量 报错:", error)

# Output:
# x * x = 9.0，导数 6.0
# x * x.item() = 9.0，导数 3.0
# x * x.data = 9.0，导数 3.0
# x.round() ** 2 = 9.0，导数 0.0
# x.long() ** 2 报错: element 0 of tensors does not require grad and does not have a grad_fn
# torch.tensor([x.item() ** 2]) 报错: element 0 of tensors does not require grad and does not have a grad_fn
# torch.tensor(x.numpy() ** 2) 报错: Can't call numpy() on Tensor that requires grad
# x.argmax() 要梯度: False
# 整数张量 报错: Only Tensors of floating point and complex dtype can require gradients
