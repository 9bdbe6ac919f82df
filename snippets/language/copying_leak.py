DEFAULTS = {"params": {"page": "1"}, "headers": {"User-Agent": "paotong"}}

alice = DEFAULTS.copy()
alice["params"] = {"page": "2"}
alice["headers"]["Authorization"] = "token-of-alice"

bob = DEFAULTS.copy()
print("bob 的页码:", bob["params"])
print("bob 的请求头:", bob["headers"])

# Output:
# bob 的页码: {'page': '1'}
# bob 的请求头: {'User-Agent': 'paotong', 'Authorization': 'token-of-alice'}

# Diagram: DEFAULTS, alice, bob
