import pathlib
import runpy
import sys

pathlib.Path("app.py").write_text(
    """
import worker
print("app.py 的顶层代码运行，名字是", __name__)
connections = []
if __name__ == "__main__":
    worker.connect()
    print("主程序里的连接:", connections)
    print("app 模块里的连接:", worker.app.connections)
""",
    encoding="utf-8",
)
pathlib.Path("worker.py").write_text(
    """
def connect():
    global app
    import app
    app.connections.append("数据库")
""",
    encoding="utf-8",
)
sys.path.insert(0, "")  # 从当前目录导入
runpy.run_path("app.py", run_name="__main__")  # 同 python app.py

# Output:
# app.py 的顶层代码运行，名字是 __main__
# app.py 的顶层代码运行，名字是 app
# 主程序里的连接: []
# app 模块里的连接: ['数据库']
