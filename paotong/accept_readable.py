"""Refusing outputs that no record could hold: read back, they would be something else.

A program may print what ends a fence, looks like a trailer, or, in a report that was
forged, what no program prints. So what would be written is read again first.
"""

from __future__ import annotations

from paotong.compare import matches
from paotong.edits import RefusedError
from paotong.example import Example, Fault, example_in, load_example
from paotong.fences import find_fences
from paotong.lane import Lane
from paotong.raised import split_at_traceback
from paotong.report import visible
from paotong.run import Run


def refuse_unreadable(example: Example, run: Run, lane: Lane, after: str) -> None:
    """Refuse to record ``run`` if its file would not say so once it is ``after``.

    Raises:
        RefusedError: it would not.
    """
    if visible(run.output) != run.output:
        raise RefusedError(
            f"{example.where}: its output holds control characters, which no run here "
            "leaves in it; run the program again where it printed them"
        )
    again = _read_again(example, after)
    if not isinstance(again, Example):
        what = again.message if isinstance(again, Fault) else "it would lose its fence"
        raise RefusedError(f"{example.where}: what it prints can't be recorded: {what}")
    if again.program.code != example.program.code or not _holds(again, run, lane):
        raise RefusedError(
            f"{example.where}: what it prints can't be recorded, as it would be read "
            "as something else than its output; print it in another form"
        )


def _read_again(example: Example, after: str) -> Example | Fault | None:
    """The example in its file, once that is ``after``."""
    text = after.replace("\r\n", "\n").replace("\r", "\n")  # as Python reads a file
    if example.file:
        return example_in(example.where, text, example.file)
    root = example.origin.parents[example.where.path.count("/")]
    fences = find_fences(text.removeprefix("\ufeff"))
    mine = [fence for fence in fences if fence.line == example.where.line]
    return load_example(mine[0], example.origin, root) if mine else None


def _holds(again: Example, run: Run, lane: Lane) -> bool:
    """Whether the record is now what was printed."""
    program, output = again.program, run.output
    if raises := program.raises_on(lane):
        output, error = split_at_traceback(output) or ("", "")
        if not matches(raises.text, error):
            return False
    recorded = program.output_on(lane)
    return matches(recorded.text if recorded else "", output, program.loose_on(lane))
