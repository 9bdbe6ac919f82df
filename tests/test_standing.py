"""A served site stands while MkDocs empties its folder, and keeps nothing of before."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from paotong.beside import SITE, Beside
from paotong.standing import Standing, stand


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"


def build(standing, files, right=()):
    """A build that writes ``files`` and leaves those that are ``right``."""
    standing.put_aside()
    clean_directory(str(standing.folder))
    standing.put_back()
    for name, text in files.items():
        path = standing.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    standing.end({str(standing.folder / name): ((None, {}), None) for name in right})
    time.sleep(0.02)  # a server waits as well, so that files differ in their time


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


def test_after_a_build_that_failed_mkdocs_empties_the_folder(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"})
    standing.put_aside()
    clean_directory(str(folder))
    standing.put_back()  # and then something went wrong
    build(standing, {"a/b": "2"})
    assert there(folder) == ["a", "a/b"]


def test_where_a_build_failed_nothing_is_known_to_stand(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"}, right=["a"])
    assert stand(standing, folder).written.keys() == {str(folder / "a")}
    assert stand(standing, folder).written == {}


def test_what_stands_in_another_folder_is_another_site(folder, tmp_path):
    standing = Standing(folder)
    assert stand(standing, folder) is standing
    assert stand(standing, tmp_path / "other").folder == tmp_path / "other"


def test_what_was_put_aside_by_a_build_that_failed_is_never_seen_again(folder):
    standing = Standing(folder)
    build(standing, {"a": "1"})
    standing.put_aside()
    build(standing, {"a/b": "2"})
    assert there(folder) == ["a", "a/b"]


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
