import functools
import logging
import sys


def log_type(function):
    @functools.wraps(function)
    def wrapper(*args):
        result = function(*args)
        logging.warning("%s 返回 %s", function.__name__, type(result))
        return result

    return wrapper


def log_eagerly(function):
    @functools.wraps(function)
    def wrapper(*args):
        result = function(*args)
        logging.debug(f"{function.__name__} 返回 {result}")
        return result

    return wrapper


def log_lazily(function):
    @functools.wraps(function)
    def wrapper(*args):
        result = function(*args)
        logging.debug("%s 返回 %s", function.__name__, result)
        return result

    return wrapper


def sold_out():
    return []


def in_stock():
    return ["苹果", "梨"]


class Pixels:
    converted = 0

    def __str__(self):
        Pixels.converted += 1  # 真的像素有上千万个
        return "很长的一串"


def pixels():
    return Pixels()


logging.basicConfig(stream=sys.stdout, format="%(message)s")
log_type(sold_out)()
log_type(in_stock)()
log_eagerly(pixels)()
print("写成 f 字符串，一行也没印，却转换了:", Pixels.converted, "次")
Pixels.converted = 0
log_lazily(pixels)()
print("写成 %s，转换了:", Pixels.converted, "次")

# Output:
# sold_out 返回 <class 'list'>
# in_stock 返回 <class 'list'>
# 写成 f 字符串，一行也没印，却转换了: 1 次
# 写成 %s，转换了: 0 次
