import weakref


class Report:
    def __del__(self):
        print("  __del__ 运行")


report = Report()
archive = [report]
alive = weakref.ref(report)

print("del report")
del report
print("  还活着:", alive() is not None)
print("archive = None（没有写 del）")
archive = None  # type: ignore[assignment]
print("  还活着:", alive() is not None)

# Output:
# del report
#   还活着: True
# archive = None（没有写 del）
#   __del__ 运行
#   还活着: False
