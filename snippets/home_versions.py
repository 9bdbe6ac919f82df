def checkout():
    names = locals()
    total = 42
    locals()
    return total, "total" in names


print("早先拿到的 locals() 里有 total:", checkout()[1])

# Output (>=3.13):
# 早先拿到的 locals() 里有 total: False

# Output:
# 早先拿到的 locals() 里有 total: True
