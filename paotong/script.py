"""A program as a file that a reader downloads: ``uv run`` needs nothing but this file.

What it needs stands in it as inline script metadata (PEP 723). The metadata comes last,
behind the record: the lines of the program keep their numbers, which tracebacks show.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from paotong.example import Example
from paotong.installed import brought_by
from paotong.lane import Lane
from paotong.names import download_name
from paotong.needs import imported_names, required_names, with_imports
from paotong.notebook import Cell
from paotong.packages import Pin
from paotong.pythons import PYTHONS, short
from paotong.rooms import watched
from paotong.trailer import Program

_MINORS = [python for python in PYTHONS if not python.endswith("t")]


def modules_beside(example: Example) -> list[Path]:
    """The modules beside a program that it imports, and those that they import."""
    code, file = example.program.code, example.file
    if file is None:
        return []
    named = (file.parent / name for name in imported_names(code))
    beside = any(path.is_dir() or path.with_suffix(".py").exists() for path in named)
    if not beside and '.py"' not in code:
        return []  # without a look into what is there
    return sorted(with_imports({file}, watched(file)) - {file})


def decide_modules(example: Example) -> set[Path]:
    """The files that decide what `modules_beside` finds: some are not there yet."""
    home = example.file
    if home is None:
        return set()
    found = set(modules := modules_beside(example))
    sources = {file: file.read_text("utf-8", "replace") for file in modules}
    for file, source in {home: example.program.code, **sources}.items():
        names = imported_names(source)
        for folder in {home.parent, file.parent}:
            found |= {folder / f"{name}{end}" for name in names for end in ("", ".py")}
    return found


def offered(example: Example) -> str:
    """The name of the file beside its page that holds ``example``, empty if none does.

    The cells of a notebook are no programs of their own. A program that imports
    modules beside it comes with them in an archive.
    """
    if isinstance(example, Cell):
        return ""
    name = download_name(example)
    return f"{Path(name).stem}.zip" if modules_beside(example) else name


def script(
    example: Example, pins: Sequence[Pin], verified: Iterable[Lane], imports: set[str]
) -> str:
    """The program of ``example`` with its record and, behind them, what it needs.

    ``pins`` are the versions to have of packages, ``verified`` the lanes on which it
    was verified, ``imports`` the top-level names of all packages that a run imported.
    """
    needed = _requirements(example, pins, imports)
    pythons = _pythons(example.program, {short(lane) for lane in verified}, needed)
    metadata = [f'requires-python = "{pythons}"', *_dependencies(needed)]
    commented = [f"# {line}" for line in ["/// script", *metadata, "///"]]
    if _only_free_threaded(example.program):
        commented.insert(0, "# 需要自由线程的构建：uv run --python 3.14t")
    return "\n".join([_recorded(example.program), "", *commented]) + "\n"


def _recorded(program: Program) -> str:
    """The program with its record, without what others might take for its record."""
    lines = program.text.rstrip().split("\n")
    for guess in reversed(program.guesses):
        del lines[guess.start : guess.stop]
    text = "\n".join(lines)
    return program.code + re.sub(r"\n{3,}", "\n\n", text[len(program.code) :]).rstrip()


def pip_words(examples: Iterable[Example], pins: Sequence[Pin]) -> list[str]:
    """What pip is told to install all that ``examples`` import."""
    found = {_words(r) for e in examples for r in _requirements(e, pins, set())}
    return sorted(found, key=str.lower)


def _words(requirement: Requirement) -> str:
    extras = f"[{','.join(sorted(requirement.extras))}]" * bool(requirement.extras)
    return f"{requirement.name}{extras}{requirement.specifier}"


def _dependencies(needed: Sequence[Requirement]) -> list[str]:
    if not needed:
        return ["dependencies = []"]
    named = [f'    "{_words(requirement)}",' for requirement in needed]
    return ["dependencies = [", *named, "]"]


def _requirements(
    example: Example, pins: Sequence[Pin], imports: set[str]
) -> list[Requirement]:
    """What a program needs of packages, pinned where the project pins it.

    Besides what it imports itself, that is what its packages import when it is there,
    as PyTorch does NumPy, if it is pinned in the same file.
    """
    files = modules_beside(example)
    texts = [example.program.code, *(file.read_text("utf-8") for file in files)]
    names = set().union(*map(required_names, texts)) - sys.stdlib_module_names
    names -= {_top(file, example) for file in files} | {"__main__"}
    direct = {name: _pin(name, pins) for name in names}
    pinned_in = {pin.file for pin in direct.values() if pin}
    used = {name: _pin(name, pins) for name in imports - names}
    found = [pin.requirement if pin else _installed(n) for n, pin in direct.items()]
    found += [p.requirement for p in used.values() if p and p.file in pinned_in]
    return sorted(found, key=lambda requirement: requirement.name.lower())


def _top(module: Path, example: Example) -> str:
    """The name by which a program imports a module beside it, or its package."""
    home = example.file.parent if example.file else module.parent
    inside = module.relative_to(home) if module.is_relative_to(home) else module
    return inside.parts[0].removesuffix(".py")


def _pin(module: str, pins: Sequence[Pin]) -> Pin | None:
    """The pin of the package that a module comes from, by its name or as installed."""
    names = {canonicalize_name(name) for name in [module, *brought_by(module)]}
    named = (pin for pin in pins if canonicalize_name(pin.requirement.name) in names)
    return next(named, None)


def _installed(module: str) -> Requirement:
    """A package that is not pinned, in the version that is here, if it is here."""
    for name, version in sorted(brought_by(module).items()):
        return Requirement(f"{name}=={version}")
    return Requirement(module)


def _pythons(
    program: Program, verified: set[str], needed: Sequence[Requirement]
) -> str:
    """The Pythons for a program, as PEP 440 says it.

    From the oldest on which it was verified to the newest for which its record and
    the pins of its packages are meant.
    """
    meant = [python for python in _MINORS if _meant_for(python, program, needed)]
    if not meant:
        return f">={_MINORS[0]}"
    first = next((python for python in meant if python in verified), meant[0])
    if meant[-1] == _MINORS[-1]:
        return f">={first}"
    if meant[-1] == first:
        return f"=={first}.*"
    return f">={first},<3.{int(meant[-1].partition('.')[2]) + 1}"


def _meant_for(python: str, program: Program, needed: Sequence[Requirement]) -> bool:
    """Whether a block of a record, and every package, is meant for a Python."""
    blocks = [*program.outputs, *program.raises]
    newest = f"{python}.99"
    held = [b.labels.versions.contains(newest, prereleases=True) for b in blocks]
    here = {"python_version": python, "python_full_version": newest}
    markers = [requirement.marker for requirement in needed]
    return (any(held) or not held) and all(m.evaluate(here) for m in markers if m)


def _only_free_threaded(program: Program) -> bool:
    places = [block.labels.places for block in program.outputs]
    return bool(places) and all("free-threaded" in place for place in places)
