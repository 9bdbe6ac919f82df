import functools
import gc
import tracemalloc

MB = 1_000_000


def cache():
    @functools.cache
    def load(path):
        return bytes(MB)

    for n in range(10):
        load(f"{n}.jpg")
    return load.cache_clear


def closure():
    callbacks = []

    def watch(frame):
        callbacks.append(lambda: print(len(frame)))

    for _ in range(10):
        watch(bytes(MB))
    return callbacks.clear


def traceback():
    def parse(page):
        return int(page[:1])

    errors = []
    for _ in range(10):
        try:
            parse(bytes(MB))
        except ValueError as error:
            errors.append(error)
    return lambda: [error.with_traceback(None) for error in errors]


def cycle():
    class Frame:
        def __init__(self):
            self.data, self.me = bytes(MB), self

    for _ in range(10):
        Frame()
    return gc.collect


gc.disable()  # 免得循环垃圾在量之前就被收走
for recipe in cache, closure, traceback, cycle:
    tracemalloc.start()
    release = recipe()
    kept = round(tracemalloc.get_traced_memory()[0] / MB)
    release()
    left = round(tracemalloc.get_traced_memory()[0] / MB)
    tracemalloc.stop()
    print(f"{recipe.__name__:9} 留住 {kept} MB，松手以后 {left} MB")

# Output:
# cache     留住 10 MB，松手以后 0 MB
# closure   留住 10 MB，松手以后 0 MB
# traceback 留住 10 MB，松手以后 0 MB
# cycle     留住 10 MB，松手以后 0 MB
