"""Four pull requests, played from fault to mend: ``python -m tests.pull_requests``.

Each is committed on a branch of a small clone. The very steps of checks.yml run that
see what is wrong with it; what GitHub would show of them is printed, then the command
that puts it right is run, and the steps again. Nothing is installed, all is here.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.played import Play, PullRequest, Seen
from tests.small_clone import PAGE, PROGRAM, git
from tests.workflow_job import FAILURE, SUCCESS

EXAMPLES = ("examples", "核对每个示例")
BUILD = ("site", "严格构建")
PROSE = ("lint", "检查文字：排印、术语、Markdown")
FLOOD = """while True:
    print("::error file=README.md,line=1::你错了")
    print("::add-mask::a")
"""
# Of the repository, and of whoever runs it.
OUTSIDE = """from pathlib import Path

for place in [Path(__file__).resolve().parents[2] / "docs", Path.home(), Path("/etc")]:
    try:
        (place / "written.md").write_text("来过")
    except OSError as error:
        print(place.name, "写不进去:", type(error).__name__)
"""
SIGNS = """print("]]></pre></td></table><script>alert(1)</script><img src=x onerror=y>")
print("##[add-mask]e | **粗** [链接](http://example.org) @someone ``````")
"""


def _shown(name: str) -> str:
    return f'\n```python\n--8<-- "runtime/{name}.py"\n```\n'


PULL_REQUESTS = {
    "output": PullRequest(
        "A record says what its program does not print",
        (EXAMPLES, BUILD),
        f"nox -s accept -- {PAGE}",
        {},
        {PROGRAM: ("# 同一个: True", "# 同一个: False")},
    ),
    "link": PullRequest(
        "A page links to one that is not there",
        (BUILD,),
        f"nox -s check -- {PAGE}",
        {PAGE: "\n再看[环](cycles.md)。\n"},
        {},
        ("[环](cycles.md)", "[首页](../index.md)"),
    ),
    "term": PullRequest(
        "A page writes another word than the glossary",
        (PROSE,),
        "nox -s fix",
        {PAGE: "\n两个名字，一个物件。\n"},
        {},
    ),
    "hostile": PullRequest(
        "Programs print without end, command the runner, write outside, print HTML",
        (EXAMPLES, BUILD),
        "git revert --no-edit HEAD",
        {
            PAGE: "".join(map(_shown, ("flood", "outside", "signs"))),
            "snippets/runtime/flood.py": FLOOD,
            "snippets/runtime/outside.py": OUTSIDE,
            "snippets/runtime/signs.py": SIGNS,
        },
        {},
    ),
}


def _tell(seen: Seen, log: bool) -> None:
    job, name = seen.step
    print(f"\n--- the step {name} (job {job}): {seen.outcome}")
    for file, line, text in seen.annotations:
        told = "\n    ".join(text.splitlines())
        print(f"\n  annotation at {file}:{line}\n    {told}")
    if seen.summary:
        print("\n  summary of the job:\n")
        print(seen.summary.rstrip())
    if log:
        print("\n  log:\n", seen.log, sep="\n")


def main(arguments: list[str]) -> int:
    """Play those that are named, or all; 1 if one is not put right. ``--log``: logs."""
    log = "--log" in arguments
    names = [each for each in arguments if each != "--log"] or list(PULL_REQUESTS)
    wrong = 0
    for name in names:
        request = PULL_REQUESTS[name]
        print(f"\n=== {name}: {request.title}")
        with tempfile.TemporaryDirectory() as folder:
            play = Play(request, Path(folder))
            print(git(play.clone, "show", "--stat", "--format=", "HEAD").rstrip())
            before = list(play.check())
            for seen in before:
                _tell(seen, log)
            if request.edit:
                print("\n--- in the page, by hand: {} -> {}".format(*request.edit))
            done = play.mend()
            print(f"\n$ {request.command}\n{done.stdout.rstrip()}")
            after = list(play.check())
            for seen in after:
                _tell(seen, log)
            good = not done.returncode and all(s.outcome == SUCCESS for s in after)
            wrong += not good or any(s.outcome != FAILURE for s in before)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
