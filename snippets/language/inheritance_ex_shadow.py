from functools import cached_property


class Report:
    def title(self):
        return "月报"

    @property
    def total(self):
        return 42

    @cached_property
    def rows(self):
        return ["茶", "米"]


report = Report()
vars(report).update(title="实例", total="实例", rows="实例")
print("方法 title:", report.title)
print("property total:", report.total)
print("cached_property rows:", report.rows)

# Output:
# 方法 title: 实例
# property total: 42
# cached_property rows: 实例

# Guess:
# 方法 title: 实例
# property total: 42
# cached_property rows: ['茶', '米']

# Guess:
# 方法 title: 实例
# property total: 实例
# cached_property rows: 实例
