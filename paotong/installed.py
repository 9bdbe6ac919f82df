"""The versions of the packages that a run imported, then and now."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from importlib.metadata import Distribution, distributions

from paotong.run import Run


def versions_for(run: Run) -> dict[str, list[str]]:
    """The distributions, with versions, that brought what a run imported.

    What a program started by the program imports is not seen: then all count.
    """
    if run.spawned:
        return {name: [f"{name} {version}"] for name, version in _installed().items()}
    return {
        module: sorted(f"{name} {version}" for name, version in brought.items())
        for module, brought in ((each, brought_by(each)) for each in run.imports)
    }


def changed_versions(was: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> str:
    """Which packages have other versions than at the run, empty if none."""
    changed = [
        f"{name}: {', '.join(was.get(name, [])) or 'missing'} -> "
        f"{', '.join(now.get(name, [])) or 'missing'}"
        for name in sorted(was.keys() | now.keys())
        if was.get(name) != now.get(name)
    ]
    return "; ".join(changed)


@cache
def _installed() -> dict[str, str]:
    """The version of each distribution that is installed."""
    return {d.metadata["Name"]: d.version for d in reversed(_all())}


@cache
def brought_by(module: str) -> dict[str, str]:
    """The versions of the distributions that brought a top-level module, by name."""
    if importlib.util.find_spec(module) is None:  # such as org, which pickle tries
        return {}
    return {d.metadata["Name"]: d.version for d in _all() if _brings(d, module)}


@cache
def _all() -> list[Distribution]:
    return list(distributions())


def _brings(distribution: Distribution, module: str) -> bool:
    """Whether a distribution installed a module of this name.

    Its list of files is searched as text: PyTorch's has sixteen thousand, and
    `importlib.metadata.packages_distributions` makes a path of each, for a second.
    """
    if listed := _file(distribution, "top_level.txt"):
        return module in listed.split()
    files = "\n" + _file(distribution, "RECORD")
    return f"\n{module}/" in files or f"\n{module}." in files


@cache
def _file(distribution: Distribution, name: str) -> str:
    return distribution.read_text(name) or ""
