"""The steps of a workflow's job, run here in their order, with their environments.

``python -m tests.workflow_steps checks lint`` runs those of the job ``lint`` in
``.github/workflows/checks.yml``; ``--set matrix.lane=3.11`` gives what expressions ask
for, ``--step NAME`` runs that step alone. What an action would do is skipped, with a
line that says so.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_COMPARED = re.compile(r"([\w.-]+)\s*==\s*'([^']*)'")
_EVEN_AFTER_FAILURE = ("always()", "!cancelled()", "failure()")
# What holds unless `--set` says otherwise: a pull request, seen from its branch.
CONTEXT = {
    "github.event_name": "pull_request",
    "github.ref": "refs/pull/1/merge",
    "github.ref_type": "branch",
    "github.repository": "paotong/paotong",
    "github.server_url": "https://github.com",
    "github.run_id": "1",
    "github.token": "",
    "inputs.fresh": "",
}


class UnknownError(ValueError):
    """An expression that can't be worked out here: the message names it."""


@dataclass(frozen=True)
class Ran:
    """What became of a step: ``outcome`` is success, failure or skipped."""

    name: str
    outcome: str
    said: str = ""


def read_workflow(path: Path) -> dict[str, Any]:
    """A workflow as plain data; YAML takes its key ``on`` for a truth value."""
    facts = yaml.safe_load(path.read_text("utf-8"))
    facts["on"] = facts.pop(True)
    return dict(facts)


def run_job(
    path: Path,
    job: str,
    context: Mapping[str, str],
    folder: Path,
    only: Collection[str] = (),
) -> Iterator[Ran]:
    """Run the steps of a job in ``folder``, as the runner would on Linux.

    ``only`` are the names of those that run, if not all do.

    Raises:
        KeyError: there is no such job.
        UnknownError: an expression asks for what ``context`` does not say.
    """
    workflow = read_workflow(path)
    facts = workflow["jobs"][job]
    with tempfile.TemporaryDirectory() as place:
        known = {**CONTEXT, "runner.temp": place, **context}
        files = {"GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output"}
        given = {name: str(Path(place) / file) for name, file in files.items()}
        given |= {"RUNNER_TEMP": known["runner.temp"], "CI": "true"}
        for level in (workflow, facts):
            given |= _variables(level, known)
        failed = False
        for step in facts["steps"]:
            if only and step.get("name") not in only:
                continue
            ran = _run_step(step, given, known, folder, failed)
            failed = failed or ran.outcome == "failure"
            yield ran
        summary = Path(given["GITHUB_STEP_SUMMARY"])
        if summary.exists():
            yield Ran("summary", "success", summary.read_text("utf-8"))


def _run_step(
    step: dict[str, Any],
    given: Mapping[str, str],
    known: Mapping[str, str],
    folder: Path,
    failed: bool,
) -> Ran:
    name = step.get("name") or step.get("uses") or step["run"].splitlines()[0]
    if not holds(str(step.get("if", "")), known, failed):
        return Ran(name, "skipped", "its condition does not hold")
    if "uses" in step:
        return Ran(name, "skipped", f"an action: {step['uses'].partition('@')[0]}")
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    run = subprocess.run(
        shell,
        cwd=folder / step.get("working-directory", "."),
        env=os.environ | given | _variables(step, known),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Ran(name, "failure" if run.returncode else "success", run.stdout)


def _variables(level: dict[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """The environment that a workflow, a job or a step gives."""
    given = level.get("env", {})
    return {name: worked_out(str(value), known) for name, value in given.items()}


def worked_out(text: str, known: Mapping[str, str]) -> str:
    """``text`` with its expressions replaced by what is known.

    Raises:
        UnknownError: one of them is not known.
    """
    return _EXPRESSION.sub(lambda found: _value(found[1], known), text)


def _value(expression: str, known: Mapping[str, str]) -> str:
    if expression not in known:
        raise UnknownError(f"nothing is known of {expression}; --set {expression}=...")
    return known[expression]


def holds(condition: str, known: Mapping[str, str], failed: bool = False) -> bool:
    """Whether the condition of a step holds, after a step has failed or none has.

    Raises:
        UnknownError: it is of a form that is not worked out here.
    """
    condition = _EXPRESSION.sub(r"\1", condition).strip()
    if condition in _EVEN_AFTER_FAILURE:
        return failed or condition != "failure()"
    if failed or not condition:
        return not failed
    if compared := _COMPARED.fullmatch(condition):
        return _value(compared[1], known) == compared[2]
    wanted = not condition.startswith("!")
    return (_value(condition.lstrip("!"), known) not in ("", "false")) == wanted


def main(arguments: list[str]) -> int:
    """Run the steps of a job and say how each ended; 1 if one failed."""
    parser = argparse.ArgumentParser("workflow_steps", description=__doc__)
    parser.add_argument("workflow", help="a file in .github/workflows, without .yml")
    parser.add_argument("job")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--step", action="append", default=[], metavar="NAME")
    asked = parser.parse_args(arguments)
    path = WORKFLOWS / f"{asked.workflow}.yml"
    context = dict(each.split("=", 1) for each in asked.set)
    failed = False
    for ran in run_job(path, asked.job, context, ROOT, asked.step):
        print(f"{ran.outcome:8} {ran.name}", ran.said.rstrip(), sep="\n", flush=True)
        failed = failed or ran.outcome == "failure"
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
