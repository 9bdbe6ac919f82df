import copy

DEFAULTS = {"params": {"page": "1"}, "headers": {"User-Agent": "paotong"}}

deep = copy.deepcopy(DEFAULTS)
deep["headers"]["Authorization"] = "token-of-alice"

path = {
    **DEFAULTS,
    "headers": {**DEFAULTS["headers"], "Authorization": "token-of-alice"},
}

print("两种写法结果相等:", path == deep)
print("模板干净:", "Authorization" not in DEFAULTS["headers"])
print("没改的部分，沿路径拷贝仍共享:", path["params"] is DEFAULTS["params"])
print("没改的部分，深拷贝也复制了:", deep["params"] is not DEFAULTS["params"])

# Output:
# 两种写法结果相等: True
# 模板干净: True
# 没改的部分，沿路径拷贝仍共享: True
# 没改的部分，深拷贝也复制了: True

# Diagram: DEFAULTS, deep, path
