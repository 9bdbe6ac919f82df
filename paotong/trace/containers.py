"""The items of containers, read past whatever a subclass has made of its methods."""

from atoms import key_of, text_of  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

Slots = list[tuple[str, object]]
SHOWN = 8  # items of a container before the rest is left out


def shown_of(count: int) -> int:
    """How many of ``count`` items are shown: one alone is never left out."""
    return count if count <= SHOWN + 1 else SHOWN


def _numbered(items: "Sequence[object]", count: int) -> "tuple[Slots, int]":
    shown = shown_of(count)
    slots = [(str(number), item) for number, item in enumerate(items[:shown])]
    return slots, count - len(slots)


def list_items(value: "list[object]") -> "tuple[Slots, int]":
    """The items of a list by their places, and how many are left out."""
    return _numbered(list.__getitem__(value, slice(SHOWN + 1)), list.__len__(value))


def tuple_items(value: "tuple[object, ...]") -> "tuple[Slots, int]":
    """The items of a tuple by their places, of a named one by their names."""
    items = tuple.__getitem__(value, slice(SHOWN + 1))
    slots, left = _numbered(items, tuple.__len__(value))
    held = [type.__getattribute__(c, "__dict__") for c in type(value).__mro__]
    fields = next((each["_fields"] for each in held if "_fields" in each), None)
    if type(fields) is tuple and len(fields) >= len(slots):
        slots = [(f".{fields[place]}", item) for place, (_, item) in enumerate(slots)]
    return slots, left


def deque_items(value: "Any") -> "tuple[Slots, int]":
    """The items of a ``collections.deque`` by their places."""
    base: Any = next(c for c in type(value).__mro__ if c.__module__ == "collections")
    count = base.__len__(value)
    items = [base.__getitem__(value, place) for place in range(min(count, SHOWN + 1))]
    return _numbered(items, count)


def dict_items(value: "dict[object, object]") -> "tuple[Slots, int]":
    """The values of a dictionary by their keys; an object as a key has its own slot."""
    slots: Slots = []
    count = dict.__len__(value)
    pairs = list(dict.items(value))[: shown_of(count)]
    for key, held in pairs:
        written = key_of(key)
        slots += [("key", key), ("value", held)] if not written else [(written, held)]
    return slots, count - len(pairs)


def set_items(
    value: "set[object] | frozenset[object]", told: "Callable[[object], str]"
) -> "tuple[Slots, int]":
    """The items of a set, in an order in which no hash has a part.

    ``told`` puts what an item holds into a text, where `atoms` does not.
    """

    def order(item: object) -> "tuple[str, float, str]":
        number = float(item) if type(item) in (int, float) else 0.0  # type: ignore[arg-type]
        return type(item).__name__, number, text_of(item) or told(item)

    base: Any = set if issubclass(type(value), set) else frozenset
    items = sorted(base.__iter__(value), key=order)
    shown = shown_of(len(items))
    return [("", item) for item in items[:shown]], len(items) - shown
