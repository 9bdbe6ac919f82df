import torch

start = torch.tensor([0.5, 1.0], requires_grad=True)


def after_change(operation, which):
    """先运算，再原地改输入或输出，看反向还成不成。"""
    source = start * 1  # 非叶子，可以原地改
    result = operation(source)
    kept = [k[7:] for k in dir(result.grad_fn) if k.startswith("_saved")]
    (source if which == "输入" else result).add_(1)
    try:
        torch.autograd.grad(result.sum(), start)
        return kept, "正常"
    except RuntimeError:
        return kept, "报错"


for operation in (torch.sin, torch.exp, torch.neg):
    for which in ("输入", "输出"):
        kept, outcome = after_change(operation, which)
        print(f"{operation.__name__} 存 {kept}，改{which}: {outcome}")

growth = start.exp()
growth += 1
growth.sum().backward()

# Output:
# sin 存 ['self']，改输入: 报错
# sin 存 ['self']，改输出: 正常
# exp 存 ['result']，改输入: 正常
# exp 存 ['result']，改输出: 报错
# neg 存 []，改输入: 正常
# neg 存 []，改输出: 正常

# Raises: RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 of Exp, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
