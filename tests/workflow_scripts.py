"""shellcheck on the scripts of workflows: ``python -m tests.workflow_scripts``.

A step's script is given to it as bash, with the options that GitHub's runner sets; the
files that are named besides, as they are. Says what it finds where the step is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.workflow_job import WORKFLOWS, read_workflow


def scripts(path: Path) -> Iterator[tuple[str, str]]:
    """The scripts of a workflow: where each stands, and its text."""
    for name, job in read_workflow(path)["jobs"].items():
        for step in job.get("steps", []):
            if "run" in step:
                yield f"{path.name}: {name}: {step.get('name', '')}", step["run"]


def found_in(script: str) -> list[str]:
    """What shellcheck says of a script."""
    command = ["shellcheck", "--shell=bash", "--format=json", "-"]
    text = f"#!/usr/bin/env bash\nset -eo pipefail\n{script}"
    run = subprocess.run(command, input=text, capture_output=True, text=True)
    return [
        f"line {each['line'] - 2}: {each['message']} (SC{each['code']})"
        for each in json.loads(run.stdout)
    ]


def main(files: list[str]) -> int:
    """Say what is found in the steps and files; 1 if there is anything."""
    found = [
        f"{where}: {what}"
        for path in sorted(WORKFLOWS.glob("*.yml"))
        for where, script in scripts(path)
        for what in found_in(script)
    ]
    print("\n".join(found) or "shellcheck finds nothing in the steps of workflows")
    others = subprocess.run(["shellcheck", *files]).returncode if files else 0
    return int(bool(found) or others != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
