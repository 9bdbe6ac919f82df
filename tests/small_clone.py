"""A small clone of this repository: its tools, with three light pages to work on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.made_site import CONFIG
from tests.workflow_job import ROOT
from tests.writing.conftest import CHAPTER, NAMES, RULES, TERMS, TWO

NAV = "nav: [index.md, runtime/index.md, runtime/refcount.md, tags.md]\n"
PAGE = "docs/runtime/refcount.md"
PROGRAM = "snippets/runtime/refcount_first.py"
_TOOLS = ("paotong", "writing", "benchmarks", "tests/npm", ".ci")
_FILES = (
    "tests/__init__.py",
    "noxfile.py",
    "requirements-lint.txt",
    "pyproject.toml",
    ".gitignore",
    *RULES,
)
# Whoever commits, wherever no name is set up.
IDENTITY = {
    f"GIT_{who}_{what}": "a@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def git(folder: Path, *words: str) -> str:
    run = subprocess.run(
        ["git", *words],
        cwd=folder,
        env=os.environ | IDENTITY,
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout


def small_clone(work: Path) -> Path:
    """Make the clone at ``work``, all of it committed on the branch main.

    What is fetched once stands in its .cache/ as it does here.
    """
    files = git(ROOT, "ls-files", "-z", *_TOOLS).split("\0")
    for name in (*filter(None, files), *_FILES):
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, work / name)
    for name, text in _pages().items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, "utf-8")
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "--message=一")
    (work / ".cache").symlink_to(ROOT / ".cache")
    return work


def _pages() -> dict[str, str]:
    """The pages and all that they need, by their places."""
    start, _, rest = CONFIG.partition("nav:\n")
    config = start.replace("  custom_dir: overrides\n", "") + NAV
    page = NAMES.replace("language/names_two", "runtime/refcount_first")
    return {
        "mkdocs.yml": f"{config}plugins:{rest.partition('plugins:')[2]}",
        "docs/index.md": "# 首页\n\n一句话。\n",
        "docs/tags.md": "# 标签\n\n<!-- material/tags -->\n",
        "docs/runtime/index.md": CHAPTER.replace("names.md", "refcount.md"),
        "docs/glossary.yml": TERMS.replace("language/names", "runtime/refcount"),
        PAGE: page.replace("#names_two", "#refcount_first"),
        PROGRAM: TWO,
    }
