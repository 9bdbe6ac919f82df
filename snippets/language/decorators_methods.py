import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


class Report:
    @classmethod
    @logged
    def load(cls, path):
        return f"读取 {path}"

    @logged
    @classmethod
    def load_wrong(cls, path):
        return f"读取 {path}"

    @logged
    @staticmethod
    def clean_wrong(text):
        return text.strip()


print("load:", Report.load("a.csv"))
print("clean_wrong 经由类:", Report.clean_wrong(" 标题 "))
try:
    Report().clean_wrong(" 标题 ")
except TypeError as error:
    print("clean_wrong 经由实例:", error)
try:
    Report.load_wrong("a.csv")
except TypeError as error:
    print("load_wrong:", error)

# Output:
# load: 读取 a.csv
# clean_wrong 经由类: 标题
# clean_wrong 经由实例: Report.clean_wrong() takes 1 positional argument but 2 were given
# load_wrong: 'classmethod' object is not callable
