"""The contributors' page, walked through: its commands do what it says, in a clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.made_site import CONFIG
from tests.npm import place_of
from tests.writing.conftest import CHAPTER, NAMES, ROOT, RULES, TWO

pytest.importorskip("autocorrect_py", reason="nox -s lint has it")
pytest.importorskip("nox", reason="nox -s lint has it")
pytestmark = pytest.mark.skipif(
    not place_of("markdownlint").is_dir(), reason="python -m tests.npm markdownlint"
)
GUIDE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
HOME = "https://github.com/你的名字/"
# They need the network, serve for ever, or are what CI runs for many minutes.
ELSEWHERE = ("python3 -m pip", "nox -s serve", "nox -s lint", "nox -s test")
NAV = "nav: [index.md, runtime/index.md, runtime/refcount.md, tags.md]\n"
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


def git(folder: Path, *words: str) -> str:
    run = subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return run.stdout


@pytest.fixture
def walk(tmp_path, monkeypatch) -> Walk:
    """Somebody with git and nox, before a repository with our tools and light pages."""
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.setenv(f"GIT_{name}", "a@example.org")
    repository = _repository(tmp_path / "theirs")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, words in [
        ("nox", "-m nox --no-venv --no-install"),  # with what is installed here
        ("python", ""),
    ]:
        script = f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n'
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    places = [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    return Walk(
        tmp_path,
        {
            **os.environ,
            "PATH": os.pathsep.join(places),
            "PYTEST_ADDOPTS": "",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{repository.parent}/.insteadOf",
            "GIT_CONFIG_VALUE_0": HOME,
        },
    )


def _repository(work: Path) -> Path:
    """A bare repository with the tools of this one and three pages, named paotong."""
    tools = ["paotong", "writing", "benchmarks", "tests/npm", ".ci"]
    files = git(ROOT, "ls-files", "-z", *tools)
    single = ["tests/__init__.py", "noxfile.py", "pyproject.toml", ".gitignore", *RULES]
    for name in [*files.split("\0"), *single]:
        if name:
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, work / name)
    start, _, rest = CONFIG.partition("nav:\n")
    config = start.replace("  custom_dir: overrides\n", "") + NAV
    page = NAMES.replace("language/names_two", "runtime/refcount_first")
    for name, text in {
        "mkdocs.yml": f"{config}plugins:{rest.partition('plugins:')[2]}",
        "docs/index.md": "# 首页\n\n一句话。\n",
        "docs/tags.md": "# 标签\n\n<!-- material/tags -->\n",
        "docs/runtime/index.md": CHAPTER.replace("names.md", "refcount.md"),
        "docs/runtime/refcount.md": page.replace("#names_two", "#refcount_first"),
        "snippets/runtime/refcount_first.py": TWO,
    }.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, "utf-8")
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "--message=一")
    bare = work.parent / "forge" / "paotong"
    git(work, "clone", "--quiet", "--bare", ".", str(bare))
    return bare


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
    assert "\nnox -s lint\n" in run
    assert "nox -s test" in run
