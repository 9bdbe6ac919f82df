"""Dates of pages: those of commits, and none where there is no history."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from paotong.commits import Dates, NoHistoryError, read_history
from paotong.kept import Shelf

MORNING, NOON, NIGHT = (f"2026-03-04T{hour}:00:00+00:00" for hour in ("08", "12", "22"))


class Repository:
    """A repository in which commits have the dates that they are given."""

    def __init__(self, root) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "--quiet")

    def git(self, *words, when=MORNING):
        names = ("user.name=a", "user.email=a@example.org", "commit.gpgsign=false")
        settings = [word for name in names for word in ("-c", name)]
        dates = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": when}
        where = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(self.root)}
        command = ["git", *settings, *words]
        subprocess.run(command, cwd=self.root, env=dates | where, check=True)

    def commit(self, when, **files):
        """Write files (``/`` is two underscores, a dot one) and commit them."""
        for name, text in files.items():
            path = self.root / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "some", when=when)

    def history(self, shelf="shelf"):
        return read_history(self.root, Shelf(self.root.parent / shelf))


@pytest.fixture
def repository(tmp_path):
    if shutil.which("git") is None:
        pytest.skip("no git on the PATH")
    return Repository(tmp_path / "repository")


def test_a_file_came_with_its_first_commit_and_changed_with_its_last(repository):
    repository.commit(MORNING, docs__a_md="一", docs__b_md="一")
    repository.commit(NOON, docs__a_md="二")
    repository.commit(NIGHT, docs__a_md="三", snippets__c_py="一")
    assert repository.history() == {
        "docs/a.md": Dates(MORNING, NIGHT),
        "docs/b.md": Dates(MORNING, MORNING),
        "snippets/c.py": Dates(NIGHT, NIGHT),
    }


def test_dates_are_told_in_utc(repository):
    repository.commit("2026-03-04T20:00:00+08:00", docs__a_md="一")
    assert repository.history()["docs/a.md"] == Dates(NOON, NOON)


def test_a_file_that_was_renamed_keeps_its_first_date(repository):
    repository.commit(MORNING, docs__环_md="一二三四五\n" * 9)
    repository.git("mv", "docs/环.md", "docs/圈.md")
    repository.commit(NOON)
    repository.git("mv", "docs/圈.md", "docs/轮.md")
    repository.commit(NIGHT)
    assert repository.history()["docs/轮.md"] == Dates(MORNING, NIGHT)


def test_what_is_not_committed_has_no_date(repository):
    repository.commit(MORNING, docs__a_md="一")
    (repository.root / "docs/b.md").write_text("二")
    (repository.root / "docs/a.md").write_text("二")
    assert repository.history() == {"docs/a.md": Dates(MORNING, MORNING)}


def test_a_project_may_be_a_folder_of_a_repository(repository, tmp_path):
    repository.commit(MORNING, inner__docs__a_md="一", docs__b_md="一")
    found = read_history(repository.root / "inner", Shelf(tmp_path / "shelf"))
    assert list(found) == ["docs/a.md"]


def test_what_is_kept_of_a_commit_is_what_was_read(repository):
    repository.commit(MORNING, docs__a_md="一")
    assert repository.history() == repository.history() == repository.history("new")


def test_the_next_commit_is_read_anew(repository):
    repository.commit(MORNING, docs__a_md="一")
    repository.history()
    repository.commit(NIGHT, docs__a_md="二")
    assert repository.history()["docs/a.md"].last == NIGHT


def test_a_part_of_a_history_is_none(repository, tmp_path):
    repository.commit(MORNING, docs__a_md="一")
    repository.commit(NOON, docs__a_md="二")
    address = f"file://{repository.root}"
    repository.git(
        "clone", "--quiet", "--depth", "1", address, str(tmp_path / "shallow")
    )
    with pytest.raises(NoHistoryError, match="fetch-depth: 0"):
        read_history(tmp_path / "shallow", Shelf(tmp_path / "shelf"))


def test_a_folder_without_a_repository_has_no_history(tmp_path):
    with pytest.raises(NoHistoryError, match="git knows no history of this folder"):
        read_history(tmp_path, Shelf(tmp_path / "shelf"))


def test_a_machine_without_git_has_no_history(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistoryError, match="git can't be run here"):
        read_history(tmp_path, Shelf(tmp_path / "shelf"))
