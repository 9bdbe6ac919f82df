stock = 100


def audit():
    print("库存:", stock)


def audit_with_dead_line():
    print("库存:", stock)
    if False:
        stock = 0  # 永远不会执行


audit()
audit_with_dead_line()

# Output:
# 库存: 100

# Raises: UnboundLocalError: cannot access local variable 'stock' where it is not associated with a value
