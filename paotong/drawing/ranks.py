"""In which column an object stands: to the right of all that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def back_edges(
    starts: Iterable[int], targets: Mapping[int, Sequence[int]]
) -> set[tuple[int, int]]:
    """The edges that close a cycle on a walk from ``starts``, the first way taken."""
    found: set[tuple[int, int]] = set()
    done: set[int] = set()
    for start in starts:
        if start in done:
            continue
        way = [start]
        waiting = [iter(targets.get(start, ()))]
        while way:
            target = next(waiting[-1], None)
            if target is None:
                done.add(way.pop())
                waiting.pop()
            elif target in way:
                found.add((way[-1], target))
            elif target not in done:
                way.append(target)
                waiting.append(iter(targets.get(target, ())))
    return found


def ranks(
    starts: Sequence[int],
    targets: Mapping[int, Sequence[int]],
    back: set[tuple[int, int]],
) -> dict[int, int]:
    """The column of every number reached from ``starts``: 1 plus the longest way."""
    found: dict[int, int] = {}
    for number in _in_order(starts, targets, back):
        mine = found.setdefault(number, 1)
        for target in targets.get(number, ()):
            if (number, target) not in back:
                found[target] = max(found.get(target, 1), mine + 1)
    return found


def _in_order(
    starts: Sequence[int],
    targets: Mapping[int, Sequence[int]],
    back: set[tuple[int, int]],
) -> list[int]:
    """The numbers, each before those that it leads to."""
    order: list[int] = []
    seen: set[int] = set()
    for start in starts:
        stack = [(start, False)]
        while stack:
            number, left = stack.pop()
            if left:
                order.append(number)
            elif number not in seen:
                seen.add(number)
                stack.append((number, True))
                ahead = [t for t in targets.get(number, ()) if (number, t) not in back]
                stack += [(target, False) for target in ahead]
    return order[::-1]
