BASES = {
    "object": [],
    "Storage": ["object"],
    "Compressed": ["Storage"],
    "Encrypted": ["Storage"],
    "Archive": ["Compressed", "Encrypted"],
}


def merge(rows, say):
    order = []
    while rows := [row for row in rows if row]:
        for row in rows:
            head = row[0]
            if not any(head in other[1:] for other in rows):
                break
            say(f"  跳过 {head}: 还有一行要求别人排在它前面")
        else:
            raise TypeError(f"排不出次序: {[row[0] for row in rows]}")
        say(f"  取出 {head}")
        order.append(head)
        rows = [row[1:] if row[0] == head else row for row in rows]
    return order


def c3(name, bases, say=lambda text: None):
    parents = bases[name]
    rows = [c3(parent, bases) for parent in parents] + [parents]
    say(f"{name} 要合并 {len(rows)} 行:")
    for row in rows:
        say("  " + " ".join(row))
    return [name, *merge(rows, say)]


print("结果:", *c3("Archive", BASES, print))

# Output:
# Archive 要合并 3 行:
#   Compressed Storage object
#   Encrypted Storage object
#   Compressed Encrypted
#   取出 Compressed
#   跳过 Storage: 还有一行要求别人排在它前面
#   取出 Encrypted
#   取出 Storage
#   取出 object
# 结果: Archive Compressed Encrypted Storage object
