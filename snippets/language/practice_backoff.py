import functools
import random
import time
from collections import Counter

import tenacity


def retry(*, attempts, base, cap, on, sleep=time.sleep, spread=random.uniform):
    if attempts < 1:
        raise ValueError(f"attempts 至少是 1，得到 {attempts}")

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except on:
                    if attempt == attempts - 1:
                        raise
                    sleep(spread(0, min(cap, base * 2**attempt)))

        return wrapper

    return decorator


def mine(attempts, sleep, spread=random.uniform):
    return retry(
        attempts=attempts,
        base=1,
        cap=5,
        on=ConnectionError,
        sleep=sleep,
        spread=spread,
    )


def theirs(attempts, sleep):
    return tenacity.retry(
        stop=tenacity.stop_after_attempt(attempts),
        wait=tenacity.wait_random_exponential(multiplier=1, max=5),
        retry=tenacity.retry_if_exception_type(ConnectionError),
        sleep=sleep,
        reraise=True,
    )


def observe(make, attempts, plan, seed):
    calls, waits, outcomes = [], [], iter(plan)

    def fetch():
        calls.append(next(outcomes))
        if isinstance(calls[-1], Exception):
            raise calls[-1]
        return calls[-1]

    random.seed(seed)  # 两边的抖动用同一串随机数
    try:
        return make(attempts, waits.append)(fetch)(), calls, waits
    except Exception as error:
        return error, calls, waits


rng = random.Random(2026)
outcomes = [ConnectionError("断线"), ValueError("参数错"), "价格表"]
agreed, ends = [], Counter()
for seed in range(2000):
    attempts = rng.randint(1, 6)
    plan = rng.choices(outcomes, weights=[6, 1, 2], k=attempts)
    result, calls, waits = observe(mine, attempts, plan, seed)
    agreed.append(
        observe(theirs, attempts, plan, seed) == (result, calls, waits)
    )
    ends[str(result)] += 1
print("三种结局都出现过:", set(ends) == {"断线", "参数错", "价格表"})
print("结局、每次尝试、每次等多久，与 tenacity 全部相同:", all(agreed))

ceiling = functools.partial(mine, spread=max)  # 不抖动，只看上限
_, calls, waits = observe(ceiling, 6, [outcomes[0]] * 6, seed=0)
print("试", len(calls), "次，各次等待的上限:", waits)

# Output:
# 三种结局都出现过: True
# 结局、每次尝试、每次等多久，与 tenacity 全部相同: True
# 试 6 次，各次等待的上限: [1, 2, 4, 5, 5]
