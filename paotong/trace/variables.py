"""The names that a program has at one moment: global ones, and its functions' own."""

import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Names = list[tuple[str, object]]
    Scope = tuple[str, str, int, Names]

FRAMES = 5  # that are told of in a deep recursion, the innermost
_OPTIMISED = 0x1  # the flags of a code object
_KINDS = {0x20: "generator", 0x80: "coroutine", 0x200: "async_generator"}
_COMPREHENSIONS = ("<listcomp>", "<dictcomp>", "<setcomp>")  # frames up to 3.11
_LOOKED_AT = 20  # items of a list in which closures are looked for,
_ENOUGH = 200  # and all objects
_EMPTY = types.CellType()


def is_followed(code: "types.CodeType") -> bool:
    """Whether the lines of this code are steps: not those of class bodies."""
    if code.co_name == "<module>":
        return True
    return bool(code.co_flags & _OPTIMISED) and code.co_name not in _COMPREHENSIONS


def names_in(code: "types.CodeType") -> "list[str]":
    """All names in a program by which it may call an attribute, in their order."""
    found = dict.fromkeys(code.co_names)
    for constant in code.co_consts:
        if type(constant) is type(code):
            found |= dict.fromkeys(names_in(constant))
    return list(found)


def scopes_of(
    frame: "types.FrameType | None",
    file: str,
    names: "list[str]",
    main: "dict[str, Any]",
) -> "list[Scope]":
    """The global ``names`` that exist, and the local ones of each running function."""
    frames = []
    line = 0
    while frame is not None:
        code = frame.f_code
        if code.co_filename == file and is_followed(code):
            if code.co_name == "<module>":
                line = frame.f_lineno
            else:
                frames.append(frame)
        frame = frame.f_back
    known = [(name, main[name]) for name in names if name in main]
    scopes: list[Scope] = [("module", "", line, known)]
    for each in reversed(frames[:FRAMES]):
        flags = each.f_code.co_flags
        kind = next((kind for flag, kind in _KINDS.items() if flags & flag), "function")
        title = each.f_code.co_name
        scopes.append((kind, title, each.f_lineno, _variables(each, known)))
    return scopes


def _variables(frame: "types.FrameType", known: "Names") -> "Names":
    """The local variables; one that closures share leads to its cell."""
    code, held = frame.f_code, frame.f_locals
    found: Names = []
    for name, value in held.items():
        if not name.isidentifier() or name == "__class__":
            continue
        cell = None
        if name in code.co_cellvars:
            cell = _cell(name, value, held.values(), code.co_consts)
        elif name in code.co_freevars:
            around = [value for _, value in known]
            cell = _cell(name, value, [*held.values(), *around], (code,))
        found.append((name, value if cell is None else cell))
    return found


def _cell(
    name: str, value: object, values: "Any", codes: "tuple[object, ...]"
) -> "types.CellType | None":
    """The one cell ``name`` that closures with these ``codes`` share, if there is one.

    Python keeps the cells of a running function to itself, so they are taken from the
    closures that can be found among ``values``.
    """
    cells = {}
    for function in _functions(values):
        code = function.__code__
        if name in code.co_freevars and any(code is each for each in codes):
            cell = (function.__closure__ or ())[code.co_freevars.index(name)]
            if _content(cell) is value:
                cells[id(cell)] = cell
    return cells.popitem()[1] if len(cells) == 1 else None


def _functions(values: "Any") -> "list[types.FunctionType]":
    """The functions among ``values``, in lists of them, and in their closures."""
    waiting = list(values)
    found: dict[int, types.FunctionType] = {}
    for value in waiting:
        if type(value) in (list, tuple):
            waiting += value[:_LOOKED_AT]
        elif type(value) is types.CellType:
            waiting += [
                each for each in [_content(value)] if type(each) is types.FunctionType
            ]
        elif type(value) is types.FunctionType and id(value) not in found:
            found[id(value)] = value
            waiting += value.__closure__ or ()
        if len(waiting) > _ENOUGH:
            break
    return list(found.values())


def _content(cell: "types.CellType") -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return _EMPTY  # no program has it
