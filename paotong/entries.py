"""The entries of the store: what is kept of one run, and what decides if it counts."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paotong.fingerprint import remembered
from paotong.lane import Lane
from paotong.outputs import CellRun
from paotong.pictures import Picture
from paotong.run import Run

UNREADABLE = "this entry of the store can't be read"
_log = logging.getLogger("paotong.store")


@dataclass(frozen=True)
class Entry:
    """A run on a lane, with the states of what it took.

    ``files`` are digests by path from the program's folder, None for a file that was
    not there; ``packages`` are the versions that brought each imported module,
    ``installed`` is a digest of all that was installed; ``when`` is the day of the run
    (an ISO date, in UTC; empty if that was not noted).
    """

    lane: Lane
    run: Run
    files: Mapping[str, str | None]
    packages: Mapping[str, list[str]]
    installed: str = ""
    when: str = ""


def read_entry(path: Path) -> Entry | None:
    """The entry in a file, or None where there is none or it can't be read.

    A page asks several times for each of its runs: what has not been touched since it
    was read is not read again by the same process.
    """
    try:
        return remembered(str(path), _known, _entry_in)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        _log.warning("%s: %s (%r); it runs again", path, UNREADABLE, error)
        return None


_known: dict[str, tuple[tuple[int, ...], Entry]] = {}


def _entry_in(path: str) -> Entry:
    facts = json.loads(Path(path).read_bytes())
    return Entry(
        lane=Lane(**facts["lane"]),
        run=_run_from(facts["run"]),
        files=dict(**facts["files"]),
        packages=dict(**facts["packages"]),
        installed=str(facts.get("installed", "")),
        when=str(facts.get("when", "")),
    )


def _run_from(told: dict[str, Any]) -> Run:
    facts = dict(told)
    facts["pictures"] = _pictures_from(facts)
    facts["cells"] = tuple(
        CellRun(**{**cell, "pictures": _pictures_from(cell)}) for cell in facts["cells"]
    )
    facts |= {name: tuple(facts[name]) for name in ("files", "imports")}
    return Run(**facts)


def _pictures_from(facts: dict[str, Any]) -> tuple[Picture, ...]:
    return tuple(Picture(**picture) for picture in facts["pictures"])
