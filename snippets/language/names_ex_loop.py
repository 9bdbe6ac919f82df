cart = ["苹果", "梨", "桃"]
for item in cart:
    del item
print("cart:", cart)
print("还有名字 item:", "item" in globals())

# Output:
# cart: ['苹果', '梨', '桃']
# 还有名字 item: False
