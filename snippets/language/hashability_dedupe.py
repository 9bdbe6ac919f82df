import hashlib
import json

rows = [
    {"id": 1, "tags": ["热", "甜"]},
    {"tags": ["热", "甜"], "id": 1},
    {"id": True, "tags": ["热", "甜"]},
]


def freeze(value):
    if isinstance(value, dict):
        return frozenset((key, freeze(v)) for key, v in value.items())
    if isinstance(value, list):
        return tuple(freeze(v) for v in value)
    return value


def text(row):
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


print("按 frozenset 去重，剩:", len({freeze(row) for row in rows}))
print("按 JSON 文本去重，剩:", len({text(row) for row in rows}))
digest = hashlib.sha256(text(rows[0]).encode()).hexdigest()
print("到处都一样的指纹:", digest[:8])

# Output:
# 按 frozenset 去重，剩: 1
# 按 JSON 文本去重，剩: 2
# 到处都一样的指纹: 5f86ef6c
