"""The command behind ``nox -s bench``: make the corpora, take turns, report."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import SIZES, make_corpus
from benchmarks.machine import describe_machine, versions
from benchmarks.peer import Peer
from benchmarks.peers import PEERS
from benchmarks.report import report, write_into_page
from benchmarks.results import Result, write_results
from benchmarks.rounds import measure_in_turn
from benchmarks.workplace import Workplace

_HERE = Path(__file__).parent
RESULTS = _HERE / "results.json"
PAGE = _HERE.parent / "docs" / "benchmark.md"
_TOOLS = _HERE / "requirements-peers.txt"
_QUICK = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the options ask for; returns 1 if a tool failed, else 0."""
    options = _parser().parse_args(arguments)
    if options.quick:
        options.sizes, options.repeat = [_QUICK], 1
    results = [_measure(size, options) for size in options.sizes]
    print("\n" + report(results))
    if options.write:
        write_into_page(PAGE, write_results(RESULTS, results))
    return int(any(result.failures for result in results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("nox -s bench --", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=_numbers, default=list(SIZES), help="as 150,1000 (all three)")
    add("--repeat", type=int, default=3, help="rounds; 3 unless given")
    add("--only", type=_peers, help=f"of {','.join(peer.name for peer in PEERS)}")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--quick", action="store_true", help="one round of a few")
    group.add_argument(
        "--write", action="store_true", help="into results.json and the page"
    )
    add("--peers", type=Path, required=True, help="programs of the peers' environment")
    add("--work", type=Path, required=True, help="folder for the corpora; emptied")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _peers(text: str) -> list[Peer]:
    known = {peer.name: peer for peer in PEERS}
    unknown = set(names := text.split(",")) - set(known)
    if unknown:
        raise argparse.ArgumentTypeError(
            f"unknown tool {', '.join(sorted(unknown))}; known: {', '.join(known)}"
        )
    return [known[name] for name in names]


def _measure(size: int, options: argparse.Namespace) -> Result:
    """Measure one corpus on the peers named, else on all that can take it."""
    peers = options.only or [peer for peer in PEERS if peer.largest >= size]
    corpus = make_corpus(size)
    ours = Path(sys.executable).parent
    workplaces = [
        Workplace(
            peer,
            corpus,
            (options.work / str(size) / peer.name).resolve(),
            ours if peer.ours else options.peers.resolve(),
        )
        for peer in peers
    ]
    measured = measure_in_turn(workplaces, options.repeat)
    return Result(
        size,
        datetime.date.today().isoformat(),
        describe_machine(),
        _versions(options.peers),
        measured.seconds,
        measured.failures,
    )


def _versions(peers: Path) -> dict[str, str]:
    """The versions of the tools and of what the programs import, in a fixed order."""
    listed = _TOOLS.read_text("utf-8") + "numpy==\ntorch==\n"
    installed = versions(peers)
    names = re.findall(r"^([\w-]+)==", listed, re.MULTILINE)
    return {name: installed[name] for name in names}


if __name__ == "__main__":
    sys.exit(main())
