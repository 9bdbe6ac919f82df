"""Values that are written where they are held, instead of being drawn as objects."""

import sys

LONG = 60  # characters of a text that are kept
_DIGITS = 200  # binary ones; longer numbers are not written
_CONSTANTS = (bool, float, complex, type(None), type(...), type(NotImplemented))
# Values of the standard library: nothing can be changed in them.
_VALUES = {
    *("range", "slice", "date", "datetime", "time", "timedelta", "Decimal"),
    *("Fraction", "UUID", "PurePosixPath", "PosixPath", "Pattern"),
}


class Remark(str):
    """A text that stands in place of a value."""


def text_of(value: object) -> "str | None":
    """What is written for a value, None if it is drawn as an object of its own.

    It begins with ``=`` where a program would write the same, with ``~`` in a remark.
    """
    kind = type(value)
    if type(value) is Remark:
        return "~" + value
    if type(value) is int and value.bit_length() > _DIGITS:
        return "~int …"
    if kind is int or kind in _CONSTANTS:
        return f"={value!r}"
    if type(value) is str or type(value) is bytes:
        return "=" + _shortened(value)
    if type(kind).__name__ in ("EnumType", "EnumMeta"):
        return f"={name_of(kind)}.{object.__getattribute__(value, '_name_')}"
    known = name_of(kind) in _VALUES and _is_standard(kind)
    return f"={value!r}"[:LONG] if known else None


def key_of(value: object) -> "str | None":
    """How a key is written before its value, None if it is drawn as well."""
    if type(value) is tuple and len(value) < 5:
        parts = [key_of(part) for part in value]
        if None in parts:
            return None
        return f"({', '.join(map(str, parts))}{',' * (len(parts) == 1)})"
    text = text_of(value)
    return text[1:] if text else None


def name_of(cls: type) -> str:
    """The name of a class, whatever its metaclass says."""
    return str(type.__getattribute__(cls, "__name__"))


def _is_standard(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in sys.stdlib_module_names


def _shortened(value: "str | bytes") -> str:
    text = repr(value[:LONG])
    return text if len(value) <= LONG else f"{text[:-1]}…{text[-1]}"
