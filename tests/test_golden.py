"""Golden folders: every site in tests/golden/ must become what stands beside it.

A case holds docs/ and, where it needs them, snippets/. It is built by ``mkdocs build``
with the markdown extensions of this repository's own mkdocs.yml. By its name, a case is

- good_...: a strict build says nothing, and the articles are expected.html;
- bad_...: a strict build fails and says expected.log, word for word, its exit code
  first;
- draft_...: a build that is not strict says expected.log and makes expected.html.

What differs from machine to machine is replaced: seconds by S, the interpreter and its
system by V; when and where a run took place by D. To write the expected files anew,
and then to read what changed:

    GOLDEN=overwrite pytest tests/test_golden.py
    git diff tests/golden
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import ColorFormatter, cli

from paotong.engine import Engine
from paotong.example import Example
from paotong.pyodide_files import REQUIRED
from paotong.run import Run
from tests.made import lane

ROOT = Path(__file__).parents[1]
CASES = sorted(path.parent for path in ROOT.glob("tests/golden/*/docs"))
KINDS = ("good", "bad", "draft")
OVERWRITE = os.environ.get("GOLDEN") == "overwrite"

# The extensions are those of the repository; the rest is as little as it can be.
CONFIG = f"""\
INHERIT: {(ROOT / "mkdocs.yml").as_posix()}
theme: {{name: null, custom_dir: theme}}
nav: null
watch: []
extra_css: []
extra_javascript: []
plugins:
  - markdown-exec: {{languages: [python, tree]}}
  - mkdocs-jupyter: {{include: ["*.ipynb"], include_source: true, cache: false}}
  - paotong
"""
VARYING = [
    (r"\d{4}-\d\d-\d\d（UTC），CPython [^<]*", "D"),
    (r"用到的包：[^<]*", "用到的包：P"),
    (r"\d+\.\d\d 秒( · 无?沙箱)?", "S 秒"),
    (r"CPython \d+\.\d+\.\d+\w*( · (Linux|macOS|Windows)\b)?", "CPython V"),
]


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Path:
    """The folder of a case."""
    folder: Path = request.param
    return folder


@pytest.fixture
def site(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a case, the folder to be in, with the configuration of all cases."""
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("{{ page.content }}\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv(REQUIRED, raising=False)  # of this repository's own site
    monkeypatch.setattr(ColorFormatter.text_wrapper, "width", 0)
    return tmp_path


def each(cases: list[Path]) -> pytest.MarkDecorator:
    """Run a test for every one of ``cases``."""
    names = [case.name for case in cases]
    return pytest.mark.parametrize("case", cases, ids=names, indirect=True)


def kind(case: Path) -> str:
    """What a case is, by its name."""
    return case.name.partition("_")[0]


def command(case: Path) -> list[str]:
    """The words after ``mkdocs`` that build a case."""
    return ["build"] if kind(case) == "draft" else ["build", "--strict"]


def log(exit_code: int, stderr: str) -> str:
    """The exit code, and all that a build says except for information."""
    records = re.split(r"^(?=[A-Z]+ +-  |\nAborted)", stderr, flags=re.MULTILINE)
    told = [r for r in records if not r.startswith(("INFO", "\nAborted"))]
    return normalised(f"exit code {exit_code}\n" + "".join(told))


def articles(site: Path) -> str:
    """The article of every page that was built."""
    built = site / "site"
    return normalised(
        "".join(
            f"<!-- {page.relative_to(built).as_posix()} -->\n{page.read_text('utf-8')}"
            for page in sorted(built.rglob("*.html"))
        )
    )


def normalised(text: str) -> str:
    """``text`` without what depends on the machine."""
    for pattern, instead in VARYING:
        text = re.sub(pattern, instead, text)
    return text.strip() + "\n"


def compare(expected: Path, text: str) -> None:
    """Fail with the difference, or write what is there now."""
    if OVERWRITE:
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


@each(CASES)
def test_site_becomes_what_is_expected(case: Path, site: Path) -> None:
    run = CliRunner().invoke(cli, command(case))
    assert run.exception is None or isinstance(run.exception, SystemExit), run.output
    told = log(run.exit_code, run.stderr)
    if kind(case) == "good":
        assert told == "exit code 0\n"
    else:
        compare(case / "expected.log", told)
    if kind(case) != "bad":
        compare(case / "expected.html", articles(site))


@each([c for c in CASES if c.name in ("good_included", "bad_mismatch", "draft_faults")])
def test_command_line_builds_the_same(case: Path, site: Path) -> None:
    words = [sys.executable, "-m", "mkdocs", *command(case)]
    run = subprocess.run(words, cwd=site, capture_output=True, text=True)
    assert run.returncode == (1 if kind(case) == "bad" else 0)
    if kind(case) != "good":
        assert log(run.returncode, run.stderr) == (case / "expected.log").read_text()
    if kind(case) != "bad":
        assert articles(site) == (case / "expected.html").read_text("utf-8")


@each([case for case in CASES if case.name == "good_recorded_elsewhere"])
def test_output_of_another_lane_says_where_it_was_verified(site: Path) -> None:
    engine = Engine.at(site)
    (example,) = engine.project.page(site / "docs" / "index.md").examples
    assert isinstance(example, Example)
    run = Run("只在将来", exit_code=0, stopped=None, seconds=0.1)
    engine.store.put(example, lane("3.99.1"), "random", run)
    assert CliRunner().invoke(cli, ["build"]).exit_code == 0
    page = (site / "site" / "index.html").read_text("utf-8")
    assert "已在 CPython 3.99.1 上核对 · 适用于：3.99 起" in page
    assert "未在本次构建中运行" not in page


def test_every_case_is_compared_with_what_its_kind_says() -> None:
    """No file stands in a case that no test reads."""
    files = {"good": {"html"}, "bad": {"log"}, "draft": {"html", "log"}}
    for case in CASES:
        found = {path.suffix[1:] for path in case.glob("expected.*")}
        assert found == files[kind(case)], case.name
