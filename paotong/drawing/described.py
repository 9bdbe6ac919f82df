"""A picture of objects in words, for those who do not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paotong.drawing.captions import heading, label_of, remark, title
from paotong.drawing.objects import Graph, Scope, Slot, Thing

_KINDS = {
    "list": "列表",
    "tuple": "元组",
    "dict": "字典",
    "set": "集合",
    "frozenset": "冻结集合",
    "deque": "双端队列",
    "function": "函数",
    "cell": "单元格",
    "class": "类",
    "method": "方法",
    "generator": "生成器",
    "coroutine": "协程",
    "async_generator": "异步生成器",
    "exception": "异常",
    "traceback": "回溯",
    "frame": "栈帧",
    "weakref": "弱引用",
}
_NAMED = ("function", "class", "method", "generator", "coroutine", "exception", "frame")
_INDEXED = ("list", "tuple", "dict", "deque")


class Described:
    """Sentences about graphs in which each object is called the same throughout."""

    def __init__(self, graphs: Sequence[Graph]) -> None:
        things = {t.number: t for graph in graphs for t in graph.things}
        several = Counter(_kind(thing) for thing in things.values())
        counts: Counter[str] = Counter()
        self._called: dict[int, str] = {}
        for number in sorted(things):
            kind = _kind(things[number])
            counts[kind] += 1
            alone = things[number].kind in _NAMED and several[kind] == 1
            self._called[number] = kind if alone else f"{kind} {counts[kind]}"

    def scope(self, scope: Scope) -> str:
        """That a function runs; nothing of the global names."""
        return f"正在运行 {heading(scope)}" if heading(scope) else ""

    def name(self, scope: Scope, slot: Slot) -> str:
        """What a name leads to, or what it is."""
        if slot.label in ("return", "yield"):
            return self._held(f"{heading(scope)} 的{label_of(slot)}", slot)
        where = f"{heading(scope)} 里的名字" if heading(scope) else "名字"
        return self._held(f"{where} {slot.label}", slot)

    def thing(self, thing: Thing) -> str:
        """What an object is, and all that it holds and is not an object of its own."""
        mine = self._called[thing.number]
        held = [
            self._held(_place(slot, thing), slot)
            for slot in thing.slots
            if slot.target is None
        ]
        held += [f"还有 {thing.left} 项"] * bool(thing.left)
        lost = "（没有名字够得着它）" if thing.lost else ""
        empty = "（空）" if title(thing).endswith("（空）") else ""
        return f"{mine}{empty}{lost}{'：' if held else ''}{'，'.join(held)}"

    def arrow(self, thing: Thing, slot: Slot) -> str:
        """Which slot of an object leads to which."""
        mine, place = self._called[thing.number], _place(slot, thing)
        return self._held(f"{mine} 的 {place}" if place else mine, slot)

    def _held(self, where: str, slot: Slot) -> str:
        if slot.target is not None:
            return f"{where} → {self._called[slot.target]}"
        text = remark(slot.text) if slot.remark else slot.text
        return f"{where} 是 {text}" if where else text


def _kind(thing: Thing) -> str:
    """What an object is called, but for its number."""
    word = _KINDS.get(thing.kind, "")
    if thing.kind in _NAMED:
        return f"{word} {thing.name}"
    return title(thing) if not word or thing.kind != thing.name else word


def _place(slot: Slot, thing: Thing) -> str:
    """How a slot of an object is called."""
    label = label_of(slot, thing.kind)
    if thing.kind in _INDEXED and label == slot.label and not label.startswith("."):
        return f"[{label}]"
    if thing.kind == "function":
        return f"默认值 {label[:-1]}" if label.endswith("=") else f"自由变量 {label}"
    return label
