import importlib
import sys
import threading
import time

beats = 0
running = True
code = "base, exponent = 7, 2_000_000; base ** exponent"


def heartbeat():
    global beats
    while running:
        beats += 1
        time.sleep(0.001)


# 私有模块，只为看清机制；3.14 起有公开的 concurrent.interpreters
name = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
interpreters = importlib.import_module(name)
other = interpreters.create()

threading.Thread(target=heartbeat).start()
before = beats
interpreters.run_string(other, code)
print("另一个解释器算大数乘方，这边的心跳继续:", beats - before > 20)
interpreters.destroy(other)
running = False

# Output (gil, >=3.12, <3.14):
# 另一个解释器算大数乘方，这边的心跳继续: True

# Output (gil, <3.12):
# 另一个解释器算大数乘方，这边的心跳继续: False
