words = {"研究", "研究生", "生命", "起源", "的"}
LONGEST = max(map(len, words))


def forward(text):
    """从左往右，每次切下词表里最长的词；没有就切一个字。"""
    while text:
        size = min(LONGEST, len(text))
        while size > 1 and text[:size] not in words:
            size -= 1
        yield text[:size]
        text = text[size:]


def backward(text):
    """从右往左，其余相同。"""
    found = []
    while text:
        size = min(LONGEST, len(text))
        while size > 1 and text[-size:] not in words:
            size -= 1
        found.append(text[-size:])
        text = text[:-size]
    return found[::-1]


for text in ("研究生命的起源", "研究生的研究"):
    print("正向:", list(forward(text)), "逆向:", backward(text))

# Output:
# 正向: ['研究生', '命', '的', '起源'] 逆向: ['研究', '生命', '的', '起源']
# 正向: ['研究生', '的', '研究'] 逆向: ['研究生', '的', '研究']
