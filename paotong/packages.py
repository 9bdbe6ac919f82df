"""Which packages this lane can have: what the requirements files name, by marker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name


@dataclass(frozen=True)
class Pin:
    """A package as a requirements file names it."""

    file: str
    requirement: Requirement


def pins(root: Path) -> list[Pin]:
    """What the requirements files at ``root`` name."""
    return [Pin(file.name, named) for file in _files(root) for named in _read(file)]


def unavailable(modules: list[str], root: Path) -> bool:
    """Whether all ``modules`` are of packages that this lane is not meant to have.

    A requirements file at ``root`` names such a package with a marker that is false
    here (``torch==2.13.0; python_version == "3.11"``).
    """
    named = _requirements(root)
    names = map(canonicalize_name, modules)
    markers = [named[name].marker for name in names if name in named]
    elsewhere = [marker for marker in markers if marker and not marker.evaluate()]
    return len(elsewhere) == len(modules) > 0


def how_to_install(modules: list[str], root: Path) -> str:
    """The command that installs the packages of ``modules``, as far as it is known."""
    files = sorted(
        {file.name for file in _files(root) for m in modules if _names(file, m)}
    )
    if files:
        return "To run it: pip install " + " ".join(f"-r {name}" for name in files)
    return "To run it: name its package in requirements-models.txt, and install that"


def _files(root: Path) -> list[Path]:
    return sorted(root.glob("requirements*.txt"))


def _names(file: Path, module: str) -> bool:
    return any(
        canonicalize_name(r.name) == canonicalize_name(module) for r in _read(file)
    )


def _requirements(root: Path) -> dict[str, Requirement]:
    return {canonicalize_name(p.requirement.name): p.requirement for p in pins(root)}


def _read(file: Path) -> list[Requirement]:
    """The requirements that a file names; its options and comments are left out."""
    found = []
    for line in file.read_text("utf-8").splitlines():
        words = line.partition("#")[0].strip()
        if words and not words.startswith("-"):
            try:
                found.append(Requirement(words))
            except InvalidRequirement:  # pip will say so
                continue
    return found
