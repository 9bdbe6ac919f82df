def replaced(keep_alias=False, take_hash=False):
    """追加 1000 次，返回换了几次对象。"""
    line, kept, moved = "日志：", None, 0
    for _ in range(1000):
        before = id(line)
        if keep_alias:
            kept = line
        if take_hash:
            hash(line)
        line += "."
        moved += id(line) != before
    return moved, kept


print("没有别人看得见，换对象不到一半:", replaced()[0] < 500)
print("另有一个名字，换了:", replaced(keep_alias=True)[0], "次")
print("算过哈希，换了:", replaced(take_hash=True)[0], "次")

# Output:
# 没有别人看得见，换对象不到一半: True
# 另有一个名字，换了: 1000 次
# 算过哈希，换了: 1000 次
