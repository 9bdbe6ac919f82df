"""The ledger: every example with its verdict on each lane, and what it comes to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from packaging.version import Version

from paotong.labels import parse_labels
from paotong.lane import Lane
from paotong.ledger_rows import LOOSE, Found, Row
from paotong.verdict import Kind

SCHEMA = 1  # what the schema file beside the ledger says, too
FILE, SCHEMA_FILE = "ledger.json", "ledger.schema.json"


@dataclass(frozen=True)
class Ledger:
    """The rows of all examples, and the verdicts by lane.

    A lane is called ``3.13``, ``3.14t`` or ``3.14-browser``: patch releases of one
    version follow each other, and the newest one counts.
    """

    rows: tuple[Row, ...]

    @cached_property
    def lanes(self) -> dict[str, Lane]:
        """The lanes on which some example was verified, and that of the building."""
        found: dict[str, Lane] = {}
        for each in sorted(self._all_found(), key=_newest_last):
            if each.here or each.verdict == Kind.VERIFIED:
                found[lane_id(each.lane)] = each.lane
        return dict(sorted(found.items(), key=lambda item: _order(item[1])))

    def found(self, row: Row, lane: str) -> Found | None:
        """The verdict of an example on a lane, None where nothing is known of it."""
        return self._found[row.id].get(lane)

    @cached_property
    def _found(self) -> dict[str, dict[str, Found]]:
        """The verdicts of each example by lane."""
        named = {
            row.id: {lane: self._look_up(row, lane) for lane in self.lanes}
            for row in self.rows
        }
        return {
            name: {lane: found for lane, found in lanes.items() if found}
            for name, lanes in named.items()
        }

    def _look_up(self, row: Row, lane: str) -> Found | None:
        there = [found for found in row.found if lane_id(found.lane) == lane]
        here = [found for found in there if found.here]
        if here and here[0].verdict not in (Kind.VERIFIED, Kind.NOT_RUN):
            return here[0]  # what is wrong now, an older run can't put right
        verified = [found for found in there if found.verdict == Kind.VERIFIED]
        newest = max(verified or here, key=_newest_last, default=None)
        return newest or self._not_meant(row, lane)

    def good(self, row: Row) -> bool:
        """Whether an example is wrong on no lane."""
        return self._verdicts(row) <= {Kind.VERIFIED, Kind.NOT_RUN}

    def verified(self, row: Row) -> bool:
        """Whether an example was verified on some lane, and is wrong on none."""
        return self.good(row) and Kind.VERIFIED in self._verdicts(row)

    def pending(self, row: Row) -> bool:
        """Whether an example could be verified on a lane of these, and is on none."""
        found = self._found[row.id]
        lacking = any(each.missing for each in found.values())
        return not self.verified(row) and (lacking or len(found) < len(self.lanes))

    def _verdicts(self, row: Row) -> set[str]:
        return {found.verdict for found in self._found[row.id].values()}

    @cached_property
    def verified_on(self) -> dict[str, int]:
        """How many examples were verified on each lane."""
        every = [found for lanes in self._found.values() for found in lanes.items()]
        counts = Counter(n for n, found in every if found.verdict == Kind.VERIFIED)
        return {lane: counts[lane] for lane in self.lanes}

    @cached_property
    def loose(self) -> dict[str, int]:
        """How many examples match loosely in each of the ways that there are."""
        counts = Counter(label for row in self.rows for label in row.loose)
        return {label: counts[label] for label in LOOSE}

    @property
    def totals(self) -> dict[str, Any]:
        """What the rows come to, as it stands in the file."""
        return {
            "examples": len(self.rows),
            "verified": sum(map(self.verified, self.rows)),
            "verified_on": self.verified_on,
            "loose": sum(bool(row.loose) for row in self.rows),
            "loose_by_label": self.loose,
        }

    def to_json(self, url: Callable[[str, str], str]) -> str:
        """The ledger as it is published; ``url`` tells where page and anchor are."""
        content = {
            "$schema": SCHEMA_FILE,
            "schema": SCHEMA,
            "lanes": {name: _lane(lane) for name, lane in self.lanes.items()},
            "totals": self.totals,
            "examples": [self._example(row, url) for row in self.rows],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

    def _example(self, row: Row, url: Callable[[str, str], str]) -> dict[str, Any]:
        verdicts = self._found[row.id]
        return {
            "id": row.id,
            "page": row.page,
            "url": url(row.page, row.anchor),
            "program": row.program or None,
            "cells": row.cells or None,
            "code": row.code,
            "record": row.record,
            "loose": list(row.loose),
            "only": list(row.only),
            "verdicts": {name: _verdict(f) for name, f in verdicts.items()},
        }

    def _all_found(self) -> list[Found]:
        return [found for row in self.rows for found in row.found]

    def _not_meant(self, row: Row, lane: str) -> Found | None:
        """That an example is not run on a lane where none of its conditions holds."""
        where = self.lanes[lane]
        labels = [parse_labels(only, "Output") for only in row.only]
        if not labels or any(each.hold(where) for each in labels):
            return None
        return Found(where, Kind.NOT_RUN.value, here=False)


def lane_id(lane: Lane) -> str:
    """What a ledger calls a lane, such as ``3.13``, ``3.14t`` or ``3.14-browser``."""
    system = "" if lane.system == "linux" else f"-{lane.system}"
    return lane.short + system


def _newest_last(found: Found) -> tuple[Version, bool]:
    return Version(found.lane.version), found.here


def _order(lane: Lane) -> tuple[str, Version, bool]:
    system = {"linux": "", "browser": "~"}.get(lane.system, lane.system)
    return system, Version(lane.short.rstrip("t")), lane.free_threaded


def _lane(lane: Lane) -> dict[str, Any]:
    return {
        "interpreter": lane.name,
        "system": lane.system,
        "machine": lane.machine,
        "free_threaded": lane.free_threaded,
    }


def _verdict(found: Found) -> dict[str, Any]:
    if found.seconds is None:
        missing = {"missing": list(found.missing)} if found.missing else {}
        return {"verdict": found.verdict, **missing}
    return {
        "verdict": found.verdict,
        "interpreter": found.lane.name,
        "seconds": found.seconds,
        "containment": found.containment,
    }
