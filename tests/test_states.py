"""The state of a file is read once, and again whenever the file may have changed."""

from __future__ import annotations

import os
import time

import pytest

from paotong import fingerprint
from paotong.fingerprint import CLOCK, state, tree


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file"
    path.write_text("1")
    return path


def settle():
    time.sleep(2 * CLOCK)


def test_a_file_that_was_not_touched_is_read_once(file, monkeypatch):
    settle()
    before = state(str(file))
    monkeypatch.setattr(fingerprint, "_read_state", None)  # to call it is an error
    assert state(str(file)) == before


def test_a_file_of_the_same_size_and_time_is_read_again(file):
    settle()
    before, stat = state(str(file)), file.stat()
    file.write_text("2")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert state(str(file)) != before


def test_a_file_that_may_still_change_unseen_is_read_again(file, monkeypatch):
    before, stat = state(str(file)), os.stat(file)
    file.write_text("2")
    monkeypatch.setattr(fingerprint.os, "stat", lambda path: stat)
    assert state(str(file)) != before


def test_a_folder_is_its_names_and_what_is_gone_is_nothing(tmp_path, file):
    settle()
    before = state(str(tmp_path))
    (tmp_path / "other").write_text("")
    assert state(str(tmp_path)) != before
    assert state(str(file)) is not None
    file.unlink()
    assert state(str(file)) is None


def test_a_tree_is_its_files_by_their_paths(tmp_path, file):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/x.py").write_text("")
    paths = [path for path, _ in tree(tmp_path)]
    assert paths == ["a/b/x.py", "file"]
    assert tree(tmp_path, ".py") == [["a/b/x.py", state(str(tmp_path / "a/b/x.py"))]]
