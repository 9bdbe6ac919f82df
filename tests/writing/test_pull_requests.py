"""Pull requests played: what their authors see on GitHub, and that the mend mends."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from paotong.containment import STRONG, containment
from paotong.pyodide_files import find_pyodide
from tests.npm import place_of
from tests.played import Play, Seen
from tests.pull_requests import PULL_REQUESTS
from tests.small_clone import PAGE, PROGRAM
from tests.test_summary import GITHUB, OURS
from tests.workflow_job import FAILURE, SUCCESS
from tests.writing.conftest import ROOT

pytest.importorskip("autocorrect_py", reason="nox -s lint has it")
pytest.importorskip("nox", reason="nox -s lint has it")
pytestmark = [
    pytest.mark.skipif(
        not place_of("markdownlint").is_dir(), reason="python -m tests.npm markdownlint"
    ),
    pytest.mark.skipif(find_pyodide(ROOT) is None, reason="python -m paotong fetch"),
    pytest.mark.skipif(containment() != STRONG, reason="the steps ask for a sandbox"),
]
FLOOD, OUTSIDE, SIGNS = (
    f"snippets/runtime/{n}.py" for n in ("flood", "outside", "signs")
)
# What a contributor reads at a line: each a part of the annotation, and its last line.
SHOWN = {
    "output": [(PROGRAM, "6", "- 同一个: False", f"就运行 nox -s accept -- {PAGE}")],
    "link": [(PAGE, "22", "'cycles.md'", f"照说的改，再运行 nox -s check -- {PAGE}")],
    "term": [(PAGE, "22", "nox -s fix writes it", f"再运行 nox -s check -- {PAGE}")],
    "hostile": [
        (
            FLOOD,
            "1",
            "more than 1,000,000 bytes",
            f"改好程序，再运行 nox -s test -- {PAGE}",
        ),
        (OUTSIDE, "7", "+ etc 写不进去", f"nox -s accept -- {PAGE}"),
        (SIGNS, "2", "+ ]]></pre>", f"nox -s accept -- {PAGE}"),
    ],
}


def wrong_in(seen: Seen, name: str) -> list[str]:
    """What of a step is not as its author ought to see it."""
    wrong = [] if seen.outcome == FAILURE else [f"{seen.step}: {seen.outcome}"]
    if set(seen.commands) != {"remove-matcher", "error"}:
        wrong.append(f"{seen.step} commands {seen.commands}")
    if len(seen.annotations) != len(SHOWN[name]):
        wrong.append(f"{seen.step} shows {seen.annotations}")
    for file, line, part, end in SHOWN[name]:
        if not any(
            (there, number) == (file, line) and part in text and text.endswith(end)
            for there, number, text in seen.annotations
        ):
            wrong.append(f"{seen.step} lacks {file}:{line} with {part} and {end}")
        if html.unescape(seen.summary).count(f"{PAGE}</code>") != len(SHOWN[name]):
            wrong.append(f"{seen.step} names no command in {seen.summary}")
    if not set(re.findall(r"<\W*(\w+)", GITHUB.render(seen.summary))) <= {*OURS, "br"}:
        wrong.append(f"{seen.step} has tags of others in {seen.summary}")
    return wrong


@pytest.mark.parametrize("name", PULL_REQUESTS)
def test_a_pull_request_is_told_what_is_wrong_and_its_mend_makes_it_green(
    name, tmp_path
):
    play = Play(PULL_REQUESTS[name], tmp_path)
    before = list(play.check())
    assert before
    assert [each for seen in before for each in wrong_in(seen, name)] == []
    written = [tmp_path / "clone" / "docs", Path.home(), Path("/etc")]
    assert [folder for folder in written if (folder / "written.md").exists()] == []
    mended = play.mend()
    assert mended.returncode == 0, mended.stdout
    after = list(play.check())
    assert [(s.outcome, s.annotations, s.summary) for s in after] == [
        (SUCCESS, [], "") for _ in before
    ]
