"""A site stands while MkDocs empties its folder, and keeps nothing of before."""

from __future__ import annotations

import os
import time
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from paotong.beside import SITE, Beside
from paotong.kept import Shelf
from paotong.standing import Standing, stand


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"


def build(standing, files, right=()):
    """A build that writes ``files`` and leaves those that are ``right``."""
    standing.put_aside()
    clean_directory(str(standing.folder))
    standing.put_back()
    standing.make_way(str(standing.folder / name) for name in files)
    for name, text in files.items():
        path = standing.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    standing.end({str(standing.folder / name): ("", None) for name in right})
    time.sleep(0.02)  # as files of two builds differ in their time


def there(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*"))


def test_what_is_right_stays_and_what_is_from_before_goes(folder):
    standing = Standing(folder)
    build(standing, {"a/b/one": "1", "a/c/two": "2", "three": "3"})
    seen = (folder / "a/b/one").stat()
    build(standing, {"three": "4"}, right=["a/b/one"])
    assert there(folder) == ["a", "a/b", "a/b/one", "three"]
    assert (folder / "a/b/one").stat().st_mtime_ns == seen.st_mtime_ns
    assert (folder / "three").read_text() == "4"


@pytest.mark.parametrize(
    ("first", "then"), [("a", "a/b/c"), ("a/b/c", "a"), ("b", "b/a")]
)
def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(folder, first, then):
    standing = Standing(folder)
    build(standing, {first: "1"})
    build(standing, {then: "2"})
    assert (folder / then).read_text() == "2"
    assert [p for p in there(folder) if (folder / p).is_file()] == [then]


def test_after_a_build_that_failed_nothing_of_before_is_left(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"})
    standing.put_aside()
    clean_directory(str(folder))
    standing.put_back()  # and then something went wrong
    assert there(folder) == ["a"]
    build(standing, {"b": "2"})
    assert there(folder) == ["b"]


def test_what_is_from_before_goes_though_its_time_is_to_come(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"})
    os.utime(folder / "a", (4e9, 4e9))  # as where a clock was set back
    build(standing, {"b": "2"})
    assert there(folder) == ["b"]


def test_what_is_written_with_the_time_that_it_had_stays(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"})
    then = (folder / "a").stat().st_mtime_ns
    standing.put_aside()
    standing.put_back()
    (folder / "a").write_text("2")
    os.utime(folder / "a", ns=(then, then))  # as shutil.copy2 does
    standing.end({})
    assert (folder / "a").read_text() == "2"


def test_what_was_put_aside_by_a_build_that_was_killed_is_never_seen_again(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"})
    standing.put_aside()
    build(standing, {"a/b": "2"})
    assert there(folder) == ["a", "a/b"]


def test_where_nothing_can_be_put_aside_the_folder_is_emptied(folder, monkeypatch):
    standing = Standing(folder)
    build(standing, {"a/b": "1", "c": "1"})

    def refuse(*_):
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr("os.rename", refuse)
        build(standing, {"d": "2"})
    assert there(folder) == ["d"]


def test_what_mkdocs_leaves_is_left(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/precious").write_text("")
    (folder / ".git").mkdir(parents=True)
    (folder / ".git/index").write_text("")
    (folder / ".nojekyll").write_text("")
    (folder / "latest").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (folder / "old").mkdir()
    (folder / "old/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    time.sleep(0.02)
    build(Standing(folder), {"a": "1"})
    assert there(folder) == [".git", ".git/index", ".nojekyll", "a", "latest"]
    assert there(tmp_path / "elsewhere") == ["precious"]


def test_the_next_process_knows_what_stands(folder, shelf):
    build(Standing(folder, shelf), {"a": "1"}, right=["a"])
    known = Standing(folder, Shelf(shelf.folder)).written
    assert known == {str(folder / "a"): ("", None)}


def test_of_another_folder_nothing_is_known(folder, shelf, tmp_path):
    build(Standing(folder, shelf), {"a": "1"}, right=["a"])
    assert Standing(tmp_path / "other", shelf).written == {}


def test_what_stands_in_another_folder_is_another_site(folder, shelf, tmp_path):
    standing = stand(None, folder, shelf)
    assert stand(standing, folder, shelf) is standing
    other = stand(standing, tmp_path / "other", shelf)
    assert (other.folder, other.shelf) == (tmp_path / "other", shelf)


def test_a_served_site_is_told_to_nobody(folder, shelf):
    build(Standing(folder), {"a": "1"}, right=["a"])
    assert Standing(folder, shelf).written == {}


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "standing")


@pytest.fixture
def write(folder):
    """Writes files beside a page; takes and returns what was written."""

    def written(contents, address="https://example.org/", before=None):
        beside = Beside()
        file = SimpleNamespace(src_uri="a.md", abs_dest_path=str(folder / "a.html"))
        beside.put(cast(Page, SimpleNamespace(file=file)), contents)
        return beside.write(address, before or {})

    return written


def text_of(path):
    return path.read_text("utf-8")


def test_a_file_that_is_to_be_the_same_is_left_as_it_is(folder, write):
    before = write({"x.py": {"text": "1"}})
    seen = (folder / "x.py").stat()
    assert write({"x.py": {"text": "1"}}, before=before) == before
    assert (folder / "x.py").stat() == seen


@pytest.mark.parametrize("spoil", [lambda p: p.write_text("22"), lambda p: p.unlink()])
def test_a_file_that_something_else_wrote_or_removed_is_written_again(
    folder, write, spoil
):
    before = write({"x.py": {"text": "1"}})
    spoil(folder / "x.py")
    write({"x.py": {"text": "1"}}, before=before)
    assert text_of(folder / "x.py") == "1"


def test_another_content_or_another_address_is_written(folder, write):
    page = {"x.ipynb": {"of_site": f"{SITE}a/"}}
    before = write(page)
    before = write(page, "https://example.net/", before)
    assert text_of(folder / "x.ipynb") == "https://example.net/a/"
    write({"x.ipynb": {"of_site": f"{SITE}b/"}}, "https://example.net/", before)
    assert text_of(folder / "x.ipynb") == "https://example.net/b/"


def test_a_file_takes_the_place_of_a_page_that_is_no_more(folder, write):
    (folder / "x.py").mkdir(parents=True)
    (folder / "x.py/index.html").write_text("")
    write({"x.py": {"text": "1"}})
    assert text_of(folder / "x.py") == "1"


def test_no_file_takes_the_place_of_a_page(folder):
    beside, page = Beside(), folder / "x.py/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("页")
    pages = {"a.md": (folder / "a.html", {"x.py": {"text": "1"}}), "b.md": (page, {})}
    for name, (path, contents) in pages.items():
        file = SimpleNamespace(src_uri=name, abs_dest_path=str(path))
        beside.put(cast(Page, SimpleNamespace(file=file)), contents)
    with pytest.raises(OSError, match=r"x\.py"):
        beside.write(None, {})
    assert text_of(page) == "页"
