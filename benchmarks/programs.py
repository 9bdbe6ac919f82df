"""The programs of the corpora: each prints one line that is known beforehand."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from string import Template
from textwrap import dedent

TINY, NUMPY, TORCH, WAITING = KINDS = ("tiny", "numpy", "torch", "waiting")


@dataclass(frozen=True)
class Program:
    """A program without its record, and the one line that it prints.

    ``number`` counts from 1 in the corpus; ``kind`` is one of `KINDS`. The line begins
    with the number in brackets in a form that stands nowhere in ``code``, so that what
    a page shows of it was printed.
    """

    number: int
    kind: str
    code: str
    output: str


@dataclass(frozen=True)
class _Template:
    """The text of a program with ``$value`` in it, and what it computes from that."""

    text: str
    result: Callable[[int], object]

    def program(self, number: int, kind: str, value: int) -> Program:
        body = Template(dedent(self.text)).substitute(value=value).strip()
        shown = 'print(f"[example {number:05d}: {result}]")'
        output = f"[example {number:05d}: {self.result(value)}]"
        return Program(number, kind, f"number = {number}\n{body}\n{shown}\n", output)


def make_program(number: int, kind: str, edits: int = 0) -> Program:
    """The program of this number and kind, after so many edits of one of its digits."""
    chance = random.Random(number)
    template = chance.choice(_TEMPLATES[kind])
    return template.program(number, kind, chance.randrange(10, 100) + 100 * edits)


_CLOSURE = """
    def make_counter(start):
        def count():
            nonlocal start
            start += 1
            return start

        return count


    count = make_counter($value)
    result = [count() for _ in range(5)][-1]
"""
_CLASS = """
    class Account:
        def __init__(self, balance):
            self.balance = balance

        def pay_in(self, amount):
            self.balance += amount
            return self


    result = Account($value).pay_in(20).pay_in(22).balance
"""
_COPY = """
    import copy

    rows = [[$value], [2]]
    shallow, deep = copy.copy(rows), copy.deepcopy(rows)
    rows[0].append(3)
    result = (shallow[0], deep[0])
"""
_DECORATOR = """
    import functools


    @functools.lru_cache
    def steps(n):
        return 0 if n < 2 else 1 + steps(n // 2)


    result = $value + steps(2**10)
"""
_COUNTER = """
    from collections import Counter

    letters = Counter("mississippi" * $value)
    result = letters.most_common(1)[0][1] + letters["m"]
"""
_GENERATOR = """
    def squares(limit):
        for n in range(limit):
            yield n * n


    result = sum(squares($value))
"""
_ARRAY = """
    import numpy as np

    grid = np.arange(10_000).reshape(100, 100)
    result = int((grid * $value).sum(axis=0)[7])
"""
_PRODUCT = """
    import numpy as np

    a = np.arange(2_500).reshape(50, 50)
    result = int(np.trace(a @ np.eye(50, dtype=int))) + $value
"""
_TENSOR = """
    import torch

    x = torch.arange(1_000)
    result = int((x * $value).sum())
"""
_GRADIENT = """
    import torch

    x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    ($value * x**2).sum().backward()
    result = [int(slope) for slope in x.grad]
"""
_LINE = """
    import torch

    torch.manual_seed($value)
    x = torch.linspace(-1, 1, 32).unsqueeze(1)
    y = 3 * x + 1
    model = torch.nn.Linear(1, 1)
    descent = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(1_000):
        loss = torch.nn.functional.mse_loss(model(x), y)
        descent.zero_grad()
        loss.backward()
        descent.step()
    result = f"$value, slope {model.weight.item():.1f}"
"""
_CURVE = """
    import torch

    torch.manual_seed($value)
    x = torch.linspace(-1, 1, 32).unsqueeze(1)
    y = x**2
    model = torch.nn.Sequential(
        torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
    )
    descent = torch.optim.Adam(model.parameters(), lr=0.02)
    losses = []
    for step in range(500):
        loss = torch.nn.functional.mse_loss(model(x), y)
        descent.zero_grad()
        loss.backward()
        descent.step()
        losses.append(loss.item())
    result = f"$value, a tenth of the loss: {losses[-1] < losses[0] / 10}"
"""
_SLEEP = """
    import time

    started = time.perf_counter()
    time.sleep(0.5)
    result = $value if time.perf_counter() - started >= 0.5 else 0
"""

_TEMPLATES: dict[str, tuple[_Template, ...]] = {
    TINY: (
        _Template(_CLOSURE, lambda value: value + 5),
        _Template(_CLASS, lambda value: value + 42),
        _Template(_COPY, lambda value: ([value, 3], [value])),
        _Template(_DECORATOR, lambda value: value + 10),
        _Template(_COUNTER, lambda value: 5 * value),
        _Template(_GENERATOR, lambda value: sum(n * n for n in range(value))),
    ),
    NUMPY: (
        _Template(_ARRAY, lambda value: value * sum(range(7, 10_000, 100))),
        _Template(_PRODUCT, lambda value: value + sum(range(0, 2_500, 51))),
    ),
    TORCH: (
        _Template(_TENSOR, lambda value: value * sum(range(1_000))),
        _Template(_GRADIENT, lambda value: [2 * value * n for n in (1, 2, 3)]),
        # Half of them train as long as introductions to PyTorch do.
        _Template(_LINE, lambda value: f"{value}, slope 3.0"),
        _Template(_CURVE, lambda value: f"{value}, a tenth of the loss: True"),
    ),
    WAITING: (_Template(_SLEEP, lambda value: value),),
}
