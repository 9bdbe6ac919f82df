"""The attributes of an instance, read so that the instance does not notice.

To ask for a ``__dict__`` makes CPython build one, which the collector then counts. So
the attributes are asked for one by one, by the names that stand in the program, as long
as that finds all that the instance refers to.
"""

import gc
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Attributes = list[tuple[str, object]]

_ABSENT = object()


def attributes(value: object, names: "Iterable[str]") -> Attributes:
    """The attributes of an instance: those in slots, then those of its own dictionary.

    ``names`` are those by which the program may call attributes.
    """
    mro = type.__getattribute__(type(value), "__mro__")
    found = [pair for cls in reversed(mro) for pair in _in_slots(value, cls)]
    if type(value).__dictoffset__:
        known = {id(held) for _, held in found}
        one_by_one = _one_by_one(value, mro, names, known)
        found += _dictionary(value) if one_by_one is None else one_by_one
    return found


def _in_slots(value: object, cls: type) -> Attributes:
    """What stands in the slots of one class, in the order in which it names them."""
    held = type.__getattribute__(cls, "__dict__")
    names = held.get("__slots__", ())
    found = []
    for name in (names,) if type(names) is str else tuple(names):
        if name.startswith("__") and not name.endswith("__"):
            name = f"_{cls.__name__.lstrip('_')}{name}"  # noqa: PLW2901
        descriptor = held.get(name)
        if type(descriptor) is types.MemberDescriptorType:
            got = _got(descriptor.__get__, value, cls)
            found += [(name, got)] * (got is not _ABSENT)
    return found


def _one_by_one(
    value: object, mro: "tuple[type, ...]", names: "Iterable[str]", known: "set[int]"
) -> "Attributes | None":
    """The attributes, in order; None if these names do not lead to all of them."""
    targets = [id(held) for held in gc.get_referents(value) if held is not type(value)]
    wanted = [address for address in targets if address not in known]
    found = [(name, _own(value, mro, name)) for name in names]
    found = [(name, held) for name, held in found if held is not _ABSENT]
    if sorted(id(held) for _, held in found) != sorted(wanted):
        return None
    return sorted(found, key=lambda pair: wanted.index(id(pair[1])))


def _own(value: object, mro: "tuple[type, ...]", name: str) -> object:
    """What an instance itself calls ``name``; no code of its class is run."""
    held = _ABSENT
    for cls in mro:
        of_class = type.__getattribute__(cls, "__dict__")
        if name in of_class:
            held = of_class[name]
            break
    if held is not _ABSENT and hasattr(type(held), "__get__"):
        return _ABSENT
    got = _got(object.__getattribute__, value, name)
    return _ABSENT if got is held else got


def _got(get: object, *arguments: object) -> object:
    try:
        return get(*arguments)  # type: ignore[operator]
    except AttributeError:
        return _ABSENT


def _dictionary(value: object) -> Attributes:
    held = object.__getattribute__(value, "__dict__")
    return list(held.items()) if issubclass(type(held), dict) else []
