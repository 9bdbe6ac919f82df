import io
import json
import tracemalloc
from pathlib import Path

SPACE, ENDS = " \t\r\n", " \t\r\n,:]}"


def walk(file, size=1 << 13):
    """逐个给出 (键, 值)；顶层的值是数组时，一次给出一个元素。"""
    decode = json.JSONDecoder().raw_decode
    text, at, ended = "", 0, False

    def more():
        nonlocal text, at, ended
        block = file.read(max(size, len(text) - at))
        text, at, ended = text[at:] + block, 0, not block

    def peek():
        nonlocal at
        while (at == len(text) and not ended) or text[at : at + 1] in [*SPACE]:
            at += at < len(text)
            if at == len(text):
                more()
        return text[at : at + 1]

    def take(allowed):
        nonlocal at
        if (mark := peek()) not in [*allowed]:
            raise ValueError(f"应是 {allowed} 之一，却是 {mark!r}")
        at += 1
        return mark

    def value():
        nonlocal at
        peek()
        while True:
            try:
                item, end = decode(text, at)
                if ended or text[end : end + 1] in [*ENDS]:  # 1.5 会先读到 1
                    at = end
                    return item
            except json.JSONDecodeError:
                if ended:
                    raise
            more()

    take("{")
    mark = take("}") if peek() == "}" else ","
    while mark == ",":
        key, _ = value(), take(":")
        if peek() != "[":
            yield key, value()
        else:
            take("[")
            inner = take("]") if peek() == "]" else ","
            while inner == ",":
                yield key, value()
                inner = take(",]")
        mark = take(",}")


def convert(source, target):
    with open(source) as file, open(target, "w") as out:
        for key, item in walk(file):
            if key == "annotations":
                out.write(json.dumps(item) + "\n")


small = {"info": {"版": 1.5}, "n": -2e3, "空": [], "annotations": [[1], "]"]}
pairs = [("info", {"版": 1.5}), ("n", -2e3)]
pairs += [("annotations", item) for item in small["annotations"]]
for indent in None, 1:
    text = json.dumps(small, indent=indent, ensure_ascii=False)
    sizes = range(1, len(text) + 1)
    same = [list(walk(io.StringIO(text), n)) == pairs for n in sizes]
    print(f"每次读 1 到 {len(text)} 个字符，结果都对:", all(same))

peaks = []
for count in 1_000, 10_000:
    rows = [{"id": n, "bbox": [n % 640, 0, 7.5, 9]} for n in range(count)]
    coco = {"images": [], "annotations": rows}
    Path("coco.json").write_text(json.dumps(coco))
    tracemalloc.start()
    convert("coco.json", "coco.jsonl")
    peaks.append(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
with open("coco.jsonl") as file:
    print("转换以后一条不差:", [json.loads(line) for line in file] == rows)
print("文件大十倍，峰值几乎不变:", peaks[1] < 1.2 * peaks[0])

# Output:
# 每次读 1 到 70 个字符，结果都对: True
# 每次读 1 到 95 个字符，结果都对: True
# 转换以后一条不差: True
# 文件大十倍，峰值几乎不变: True

# Timeout: 120
