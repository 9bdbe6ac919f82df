"""Which pages a branch changes: by git, with what is not committed yet."""

from __future__ import annotations

import subprocess

import pytest

from paotong.project import Project
from writing.changed import NoChangesError, changed_pages


def git(site, *words: str) -> None:
    name = ("-c", "user.name=甲", "-c", "user.email=a@example.org")
    subprocess.run(["git", *name, *words], cwd=site.root, check=True, stdout=-3)


@pytest.fixture
def branch(site):
    """The site on a branch of its own, on which nothing has changed."""
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message=一")
    git(site, "switch", "--quiet", "--create=topic")
    return site


def changed(site) -> list[str]:
    project = Project(site.root)
    return [p.relative_to(site.root).as_posix() for p in changed_pages(project)]


def test_nothing_has_changed(branch):
    assert changed(branch) == []


def test_what_is_committed_on_the_branch_counts(branch):
    branch.write("docs/tags.md", "# 标签\n")
    git(branch, "commit", "--quiet", "--all", "--message=二")
    assert changed(branch) == ["docs/tags.md"]


def test_what_is_new_and_not_added_counts(branch):
    branch.write("docs/language/甲.md", "# 甲\n")
    assert changed(branch) == ["docs/language/甲.md"]


def test_a_page_counts_whose_program_has_changed(branch):
    branch.replace("snippets/language/names_two.py", "first", "one")
    assert changed(branch) == ["docs/language/names.md"]


def test_what_others_do_on_main_meanwhile_does_not_count(branch):
    git(branch, "switch", "--quiet", "main")
    branch.write("docs/tags.md", "# 标签\n")
    git(branch, "commit", "--quiet", "--all", "--message=二")
    git(branch, "switch", "--quiet", "topic")
    assert changed(branch) == []


def test_without_a_main_branch_pages_are_to_be_named(site):
    with pytest.raises(NoChangesError, match="name the pages: nox -s check -- docs/"):
        changed(site)
