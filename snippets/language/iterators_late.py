def read_late(path):
    if not path.endswith(".jsonl"):
        raise ValueError(f"不是 JSON Lines 文件: {path}")
    yield from []


def read_early(path):
    if not path.endswith(".jsonl"):
        raise ValueError(f"不是 JSON Lines 文件: {path}")

    def rows():
        yield from []

    return rows()


for read in read_late, read_early:
    step = "调用时"
    try:
        stream = read("labels.csv")
        step = "第一次 next 时"
        next(stream, None)
    except ValueError as error:
        print(f"{read.__name__:10} 在{step}报错: {error}")

# Output:
# read_late  在第一次 next 时报错: 不是 JSON Lines 文件: labels.csv
# read_early 在调用时报错: 不是 JSON Lines 文件: labels.csv

# Guess:
# read_late  在调用时报错: 不是 JSON Lines 文件: labels.csv
# read_early 在调用时报错: 不是 JSON Lines 文件: labels.csv
