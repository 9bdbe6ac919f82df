import logging
from collections import Counter

import jieba

jieba.setLogLevel(logging.WARNING)
text = "喝茶的人不爱喝水，爱喝水的人不喝茶。"
tokens = jieba.lcut(text)
print("拼回去还是原文:", "".join(tokens) == text)
print("词:", tokens)
print("两个字以上的:", Counter(t for t in tokens if len(t) > 1))

# Output:
# 拼回去还是原文: True
# 词: ['喝茶', '的', '人', '不', '爱', '喝水', '，', '爱', '喝水', '的', '人', '不', '喝茶', '。']
# 两个字以上的: Counter({'喝茶': 2, '喝水': 2})
