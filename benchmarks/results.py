"""What was measured, kept as JSON: one entry a size of corpus, with its machine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.peer import Step


@dataclass(frozen=True)
class Result:
    """All that one run measured on one corpus.

    ``seconds`` holds a figure for each round, by the peer's name and the step;
    ``failures`` what went wrong, by the peer's name; ``date`` is an ISO date.
    """

    size: int
    date: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    seconds: Mapping[str, Mapping[str, Sequence[float]]]
    failures: Mapping[str, str]

    @property
    def rounds(self) -> int:
        """How often each step was measured."""
        return max(
            (len(turns) for steps in self.seconds.values() for turns in steps.values()),
            default=0,
        )

    def _turns(self, peer: str, step: Step) -> Sequence[float]:
        """The figures of a step, none of a peer that failed: it skipped work."""
        if peer in self.failures:
            return ()
        return self.seconds.get(peer, {}).get(step, ())

    def median(self, peer: str, step: Step) -> float | None:
        """The median of a step's seconds, None where there are none."""
        turns = self._turns(peer, step)
        return median(turns) if turns else None

    def ratio(self, one: tuple[str, Step], other: tuple[str, Step]) -> float | None:
        """How many times as long one peer's step takes as another's; None if unknown.

        It is the median of the ratios within each round: whatever else the machine did
        then slowed both.
        """
        pairs = list(zip(self._turns(*one), self._turns(*other), strict=False))
        return median(a / b for a, b in pairs) if pairs else None


def read_results(file: Path) -> list[Result]:
    """The results in a file, by size; none where there is no file yet."""
    if not file.exists():
        return []
    return [Result(**entry) for entry in json.loads(file.read_text("utf-8"))]


def write_results(file: Path, results: Sequence[Result]) -> list[Result]:
    """Put results into a file, for those of the same sizes; all that it holds then."""
    by_size = {result.size: result for result in [*read_results(file), *results]}
    kept = [by_size[size] for size in sorted(by_size)]
    text = json.dumps([asdict(result) for result in kept], indent=1, ensure_ascii=False)
    file.write_text(text + "\n", "utf-8")
    return kept
