"""Recording what is drawn of a program: a run of its own, beside the verified one.

To look at objects while a program runs is to hold them, to count among their references
and to slow it down. So the run that is verified, and whose output readers see, is never
looked at. A second one is: contained like the first, with a fixed hash seed, so that
the same program gives the same picture. If it does not print what is recorded as well,
the picture could show something else than the reader sees, and that is a fault.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from paotong.drawing.objects import Graph
from paotong.example import Example
from paotong.fingerprint import digest, state
from paotong.labels import did_you_mean
from paotong.lane import Lane
from paotong.run import Run, run_fresh
from paotong.verdict import Kind, Verdict, judge
from paotong.wanted import DIAGRAM, STEPS
from paotong.watched import LIMITS, Step, Watched, read_watched

SEED = "0"
_KNOWN = 12  # names that a message lists
_TRACE = Path(__file__).parent / "trace"


@dataclass(frozen=True)
class Recording:
    """What is drawn of a run.

    ``diagram`` is the graph at the end, if it is asked for; ``steps`` are those of the
    global ``names``, with the ``graphs`` that they refer to; ``stopped`` tells why they
    end early (one of `LIMITS`), ``output`` what the watched run printed.
    """

    names: tuple[str, ...] = ()
    diagram: Graph | None = None
    steps: tuple[Step, ...] = ()
    graphs: tuple[Graph, ...] = ()
    stopped: str = ""
    output: str = ""


def record(example: Example, run: Run, lane: Lane) -> Run:
    """``run`` with what is drawn of it, if the program asks and did what it should."""
    wanted = example.program.wanted
    if not wanted or judge(example, run, lane).kind != Kind.VERIFIED:
        return replace(run, drawn="")
    mark = f"<{secrets.token_hex(12)}>"
    lines = [mark, ",".join(wanted.diagram), ",".join(wanted.steps)]
    again = run_fresh(example, SEED, "\n".join(lines))
    try:
        told = _told(example, again, lane, mark)
    except ValueError as error:
        told = {"fault": str(error)}
    told["by"] = _observer()
    return replace(run, drawn=json.dumps(told, ensure_ascii=False))


def is_recorded(example: Example, run: Run) -> bool:
    """Whether what is drawn of ``run`` was recorded by this engine."""
    return not example.program.wanted or _facts(run).get("by") == _observer()


def judge_recording(example: Example, verdict: Verdict) -> Verdict:
    """``verdict``, unless what is to be drawn could not be recorded."""
    fault = _facts(verdict.run).get("fault") if verdict.run else None
    if verdict.kind != Kind.VERIFIED or not fault:
        return verdict
    return replace(verdict, kind=Kind.FAILED, message=f"{example.where}: {fault}")


def recording_of(run: Run) -> Recording | None:
    """What is drawn of a run, None if nothing is."""
    told = _facts(run)
    if "graphs" not in told:
        return None
    return Recording(
        tuple(told["names"]),
        Graph.parse(told["diagram"]) if told["diagram"] else None,
        tuple(Step(**step) for step in told["steps"]),
        tuple(map(Graph.parse, told["graphs"])),
        told["stopped"],
        told["output"],
    )


def _facts(run: Run) -> dict[str, Any]:
    """What was recorded, nothing if something broke the entry of the store."""
    with contextlib.suppress(ValueError, TypeError):
        return dict(json.loads(run.drawn or "{}"))
    return {}


@functools.cache
def _observer() -> str:
    """The digest of what takes the graphs: one that was taken otherwise is no more."""
    looking = [p for p in sorted(_TRACE.glob("*.py")) if not p.stem.startswith("warm")]
    return digest([state(str(path)) for path in looking])


def _told(example: Example, again: Run, lane: Lane, mark: str) -> dict[str, Any]:
    """What is kept of the watched run.

    Raises:
        ValueError: it can't be drawn, for the reason given.
    """
    output, printed = _printed(again.output, mark)
    second = judge(example, replace(again, output=output), lane)
    wanted = example.program.wanted
    place = example.place(wanted.line(DIAGRAM if wanted.diagram else STEPS))
    if second.kind != Kind.VERIFIED:
        what = second.message.removeprefix(f"{example.where}: {example.title} ")
        details = what.rpartition("\n    ")[0] or what  # without its own hint
        raise ValueError(f"{place}: while it is drawn, this program {details}\n{_HELD}")
    try:
        watched = read_watched(again.drawn)
    except ValueError as error:
        raise ValueError(f"{place}: {_BROKEN} ({error})") from None
    if watched.end is None:
        raise ValueError(f"{place}: {_NO_END}")
    if len(printed) != len(watched.steps):
        raise ValueError(f"{place}: {_BROKEN}")
    if watched.stopped not in ("", *LIMITS):
        raise ValueError(f"{place}: the engine failed on this ({watched.stopped})")
    _refuse_missing(example, watched)
    steps = zip(watched.steps, printed, strict=True)
    return {
        "names": wanted.steps,
        "diagram": watched.end if wanted.diagram else None,
        "steps": [asdict(replace(step, printed=count)) for step, count in steps],
        "graphs": watched.graphs,
        "stopped": watched.stopped,
        "output": output,
    }


_HELD = (
    "    To look at objects is to hold them for a moment: draw a program that does not "
    "count them,\n    or remove the trailer"
)
_NO_END = (
    "this program leaves without coming to its end (os._exit, or a signal), so nothing "
    "can be drawn"
)
_BROKEN = (
    "nothing can be drawn of this program: what was told of it is broken; let it leave "
    "the terminal and the folder above its own alone"
)


def _printed(text: str, mark: str) -> tuple[str, list[int]]:
    """The output without the marks, and how many characters came before each."""
    parts = text.split(mark)
    output = "".join(parts).rstrip()
    counts = itertools.accumulate(len(part) for part in parts[:-1])
    return output, [min(count, len(output)) for count in counts]


def _refuse_missing(example: Example, watched: Watched) -> None:
    """Refuse names that do not exist when they are to be drawn."""
    wanted, known = example.program.wanted, watched.known
    seen = {name for graph in watched.graphs for name, _ in graph[0][0][3]}
    for word, when, there in (
        (DIAGRAM, "when the program ends", set(watched.bound)),
        (STEPS, "among the global names at any step", seen | set(watched.bound)),
    ):
        for name in wanted.names(word):
            if name not in there:
                shown = ", ".join(known[:_KNOWN]) + ", ..." * (len(known) > _KNOWN)
                raise ValueError(
                    f"{example.place(wanted.line(word))}: {word} names '{name}', which "
                    f"does not exist {when}; these do at the end: {shown or 'none'}."
                    + did_you_mean(name, known)
                )
