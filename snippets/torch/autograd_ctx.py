import gc
import weakref

import torch


class SloppyExp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.y = x.exp()  # 直接挂在 ctx 上
        return ctx.y

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * ctx.y


class SavedExp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = x.exp()
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, grad_output):
        (y,) = ctx.saved_tensors
        return grad_output * y


gc.disable()  # 让回收器只在我们叫它时运行
start = torch.zeros(2, requires_grad=True)
for function in (SloppyExp, SavedExp):
    result = function.apply(start)
    result += 100  # 把反向要用的输出改掉
    try:
        (slope,) = torch.autograd.grad(result.sum(), start)
        outcome = f"得到 {slope.tolist()}，应为 [1.0, 1.0]"
    except RuntimeError as error:
        outcome = "报错：" + str(error).split(":")[0]
    print(f"{function.__name__}: {outcome}")

    result = function.apply(start)
    watcher = weakref.ref(result)
    del result
    print("    名字没了，输出还活着:", watcher() is not None)
    gc.collect()
    print("    回收器跑过以后:", watcher() is not None)

# Output:
# SloppyExp: 得到 [101.0, 101.0]，应为 [1.0, 1.0]
#     名字没了，输出还活着: True
#     回收器跑过以后: False
# SavedExp: 报错：one of the variables needed for gradient computation has been modified by an inplace operation
#     名字没了，输出还活着: False
#     回收器跑过以后: False
