"""A pull request played in a small clone: what GitHub shows of it, and the mend."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.machine import machine
from tests.runner import Runner
from tests.small_clone import IDENTITY, PAGE, git, small_clone
from tests.workflow_job import SUMMARY, WORKFLOWS, Asked, run_job

Step = tuple[str, str]  # the job and the name of a step


@dataclass(frozen=True)
class PullRequest:
    """A change, the steps that see what is wrong with it, and what puts it right.

    ``adds`` is written at the end of files, ``replaces`` says what gives way to what;
    ``edit`` is done by hand, in the page, before the command.
    """

    title: str
    steps: tuple[Step, ...]
    command: str
    adds: Mapping[str, str]
    replaces: Mapping[str, tuple[str, str]]
    edit: tuple[str, str] | None = None


@dataclass(frozen=True)
class Seen:
    """What a contributor sees of a step: its outcome, annotations, summary, log."""

    step: Step
    outcome: str
    annotations: list[tuple[str, str, str]]  # file, line and text
    commands: list[str]  # the names of all that the runner obeyed
    summary: str
    log: str


class Play:
    """A pull request on a branch of a small clone in ``folder``."""

    def __init__(self, request: PullRequest, folder: Path) -> None:
        self.request = request
        self.environment = {
            **machine(folder / "bin", installed=True),
            **IDENTITY,
            "PYTEST_ADDOPTS": "",
            "NO_COLOR": "1",
        }
        self.clone = small_clone(folder / "clone")
        git(self.clone, "switch", "--quiet", "--create=change")
        for path, text in request.adds.items():
            file = self.clone / path
            before = file.read_text("utf-8") if file.exists() else ""
            file.write_text(before + text, "utf-8")
        for path, change in request.replaces.items():
            self._replace(path, *change)
        git(self.clone, "add", "docs", "snippets")
        git(self.clone, "commit", "--quiet", f"--message={request.title}")

    def check(self) -> Iterator[Seen]:
        """What is seen of each step that looks at the fault."""
        for job, name in self.request.steps:
            ran = list(
                run_job(
                    WORKFLOWS / "checks.yml",
                    job,
                    {"matrix.lane": ".".join(map(str, sys.version_info[:2]))},
                    Asked(self.clone, [name], environment=self.environment),
                )
            )
            summaries = [each.said for each in ran if each.name == SUMMARY]
            obeyed = Runner(ran[0].said).obeyed
            shown = [
                (facts.get("file", ""), facts.get("line", ""), text)
                for kind, facts, text in obeyed
                if kind == "error"
            ]
            kinds = [kind for kind, _, _ in obeyed]
            summary = "".join(summaries)
            said = ran[0].said
            yield Seen((job, name), ran[0].outcome, shown, kinds, summary, said)

    def mend(self) -> subprocess.CompletedProcess[str]:
        """Do what puts it right, as the contributor does, and what that said."""
        if self.request.edit:
            self._replace(PAGE, *self.request.edit)
        return subprocess.run(
            ["bash", "-c", self.request.command],
            cwd=self.clone,
            env=os.environ | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _replace(self, path: str, old: str, new: str) -> None:
        text = (self.clone / path).read_text("utf-8")
        assert old in text, (path, old)
        (self.clone / path).write_text(text.replace(old, new), "utf-8")
