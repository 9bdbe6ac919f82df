import io
import json

rows = [{"text": "第一段\n第二段"}, {"text": "第三行\u2028第四行"}]
lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)


def count_good(pieces):
    good = 0
    for piece in pieces:
        try:
            json.loads(piece)
            good += 1
        except json.JSONDecodeError:
            pass
    return f"{len(pieces)} 段，其中 {good} 段是完整的 JSON"


print("按文件的行:", count_good(list(io.StringIO(lines))))
print("splitlines:", count_good(lines.splitlines()))

# Output:
# 按文件的行: 2 段，其中 2 段是完整的 JSON
# splitlines: 3 段，其中 1 段是完整的 JSON

# Guess:
# 按文件的行: 2 段，其中 2 段是完整的 JSON
# splitlines: 2 段，其中 2 段是完整的 JSON

# Guess:
# 按文件的行: 3 段，其中 1 段是完整的 JSON
# splitlines: 3 段，其中 1 段是完整的 JSON
