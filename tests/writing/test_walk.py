"""The contributors' page, walked through: its commands do what it says, in a clone."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.machine import machine
from tests.npm import place_of
from tests.small_clone import IDENTITY, git, small_clone
from tests.writing.conftest import ROOT

pytest.importorskip("autocorrect_py", reason="nox -s lint has it")
pytest.importorskip("nox", reason="nox -s lint has it")
pytestmark = pytest.mark.skipif(
    not place_of("markdownlint").is_dir(), reason="python -m tests.npm markdownlint"
)
GUIDE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
HOME = "https://github.com/你的名字/"
# They need the network, serve for ever, or are what CI runs for many minutes.
ELSEWHERE = ("python3 -m pip", "nox -s serve", "nox -s lint", "nox -s test")
PROGRAM = "snippets/runtime/refcount_two_names.py"
_BLOCK = re.compile(r"^(?P<f>`{3,})(?P<kind>\w+)\n(?P<text>.*?)^(?P=f)$", re.M | re.S)


def section(title: str) -> list[tuple[str, str]]:
    """The fences of a section of the page: their kinds and texts."""
    text = GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    assert text, title
    return [(found["kind"], found["text"]) for found in _BLOCK.finditer(text)]


def commands(title: str) -> list[str]:
    """The commands that a section of the page shows."""
    shown = "".join(text for kind, text in section(title) if kind == "console")
    assert all(line.startswith("$ ") for line in shown.splitlines())
    return [line.removeprefix("$ ") for line in shown.splitlines()]


@dataclass
class Walk:
    """Runs commands one after the other, as somebody types them."""

    folder: Path
    environment: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)

    def do(self, command: str) -> None:
        if command.startswith(ELSEWHERE):
            return
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        self.said[command] = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{self.said[command]}"


@pytest.fixture
def walk(tmp_path) -> Walk:
    """Somebody with git and nox, before a repository with our tools and light pages."""
    theirs = small_clone(tmp_path / "theirs")
    forge = tmp_path / "forge"
    git(theirs, "clone", "--quiet", "--bare", ".", str(forge / "paotong"))
    return Walk(
        tmp_path,
        {
            **os.environ,
            **machine(tmp_path / "bin", installed=True),
            **IDENTITY,
            "PYTEST_ADDOPTS": "",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{forge}/.insteadOf",
            "GIT_CONFIG_VALUE_0": HOME,
        },
    )


def test_an_example_goes_from_a_clone_to_a_branch_to_be_merged(walk):
    for command in commands("三分钟：把网站跑起来"):
        walk.do(command)
        if (walk.folder / "mkdocs.yml").is_file():
            break
    clone = walk.folder
    (clone / ".cache").symlink_to(ROOT / ".cache")
    program, included, recorded = (t for k, t in section("添一个示例") if k == "text")
    (clone / PROGRAM).write_text(program, "utf-8")
    page = clone / "docs" / "runtime" / "refcount.md"
    shown = "\n" + included.replace(";--8<--", "--8<--")
    page.write_text(page.read_text("utf-8") + shown, "utf-8")
    for command in commands("添一个示例"):
        walk.do(command)
    branch = clone.parent / "forge" / "paotong"
    pushed = git(branch, "show", f"two-names:{PROGRAM}")
    assert pushed == f"{program}\n{recorded}"
    accepted = walk.said["nox -s accept -- docs/runtime/refcount.md"]
    assert all(f"+{line}" in accepted for line in recorded.splitlines())
    checked = walk.said["nox -s check -- docs/runtime/refcount.md"]
    assert "docs/runtime/refcount.md, 2 examples: nothing to mend" in checked
    assert git(clone, "status", "--porcelain", "docs", "snippets") == ""


def test_the_commands_that_are_not_run_here_are_those_of_ci():
    listed = commands("添一个示例")
    assert {"nox -s lint", "nox -s test"} < set(listed)
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    # There it may stand behind variables and before a comment or what its errors go to.
    whole_call = re.compile(r"^(?:\w+=\w+ )*(nox -s \w+)(?= *(?:$|#|2>))", re.MULTILINE)
    calls = set(whole_call.findall(run))
    assert calls == {"nox -s lint", "nox -s test"}
