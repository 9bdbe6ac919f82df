"""What Zensical builds from, and how it follows what is saved."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from functools import partial

import pytest

from paotong.__main__ import main
from paotong.previewing import Following
from paotong.successor import make_successor
from tests.made import FENCES, RIGHT, code, fence, include, notebook

CONFIG = """site_name: made
theme: {name: material, custom_dir: overrides}
nav: [index.md, Lab: [lab.ipynb]]
markdown_extensions:
  - paotong
  - pymdownx.snippets: {base_path: [snippets]}
"""
CONFIG += FENCES + "watch: [snippets]\n"
PROGRAM = "snippets/topic/shown.py"


@pytest.fixture
def made(make_project):
    """A project with a page that shows a program, and a notebook."""
    project = make_project("---\ntitle: 首页\n---\n\n" + include("topic/shown.py"))
    project.write("mkdocs.yml", CONFIG)
    project.write("overrides/partials/search.html", "ours")
    project.write("overrides/partials/source.html", "")
    project.write(PROGRAM, RIGHT)
    project.write("docs/lab.ipynb", notebook("# 实验", code("print(1)", "1\n")))
    return project


@pytest.fixture
def following(made, tmp_path):
    """What follows it, and the folder that Zensical reads."""
    folder = tmp_path / "successor"
    make_successor(made.engine.project, folder)
    return Following(made.engine.project, folder), folder / "docs"


def test_a_notebook_stands_there_as_its_markdown(made, following):
    _, docs = following
    assert sorted(path.name for path in docs.iterdir()) == ["index.md", "lab.md"]
    assert "# 实验" in (docs / "lab.md").read_text("utf-8")
    assert (docs / "index.md").read_text("utf-8") == made.read("docs/index.md")


def test_the_settings_name_it_and_keep_the_rest(made, following):
    text = (following[1].parent / "zensical.yml").read_text("utf-8")
    assert "lab.md" in text
    assert "lab.ipynb" not in text
    assert "notebooks: .md" in text
    assert "!!python/name:paotong.extension.validator" in text
    assert "watch" not in text


def test_the_search_is_zensical_s_own(following):
    overrides = following[1].parent / "overrides"
    found = [path.name for path in overrides.rglob("*.html")]
    assert found == ["source.html"]


@pytest.mark.parametrize("text", ["- a list\n", "", "docs_dir: other\n"])
def test_settings_of_another_kind_are_refused_by_name(made, tmp_path, text):
    made.write("mkdocs.yml", text)
    with pytest.raises(ValueError, match=r"mkdocs\.yml"):
        make_successor(made.engine.project, tmp_path / "other")


def test_a_saved_page_differs_in_its_front_matter_alone(made, following):
    follow, docs = following
    path = made.write("docs/index.md", "---\ntitle: 首页\n---\n\n新的。\n")
    follow.follow(path)
    once = (docs / "index.md").read_text("utf-8")
    follow.follow(path)
    twice = (docs / "index.md").read_text("utf-8")
    assert once != twice
    assert once.partition("title:")[2] == twice.partition("title:")[2]
    assert once.endswith("title: 首页\n---\n\n新的。\n")


def test_a_page_without_front_matter_is_given_some(made, following):
    follow, docs = following
    follow.follow(made.write("docs/index.md", "新的。\n"))
    assert (docs / "index.md").read_text("utf-8") == "---\nsaved: 1\n---\n新的。\n"


def test_a_saved_program_makes_its_page_another(made, following):
    follow, docs = following
    before = (docs / "index.md").read_text("utf-8")
    follow.follow(made.write(PROGRAM, RIGHT))
    assert (docs / "index.md").read_text("utf-8") != before


def test_a_saved_module_makes_the_pages_of_its_folder_others(made, following):
    follow, docs = following
    before = (docs / "index.md").read_text("utf-8")
    follow.follow(made.write("snippets/other/module.py", ""))
    assert (docs / "index.md").read_text("utf-8") == before
    follow.follow(made.write("snippets/topic/module.py", ""))
    assert (docs / "index.md").read_text("utf-8") != before


def test_new_pages_come_and_old_ones_go(made, following):
    follow, docs = following
    new = made.write("docs/folder/new.md", "新的。\n")
    follow.follow(new)
    assert (docs / "folder/new.md").is_file()
    new.unlink()
    follow.follow(new)
    assert not (docs / "folder/new.md").exists()


def test_a_saved_notebook_is_read_again(made, following):
    follow, docs = following
    follow.follow(made.write("docs/lab.ipynb", notebook("# 另一个", code("print(1)"))))
    assert "# 另一个" in (docs / "lab.md").read_text("utf-8")


def test_the_preview_shows_what_a_saved_program_prints(made):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    shutil.rmtree(made.root / "overrides")
    made.write("overrides/empty.html", "")
    made.write("docs/second.md", fence(RIGHT))
    command = [sys.executable, "-m", "paotong", "zensical", "--serve", address]
    serving = subprocess.Popen(
        command,
        cwd=made.root,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        shown(f"http://{address}/", ">3</")
        # Zensical begins to watch some time after it has begun to serve.
        save = partial(made.write, PROGRAM, "print('换了')\n\n# Output:\n# 换了\n")
        shown(f"http://{address}/", ">换了</", save)
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        serving.wait()


def test_settings_that_are_wrong_are_told_with_their_line(made, monkeypatch, capsys):
    made.write("mkdocs.yml", "site_name: made\ndocs_dir: other\n")
    monkeypatch.chdir(made.root)
    assert main(["zensical"]) == 1
    assert "mkdocs.yml:2: docs_dir is set here" in capsys.readouterr().err


def test_without_zensical_the_preview_says_how_to_have_it(made, monkeypatch, capsys):
    monkeypatch.chdir(made.root)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["zensical", "--serve", "127.0.0.1:0"]) == 1
    assert "requirements-successors.txt" in capsys.readouterr().err


def shown(url: str, what: str, save: Callable[[], object] = lambda: None) -> None:
    """Wait until a page shows something; every two seconds, save what makes it so."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    page = ""
    for count in range(600):
        if count % 20 == 0:
            save()
        try:
            page = direct.open(url).read().decode()
        except OSError:
            page = ""
        if what in page:
            return
        time.sleep(0.1)
    pytest.fail(f"{url} does not show {what}:\n{page[-3000:]}")
