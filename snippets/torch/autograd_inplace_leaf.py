import torch

weight = torch.zeros(3, requires_grad=True)
with torch.no_grad():
    weight += 1
    weight[0] = 5
print("在 no_grad() 里原地改过两次，版本号:", weight._version)
print("直接改:", flush=True)
weight += 1

# Output:
# 在 no_grad() 里原地改过两次，版本号: 2
# 直接改:

# Raises: RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
