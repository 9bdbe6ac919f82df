import sys
import tracemalloc


def grown(work):
    before = tracemalloc.get_traced_memory()[0]
    for n in range(20_000):
        work(n)
    return tracemalloc.get_traced_memory()[0] - before


def intern_value(n):
    sys.intern(f"session-{n}-" + "x" * 100)  # 没有人留着返回值


def compile_name(n):
    compile(f"session_{n}_" + "x" * 100, "demo", "eval")


tracemalloc.start()
print("sys.intern 的两万个字符串还占着内存:", grown(intern_value) > 2e6)
print("编译过的两万个名字还占着内存:", grown(compile_name) > 2e6)

# Output (>=3.12.7, gil):
# sys.intern 的两万个字符串还占着内存: False
# 编译过的两万个名字还占着内存: True

# Output (>=3.12, gil):
# sys.intern 的两万个字符串还占着内存: True
# 编译过的两万个名字还占着内存: True

# Output (gil):
# sys.intern 的两万个字符串还占着内存: False
# 编译过的两万个名字还占着内存: False
