import torch

price = torch.tensor(8.0, requires_grad=True)
rate = torch.tensor(0.5, requires_grad=True)
coupon = torch.tensor(0.9, requires_grad=True)

tax = price * rate  # 1
fee = tax.exp()  # 2
total = fee + tax  # 3：tax 在这里第二次被用到
bill = total * coupon  # 4

nodes = {
    "tax": tax.grad_fn,
    "fee": fee.grad_fn,
    "total": total.grad_fn,
    "bill": bill.grad_fn,
    "price.grad": tax.grad_fn.next_functions[0][0],
    "rate.grad": tax.grad_fn.next_functions[1][0],
    "coupon.grad": bill.grad_fn.next_functions[1][0],
}
ran = []
for name, node in nodes.items():
    node.register_prehook(lambda grads, name=name: ran.append(name))
bill.backward()

print("执行次序:", " → ".join(ran))
numbers = [nodes[name]._sequence_nr() for name in ran if ".grad" not in name]
print("运算节点按编号从大到小执行:", numbers == sorted(numbers)[::-1])
leaves = {nodes[name]._sequence_nr() for name in ran if ".grad" in name}
print("叶子的编号都是 2**64 - 1:", leaves == {2**64 - 1})

# Output:
# 执行次序: bill → coupon.grad → total → fee → tax → price.grad → rate.grad
# 运算节点按编号从大到小执行: True
# 叶子的编号都是 2**64 - 1: True
