from operator import mul

prices, counts = [3, 5, 8], [2, 1]
print("少了一项，也没有报错:", list(map(mul, prices, counts)))
try:
    list(map(mul, prices, counts, strict=True))  # type: ignore[call-overload]
except (TypeError, ValueError) as error:
    print(f"strict=True: {type(error).__name__}: {error}")

# Output (>=3.14):
# 少了一项，也没有报错: [6, 5]
# strict=True: ValueError: map() argument 2 is shorter than argument 1

# Output:
# 少了一项，也没有报错: [6, 5]
# strict=True: TypeError: map() takes no keyword arguments
