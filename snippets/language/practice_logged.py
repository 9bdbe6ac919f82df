import functools
import logging
import sys
import traceback


class Summary:
    """记录真的要输出时，才去看对象；有形状的只写形状。"""

    def __init__(self, value):
        self.value = value

    def __str__(self):
        shape = getattr(self.value, "shape", None)
        name = type(self.value).__name__
        return f"{name} {shape}" if shape else repr(self.value)


def logged(function):
    logger = logging.getLogger(function.__module__)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            result = function(*args, **kwargs)
        except Exception:
            logger.exception("%s 出错", function.__qualname__, stacklevel=2)
            raise
        name = function.__qualname__
        logger.info("%s 返回 %s", name, Summary(result), stacklevel=2)
        return result

    return wrapper


class Batch:
    looked_at = 0

    @property
    def shape(self):
        Batch.looked_at += 1
        return (64, 3, 224, 224)


@logged
def load(path):
    if not path:
        raise ValueError("路径是空的")
    return Batch()


def train(path):
    return load(path)


train("a.npy")
print("级别是 WARNING 时，看了几次形状:", Batch.looked_at)
form = "%(levelname)s %(name)s %(funcName)s: %(message)s"
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format=form)
logging.root.handlers[0].formatter.formatException = lambda info: (  # type: ignore
    "  回溯经过: " + " → ".join(f.name for f in traceback.extract_tb(info[2]))
)
train("a.npy")
try:
    train("")
except ValueError as error:
    print("异常照样传出来:", error)

# Output:
# 级别是 WARNING 时，看了几次形状: 0
# INFO __main__ train: load 返回 Batch (64, 3, 224, 224)
# ERROR __main__ train: load 出错
#   回溯经过: wrapper → load
# 异常照样传出来: 路径是空的
