import torch

salary = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
table = salary * 2
table[0] = 0.0
table[1:] *= 10
table.sum().backward()
print(salary.grad)

# Output:
# tensor([ 0., 20., 20.])
