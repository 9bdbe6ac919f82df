price = 100
label = price
price = 120
print("label 跟着变了:", label == 120)

stock = {"苹果": 3}
shown = stock["苹果"]
stock["苹果"] = 2
print("shown 跟着变了:", shown == 2)

cart = ["苹果"]
shared = cart
cart.append("梨")
print("shared 跟着变了:", shared == ["苹果", "梨"])

# Output:
# label 跟着变了: False
# shown 跟着变了: False
# shared 跟着变了: True

# Diagram: price, label, stock, shown, cart, shared
