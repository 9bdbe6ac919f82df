"""Ledgers of releases: frozen once, and what has changed since.

A frozen ledger is a small file in ``releases/``, called by its version, with a line for
each example: a digest of what is recorded, and the lanes on which it was verified.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from paotong.example import Fault, Where
from paotong.ledger import Ledger
from paotong.verdict import Kind

FOLDER = "releases"
_SHOWN = 10
DIGITS = 16  # of a digest: enough to tell two outputs apart


class ReleaseError(ValueError):
    """A ledger that can't be frozen: the message says why, and what to do."""


@dataclass(frozen=True)
class Frozen:
    """One example as it was in a release: its record's digest, and its lanes."""

    record: str
    lanes: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """The ledger of a release: examples by their ids."""

    version: str
    examples: dict[str, Frozen]


@dataclass(frozen=True)
class Changes:
    """What has changed since a release, by the ids of examples.

    ``lanes`` holds those that were verified on lanes on which they had not been then.
    """

    since: str
    new: tuple[str, ...]
    removed: tuple[str, ...]
    output: tuple[str, ...]
    lanes: dict[str, tuple[str, ...]]


def as_release(ledger: Ledger, version: str) -> Release:
    """What of a ledger is kept of a release."""
    examples = {}
    for row in ledger.rows:
        found = {name: ledger.found(row, name) for name in ledger.lanes}
        lanes = [n for n, f in found.items() if f and f.verdict == Kind.VERIFIED]
        examples[row.id] = Frozen(row.record[:DIGITS], tuple(lanes))
    return Release(version, examples)


def changes_between(before: Release, now: Release) -> Changes:
    """What has changed from one release to another, or to what there is now."""
    old, new = before.examples, now.examples
    both = [name for name in new if name in old]
    added = {
        name: tuple(lane for lane in new[name].lanes if lane not in old[name].lanes)
        for name in both
    }
    return Changes(
        since=before.version,
        new=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        output=tuple(n for n in both if old[n].record != new[n].record),
        lanes={name: lanes for name, lanes in added.items() if lanes},
    )


def read_releases(root: Path) -> tuple[list[Release], list[Fault]]:
    """The frozen ledgers of the project at ``root``, the newest first.

    What can't be read among them is a fault each.
    """
    found: list[Release] = []
    faults: list[Fault] = []
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            found.append(_read(path))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            what = f"this is no ledger of a release ({error!r}); restore it from git"
            faults.append(Fault(Where(f"{FOLDER}/{path.name}", 1), what))
    newest_first = sorted(found, key=lambda r: Version(r.version), reverse=True)
    return newest_first, faults


def _read(path: Path) -> Release:
    """The frozen ledger in a file; any error if it is none."""
    facts = json.loads(path.read_text("utf-8"))
    Version(facts["release"])
    examples = {
        name: Frozen(str(each["record"]), tuple(each["lanes"]))
        for name, each in facts["examples"].items()
    }
    return Release(facts["release"], examples)


def freeze(root: Path, ledger: Ledger, version: str) -> Path:
    """Write the ledger of a release, which is not written again; returns the file.

    Raises:
        ReleaseError: an example is wrong, or not verified yet, or this version is no
            version, or has been frozen with another ledger.
    """
    try:
        Version(version)
    except InvalidVersion:
        what = f"'{version}' is no version; write one such as 2026.11.20"
        raise ReleaseError(what) from None
    _refuse([row.id for row in ledger.rows if not ledger.good(row)], _WRONG)
    _refuse([row.id for row in ledger.rows if ledger.pending(row)], _PENDING)
    path, release = root / FOLDER / f"{version}.json", as_release(ledger, version)
    if path.exists() and path.read_text("utf-8") != _written(release):
        raise ReleaseError(
            f"{FOLDER}/{path.name} is there, with another ledger; a release is frozen "
            "once: raise the version in pyproject.toml, or delete the file"
        )
    path.parent.mkdir(exist_ok=True)
    path.write_text(_written(release), "utf-8")
    return path


def _refuse(names: list[str], why: str) -> None:
    if names:
        shown = "".join(f"\n    {name}" for name in names[:_SHOWN])
        more = f"\n    ... and {len(names) - _SHOWN} more" * (len(names) > _SHOWN)
        raise ReleaseError(f"{len(names)} examples {why}:{shown}{more}")


_WRONG = "are wrong; nothing is frozen until they are right"
_PENDING = (
    "are verified on no lane; run them where their packages are (nox -s lanes), so "
    "that the ledger of the release is whole"
)


def _written(release: Release) -> str:
    """A release as JSON, a line for each example, so that a diff can be read."""
    lines = [
        f"  {_json(name)}: {_json({'record': each.record, 'lanes': list(each.lanes)})}"
        for name, each in sorted(release.examples.items())
    ]
    inside = ",\n".join(lines)
    head = f' "release": {_json(release.version)},'
    return f'{{\n{head}\n "examples": {{\n{inside}\n }}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def project_version(root: Path) -> str:
    """The version in the pyproject.toml of the project at ``root``.

    Raises:
        ReleaseError: there is none.
    """
    try:
        facts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
        return str(facts["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        what = "no version stands in pyproject.toml; name one: --freeze 2026.11.20"
        raise ReleaseError(what) from None
