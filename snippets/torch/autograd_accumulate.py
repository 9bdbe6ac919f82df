import torch

torch.manual_seed(0)
model = torch.nn.Linear(5, 1)
features, target = torch.randn(32, 5), torch.randn(32, 1)
loss_of = torch.nn.functional.mse_loss

loss_of(model(features), target).backward()
whole = model.weight.grad.clone()
alias = model.weight.grad  # 没有 clone
loss_of(model(features), target).backward()
print("再反向一次，成了两倍:", torch.equal(model.weight.grad, 2 * whole))
print("alias 也变了，加法是原地做的:", torch.equal(alias, 2 * whole))

model.zero_grad()
print("zero_grad() 之后 .grad 是:", model.weight.grad)
for part in range(4):  # 梯度累积：四个小批，每批先除以 4
    rows = slice(8 * part, 8 * part + 8)
    (loss_of(model(features[rows]), target[rows]) / 4).backward()
print(
    "四个小批加起来等于整批:",
    torch.allclose(model.weight.grad, whole, atol=1e-6),
)

loss = loss_of(model(features), target)
before = model.weight.grad.clone()
(fresh,) = torch.autograd.grad(loss, [model.weight])
print("autograd.grad 直接返回梯度:", torch.equal(fresh, whole))
print("它不碰 .grad:", torch.equal(model.weight.grad, before))

# Output:
# 再反向一次，成了两倍: True
# alias 也变了，加法是原地做的: True
# zero_grad() 之后 .grad 是: None
# 四个小批加起来等于整批: True
# autograd.grad 直接返回梯度: True
# 它不碰 .grad: True
