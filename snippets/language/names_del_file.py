from pathlib import Path

log = open("app.log", "w", encoding="utf-8")
outputs = [log]
print("启动", file=log)

del log
print("del 之后，文件关了:", outputs[0].closed)
print("磁盘上有内容:", Path("app.log").stat().st_size > 0)

with outputs[0] as log:
    print("就绪", file=log)
print("with 之后，文件关了:", outputs[0].closed)
print("磁盘上有内容:", Path("app.log").stat().st_size > 0)
print("名字 log 还在:", log is outputs[0])

# Output:
# del 之后，文件关了: False
# 磁盘上有内容: False
# with 之后，文件关了: True
# 磁盘上有内容: True
# 名字 log 还在: True
