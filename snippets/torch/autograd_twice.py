import torch

price = torch.tensor([3.0, 4.0], requires_grad=True)

shifted = (price + 1).sum()  # 加法和求和不需要存任何张量
shifted.backward()
shifted.backward()
print("加法的图走了两遍:", price.grad)

squared = price.square().sum()  # 平方要存下 price
price.grad = None
squared.backward(retain_graph=True)
squared.backward()
print("retain_graph=True 之后再走一遍:", price.grad)
print("第三遍:", flush=True)
squared.backward()

# Output:
# 加法的图走了两遍: tensor([2., 2.])
# retain_graph=True 之后再走一遍: tensor([12., 16.])
# 第三遍:

# Raises: RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
