import sys
import threading

sys.setswitchinterval(1e-6)


class Plain:
    hits = 0


class Managed:
    _hits = 0

    @property
    def hits(self):
        return self._hits

    @hits.setter
    def hits(self, value):
        self._hits = value


def visit(page):
    for _ in range(200_000):
        page.hits += 1


for page in (Plain(), Managed()):
    threads = [threading.Thread(target=visit, args=(page,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{type(page).__name__} 没有漏数:", page.hits == 800_000)

# Output (gil):
# Plain 没有漏数: True
# Managed 没有漏数: False
