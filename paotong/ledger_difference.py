"""What a ledger says that another did not, as Markdown for the summary of a check."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from paotong.ledger import Ledger
from paotong.releases import (
    DIGITS,
    Frozen,
    Release,
    ReleaseError,
    as_release,
    changes_between,
    read_releases,
)
from paotong.verdict import Kind

_SHOWN = 50  # of each kind: a summary is looked at, and may hold a mebibyte


def difference(ledger: Ledger, earlier: Path) -> str:
    """What has changed since ``earlier``, as Markdown.

    That is a file such as the ``ledger.json`` of a site, or the folder with the frozen
    ledgers of releases, the newest of which counts. None there: it says so.

    Raises:
        ReleaseError: the file holds no ledger.
    """
    totals = ledger.totals
    count = f"一共 {totals['examples']} 个示例，核对过 {totals['verified']} 个。"
    before = _earlier(earlier)
    if before is None:
        return f"### 账本\n\n{count}还没有更早的账本可比。\n"
    now = as_release(ledger, "")
    since = f"{before.version} 版" if before.version else "main 上一次"
    parts = _parts(before, now, list(ledger.lanes))
    said = "\n".join(parts) or "没有变化。\n"
    return f"### 账本：与 {since}相比\n\n{count}\n\n{said}"


def _parts(before: Release, now: Release, lanes: list[str]) -> list[str]:
    """A paragraph with a list for each kind of change that there is."""
    changes = changes_between(before, now)
    gone = {lane for each in before.examples.values() for lane in each.lanes}
    gone -= set(lanes)
    lost = {
        name: [lane for lane in old.lanes if lane in lanes and lane not in new.lanes]
        for name, old in before.examples.items()
        if (new := now.examples.get(name))
    }
    kinds = [
        ("少了环境（原来核对过，现在没有）", _with_lanes(lost)),
        ("输出的记录变了", _named(changes.output)),
        ("新增", _named(changes.new)),
        ("多了环境", _with_lanes(changes.lanes)),
        ("删去", _named(changes.removed)),
        ("这次没有运行的环境", _named(sorted(gone))),
    ]
    return [_listed(title, lines) for title, lines in kinds if lines]


def _named(names: Iterable[str]) -> list[str]:
    """Names as code: one that holds Markdown or HTML is nothing but text in it."""
    return [f"`{name.replace('`', '′')}`" for name in names]


def _with_lanes(found: dict[str, tuple[str, ...]] | dict[str, list[str]]) -> list[str]:
    named = {name: lanes for name, lanes in found.items() if lanes}
    return [
        f"{name}（{'、'.join(lanes)}）"
        for name, lanes in zip(_named(named), named.values(), strict=True)
    ]


def _listed(title: str, lines: list[str]) -> str:
    more = [f"……还有 {len(lines) - _SHOWN} 个"] if len(lines) > _SHOWN else []
    items = "".join(f"- {line}\n" for line in [*lines[:_SHOWN], *more])
    return f"{title} {len(lines)} 个：\n\n{items}"


def _earlier(path: Path) -> Release | None:
    """The ledger to compare with, None if there is none yet."""
    if path.is_dir():
        releases, faults = read_releases(path.parent)
        if faults:
            raise ReleaseError(str(faults[0]))
        return releases[0] if releases else None
    return _published(path) if path.exists() else None


def _published(path: Path) -> Release:
    """What a ledger that a site published says, as far as it is compared."""
    try:
        facts = json.loads(path.read_text("utf-8"))["examples"]
        return Release("", {each["id"]: _frozen(each) for each in facts})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReleaseError(
            f"{path}: this is no ledger of a site ({error!r}); name its ledger.json"
        ) from None


def _frozen(example: dict[str, Any]) -> Frozen:
    verdicts = example["verdicts"]
    lanes = [n for n, found in verdicts.items() if found["verdict"] == Kind.VERIFIED]
    return Frozen(str(example["record"])[:DIGITS], tuple(lanes))
