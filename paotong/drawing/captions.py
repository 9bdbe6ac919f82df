"""The words in a picture of objects: titles, labels, and what is written in a slot."""

from __future__ import annotations

from dataclasses import dataclass

from paotong.drawing.lettering import fitted
from paotong.drawing.objects import Scope, Slot, Thing

_TITLE, _LABEL, _TEXT = 28, 20, 26  # columns
_NAMED = ("function", "class", "method", "generator", "coroutine", "frame")
# Kinds whose name says all: a type, or an exception.
_BARE = ("exception", "other", "cell", "traceback", "weakref", "partial", "property")
_EMPTIED = ("list", "tuple", "dict", "set", "frozenset", "deque")
_LABELS = {
    "return": "返回值",
    "yield": "产出",
    "state": "状态",
    "base": "基类",
    "key": "键",
    "value": "值",
}
_REMARKS = {
    "created": "还没开始",
    "running": "正在运行",
    "closed": "已经结束",
    "empty": "空的",
    "dead": "已失效",
}
_WITH_LABELS = {"state": "generator", "base": "class", "key": "dict", "value": "dict"}


@dataclass(frozen=True)
class Row:
    """A row of a box: what stands at its left, and at its right or where it leads."""

    label: str
    text: str
    target: int | None
    remark: bool


def title(thing: Thing) -> str:
    """What stands above the slots of an object."""
    if thing.kind == "instance":
        found = f"{thing.name} 对象"
    elif thing.name == "<lambda>":
        found = "lambda"
    elif thing.kind in _NAMED or thing.kind == "async_generator":
        found = f"{thing.kind.replace('_', ' ')} {thing.name}"
    elif thing.kind in _BARE or thing.kind == thing.name:
        found = thing.name
    else:
        found = f"{thing.name}（{thing.kind}）"
    empty = thing.kind in _EMPTIED and not thing.slots and not thing.left
    return fitted(f"{found}（空）" if empty else found, _TITLE)


def heading(scope: Scope) -> str:
    """What stands above the names of a function that runs; nothing for global ones."""
    if scope.kind == "module":
        return ""
    name = "lambda" if scope.title == "<lambda>" else scope.title
    return fitted(f"{name}()", _TITLE)


def rows(thing: Thing) -> tuple[Row, ...]:
    """The rows of an object's box."""
    found = [_row(slot, thing.kind) for slot in thing.slots]
    if thing.left:
        found.append(Row("…", f"还有 {thing.left} 项", None, remark=True))
    return tuple(found)


def name_row(slot: Slot) -> Row:
    """The row of a name."""
    return _row(slot, "")


def _row(slot: Slot, kind: str) -> Row:
    text = fitted(remark(slot.text) if slot.remark else slot.text, _TEXT)
    label = fitted(label_of(slot, kind), _LABEL)
    return Row(label, text, slot.target, slot.remark)


def label_of(slot: Slot, kind: str = "") -> str:
    """The label of a slot of an object of this kind; no kind: of a name."""
    ours = slot.label in ("return", "yield") if not kind else _is_ours(slot.label, kind)
    return _LABELS[slot.label] if ours else slot.label


def _is_ours(label: str, kind: str) -> bool:
    wanted = _WITH_LABELS.get(label)
    others = ("coroutine", "async_generator") if wanted == "generator" else ()
    return kind == wanted or kind in others


def remark(text: str) -> str:
    """A remark in the readers' language."""
    word, _, number = text.partition(" ")
    if word == "suspended":
        return f"停在第 {number} 行"
    return _REMARKS.get(text, text)
