import threading
import time

beats = 0
running = True


def heartbeat():
    global beats
    while running:
        beats += 1
        time.sleep(0.001)


class Answer:
    def __eq__(self, other):
        return other == 42


zeros = [0] * 5_000_000
few_zeros = zeros[:500_000]
number, answer = 42, Answer()
threading.Thread(target=heartbeat).start()

before = beats
found = number in zeros
print("找 int，扫描期间的心跳:", beats - before)

before = beats
found = answer in few_zeros
print("找 Answer，扫描期间有心跳:", beats - before > 0)
running = False

# Output (gil):
# 找 int，扫描期间的心跳: 0
# 找 Answer，扫描期间有心跳: True
