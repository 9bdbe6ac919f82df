"""What happens at a step of a program, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paotong.drawing.objects import Graph, Scope
from paotong.watched import Step

_GENERATORS = {
    "generator": "生成器",
    "coroutine": "协程",
    "async_generator": "异步生成器",
}
_SENTENCES = {
    "line": "接下来运行第 {line} 行",
    "call": "{who}开始，接下来运行第 {line} 行",
    "resume": "{who}从停下的地方继续，接下来运行第 {line} 行",
    "except": "接下来看第 {line} 行接不接得住 {handled}",
    "return": "{who}返回",
    "yield": "{who}在第 {line} 行交出一个值，停在这里",
    "raise": "第 {line} 行抛出 {error}",
    "pass": "没有接住，异常传到第 {line} 行：{error}",
    "end": "程序结束",
    "failed": "程序因为 {error} 而结束",
}
_EXCEPT = re.compile(r"\s*except\b")
_STOPPED = {
    "steps": "这里记满了，后面的步骤没有记录；程序照常运行到结束。",
    "objects": "对象太多，后面的步骤没有记录；程序照常运行到结束。",
}


def note(step: Step, graph: Graph, lines: Sequence[str]) -> str:
    """The sentence on ``step``; ``lines`` are those of the program."""
    what = step.what
    if what == "end" and step.error:
        what = "failed"
    if what == "line" and step.handled and _EXCEPT.match(_line(lines, step.line)):
        what = "except"
    handled = step.handled.partition(":")[0]
    sentence = _SENTENCES[what].format(
        who=_called(step.who, graph.scopes[-1]),
        line=step.line,
        error=step.error,
        handled=handled,
    )
    ahead = what in ("line", "call", "resume")
    return f"{sentence}（{handled} 还在处理中）" if handled and ahead else sentence


def stopped_note(stopped: str) -> str:
    """Why no more steps follow, empty if none is missing."""
    return _STOPPED.get(stopped, "")


def _called(who: str, scope: Scope) -> str:
    kind = _GENERATORS.get(scope.kind, "")
    name = "lambda " if who == "<lambda>" else f"{who}() "
    return f"{kind} {name}" if kind else name


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""
