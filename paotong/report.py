"""A report: what the tests found wrong on their lane, for those who have no such lane.

The tests write one in CI, and `python -m paotong accept --from` takes the outputs in it
over. It comes from a job that ran the programs of whoever asked for it, so nothing in
it is believed: ``report.schema.json`` says what it may hold, and no path in it is ever
opened.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from paotong.example import Example, Where
from paotong.findings import Finding, What
from paotong.lane import Lane
from paotong.run import Run

SCHEMA = "paotong-outputs/1"
ASKED_FOR = "PAOTONG_REPORT"
_WHAT = {"differs": What.DIFFERS, "fails": What.FAILS, "fault": What.FAULT}
_NAMES = {what: name for name, what in _WHAT.items()}
_MESSAGE = 20_000  # characters of a message
_ROOM = 5_000_000  # characters of outputs


class ReportError(ValueError):
    """A report that can't be read; the text says which, why, and what to do."""


@dataclass(frozen=True)
class ReportedLane(Lane):
    """A lane as a report tells of it: this machine can't be asked about its CUDA."""

    cuda: bool = False

    def has(self, condition: str) -> bool:
        """Whether ``condition`` holds on it."""
        return self.cuda if condition == "cuda" else super().has(condition)


@dataclass(frozen=True)
class Printed:
    """What a program did, under each hash seed; ``digest`` is that of its code."""

    digest: str
    runs: tuple[tuple[str, Run], ...]


@dataclass(frozen=True)
class Report:
    """What was found on a lane: the digests of what is verified, and what is wrong.

    ``origin`` is the file it was read from, as messages call it.
    """

    lane: Lane
    verified: frozenset[str]
    findings: tuple[tuple[Finding, Printed | None], ...]
    origin: str = ""

    def write(self, file: Path) -> None:
        """Write the report; outputs beyond a few megabytes are left out."""
        room, findings = _ROOM, []
        for finding, printed in self.findings:
            if printed:
                room -= sum(len(run.output) for _, run in printed.runs)
            findings.append(_finding(finding, printed if room > 0 else None))
        lane = {**self.lane.to_json(), "cuda": self.lane.has("cuda")}
        facts = {"schema": SCHEMA, "lane": lane, "verified": sorted(self.verified)}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**facts, "findings": findings}), "utf-8")


def asked_for() -> bool:
    """Whether the tests are to leave a report: in CI, or where it is asked for."""
    asked = os.environ.get(ASKED_FOR)
    return asked == "1" if asked else os.environ.get("CI") == "true"


def digest(example: Example) -> str:
    """What tells whether a program is still the one that ran.

    Its records don't count: whoever gives a lane a block of its own has not changed
    what the program prints there.
    """
    return hashlib.sha256(example.program.code.encode()).hexdigest()


def visible(text: str) -> str:
    """A text whose control characters, and halves of characters, are written out.

    What a run printed is so already; a report may say anything.
    """
    return text.encode("utf-8", "backslashreplace").decode().translate(_CONTROL)


_CONTROL = {n: f"\\x{n:02x}" for n in (*range(32), 127) if n not in b"\t\n"}


def read_report(content: bytes, origin: str) -> Report:
    """The report in a file that ``origin`` names.

    Raises:
        ReportError: it is none that this version writes.
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"{origin}: this is no JSON: {error}; {_AGAIN}") from None
    known = told.get("schema") if isinstance(told, dict) else None
    if known != SCHEMA:
        raise ReportError(
            f"{origin}: its schema is {str(known)[:40]!r}, and only '{SCHEMA}' is known"
            f" here; {_AGAIN}"
        )
    if wrong := next(_validator().iter_errors(told), None):
        what = f"{wrong.json_path}: {wrong.message[:200]}"
        raise ReportError(f"{origin}: {what}; {_AGAIN}")
    lane = ReportedLane(**told["lane"])
    findings = tuple(_read(finding) for finding in told["findings"])
    return Report(lane, frozenset(told["verified"]), findings, origin)


_AGAIN = "take the artifact of a run of the present version, whole and unchanged"


@functools.cache
def _validator() -> Any:
    import jsonschema  # noqa: PLC0415 # a tenth of a second, and hardly ever needed

    schema = json.loads(
        Path(__file__).with_name("report.schema.json").read_text("utf-8")
    )
    return jsonschema.Draft202012Validator(schema)


def _finding(finding: Finding, printed: Printed | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "what": _NAMES[finding.what],
        "where": asdict(finding.where),
        "spot": asdict(finding.spot),
        "message": finding.message[:_MESSAGE],
    }
    if printed:
        told["program"] = {"digest": printed.digest, "runs": _runs(printed)}
    return told


def _runs(printed: Printed) -> list[dict[str, Any]]:
    return [
        {
            "seed": seed,
            "output": run.output,
            "exit_code": run.exit_code,
            "stopped": run.stopped,
        }
        for seed, run in printed.runs
    ]


def _read(told: dict[str, Any]) -> tuple[Finding, Printed | None]:
    where, spot = Where(**told["where"]), Where(**told["spot"])
    message = visible(told["message"])
    finding = Finding(_WHAT[told["what"]], where, spot, message)
    if "program" not in told:
        return finding, None
    runs = tuple(
        (run["seed"], Run(run["output"], run["exit_code"], run["stopped"], 0.0))
        for run in told["program"]["runs"]
    )
    return finding, Printed(told["program"]["digest"], runs)
