print("round(0.5), round(1.5):", round(0.5), round(1.5))
print("round(15, -1), round(25, -1):", round(15, -1), round(25, -1))
print("round(3.0), round(3.0, 0):", round(3.0), round(3.0, 0))
print("f'{0.125:.2f}':", f"{0.125:.2f}")

# Output:
# round(0.5), round(1.5): 0 2
# round(15, -1), round(25, -1): 20 20
# round(3.0), round(3.0, 0): 3 3.0
# f'{0.125:.2f}': 0.12

# Guess:
# round(0.5), round(1.5): 1 2
# round(15, -1), round(25, -1): 20 30
# round(3.0), round(3.0, 0): 3 3
# f'{0.125:.2f}': 0.13
