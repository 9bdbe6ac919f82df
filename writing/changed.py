"""The pages that a branch changes, programs and all, as git tells."""

from __future__ import annotations

import subprocess
from pathlib import Path

from paotong.outlines import outline_of
from paotong.places import PAGES
from paotong.project import Project

_BASES = ("origin/main", "main")


class NoChangesError(RuntimeError):
    """What has changed can't be told; says what to do."""


def changed_pages(project: Project) -> list[Path]:
    """The pages that differ from the main branch, or show a program that does.

    What is not yet committed, and not yet added, counts as well.

    Raises:
        NoChangesError: there is no git, no repository, or no main branch in it.
    """
    root = project.root
    base = next(filter(None, (_merge_base(root, name) for name in _BASES)), None)
    if base is None:
        raise NoChangesError(
            f"{root} has no branch {' or '.join(_BASES)} to compare with; name the "
            "pages: nox -s check -- docs/runtime/gc.md"
        )
    named = _git(root, "diff", "--name-only", "-z", "--relative", base, "--", ".")
    new = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    changed = {root / name for name in (named + new).split("\0") if name}
    return [path for path in project.page_paths() if _shows(project, path, changed)]


def _shows(project: Project, page: Path, changed: set[Path]) -> bool:
    if page in changed or page.suffix not in PAGES:
        return page in changed
    shown = outline_of(project, page).includes
    return any(project.snippets / name in changed for name in shown)


def _merge_base(root: Path, branch: str) -> str | None:
    """Where HEAD left a branch, None if there is no such branch."""
    try:
        return _git(root, "merge-base", branch, "HEAD").strip()
    except NoChangesError:
        return None


def _git(root: Path, *words: str) -> str:
    try:
        run = subprocess.run(
            ["git", *words],
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoChangesError(f"git can't tell what has changed: {error}") from None
    return run.stdout
