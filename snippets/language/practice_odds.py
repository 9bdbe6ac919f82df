import itertools
import random
from fractions import Fraction

GOOD = Fraction(3, 10)  # 每次请求成功的概率


def retry(function, times):
    for attempt in range(times):
        try:
            return function()
        except ConnectionError:
            if attempt == times - 1:
                raise


def succeeds(outcomes, times):
    outcomes = iter(outcomes)

    def request():
        if not next(outcomes):
            raise ConnectionError

    try:
        retry(request, times)
    except ConnectionError:
        return False
    return True


def exact(times):
    total = Fraction(0)
    for outcomes in itertools.product([True, False], repeat=times):
        weight = Fraction(1)
        for good in outcomes:
            weight *= GOOD if good else 1 - GOOD
        total += weight * succeeds(outcomes, times)
    return total


for times in (1, 3, 5, 10):
    agrees = exact(times) == 1 - (1 - GOOD) ** times
    print(f"试 {times} 次，成功 {float(exact(times)):.1%}，等于公式: {agrees}")

rng, rounds = random.Random(2026), 20_000
won = sum(
    succeeds((rng.random() < 0.3 for _ in range(3)), 3) for _ in range(rounds)
)
print(
    "模拟两万轮，与 65.7% 相差不到一个百分点:",
    abs(won / rounds - 0.657) < 0.01,
)

won = sum(
    succeeds(itertools.repeat(rng.random() < 0.3), 3) for _ in range(rounds)
)
print("要坏一起坏，与 30% 相差不到一个百分点:", abs(won / rounds - 0.3) < 0.01)

# Output:
# 试 1 次，成功 30.0%，等于公式: True
# 试 3 次，成功 65.7%，等于公式: True
# 试 5 次，成功 83.2%，等于公式: True
# 试 10 次，成功 97.2%，等于公式: True
# 模拟两万轮，与 65.7% 相差不到一个百分点: True
# 要坏一起坏，与 30% 相差不到一个百分点: True
