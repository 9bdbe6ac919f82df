import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def parse(text):
    return float(text.removesuffix("元"))


def collect(rows, done):
    for row in rows:
        done.append(parse(row))


done: list[float] = []
try:
    collect(["12 元", "3 元", "一百元", "7 元"], done)
except ValueError as error:
    print("出错了:", error)
    sys.stdin = Typed("p text\nup\np row, done\n!row = '100 元'\ncontinue\n")
    pdb.post_mortem(error.__traceback__)
print("离开调试器，做完的还是:", done)

# Output (browser):
# 出错了: could not convert string to float: '一百'
# > /home/reader/debugging_postmortem.py(14)parse()
# -> return float(text.removesuffix("元"))
# (Pdb) p text
# '一百元'
# (Pdb) up
# > /home/reader/debugging_postmortem.py(19)collect()
# -> done.append(parse(row))
# (Pdb) p row, done
# ('一百元', [12.0, 3.0])
# (Pdb) !row = '100 元'
# (Pdb) continue
# 离开调试器，做完的还是: [12.0, 3.0]

# Output:
# 出错了: could not convert string to float: '一百'
# > debugging_postmortem.py(14)parse()
# -> return float(text.removesuffix("元"))
# (Pdb) p text
# '一百元'
# (Pdb) up
# > debugging_postmortem.py(19)collect()
# -> done.append(parse(row))
# (Pdb) p row, done
# ('一百元', [12.0, 3.0])
# (Pdb) !row = '100 元'
# (Pdb) continue
# 离开调试器，做完的还是: [12.0, 3.0]
