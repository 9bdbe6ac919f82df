total_hits = 0


def make_page():
    hits = 0

    def visit():
        global total_hits
        nonlocal hits
        total_hits += 1
        hits += 1
        return hits

    return visit


home, about = make_page(), make_page()
print("首页:", home(), home(), home())
print("关于页:", about())
print("全站:", total_hits)

# Output:
# 首页: 1 2 3
# 关于页: 1
# 全站: 4
