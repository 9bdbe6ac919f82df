"""What Zensical builds from, and how it follows what is saved."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from paotong.__main__ import main
from paotong.previewing import Following, run_missing
from paotong.scissors import hide, reveal
from paotong.successor import make_successor
from paotong.successor_keys import Keys
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
    return Following(made.engine, folder), folder / "docs"


def keyless(page):
    """A page as it was before its key was put into it."""
    return re.sub(r"^key: .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE)


def test_a_notebook_stands_there_as_its_markdown(made, following):
    _, docs = following
    assert sorted(path.name for path in docs.iterdir()) == ["index.md", "lab.md"]
    assert "# 实验" in (docs / "lab.md").read_text("utf-8")
    assert reveal_all(keyless(docs / "index.md")) == made.read("docs/index.md")


def reveal_all(text):
    return "".join(map(reveal, text.splitlines(keepends=True)))


@pytest.mark.parametrize(
    "line", ['--8<-- "a.py"', "--8<--", '✂--8<-- "a.py"', ';--8<-- "a.py"', "8<"]
)
def test_scissors_that_are_hidden_come_back_as_they_were(line):
    text = f"一\n    {line}\n{line}\n"
    assert reveal_all(hide(text)) == text


def test_no_scissors_are_left_for_zensical_to_see(made, following):
    # Its own pattern: a page that it finds it in is made anew whenever one is saved.
    text = (following[1] / "index.md").read_text("utf-8")
    assert "8<" in text
    assert re.search(r"(?m)^[ \t]*-+8<-+", text) is None


def test_the_settings_name_it_and_keep_the_rest(made, following):
    text = (following[1].parent / "zensical.yml").read_text("utf-8")
    assert "lab.md" in text
    assert "lab.ipynb" not in text
    assert "notebooks: .md" in text
    assert "hidden: true" in text
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
        make_successor(Keys(made.engine), tmp_path / "other")


def test_a_saved_page_differs_in_its_front_matter_alone(made, following):
    follow, docs = following
    path = made.write("docs/index.md", "---\ntitle: 首页\n---\n\n新的。\n")
    follow.follow([path])
    once = (docs / "index.md").read_text("utf-8")
    follow.follow([path])
    twice = (docs / "index.md").read_text("utf-8")
    assert once != twice
    assert keyless(docs / "index.md") == made.read("docs/index.md")


def test_a_page_without_front_matter_is_given_some(made, following):
    follow, docs = following
    follow.follow([made.write("docs/index.md", "新的。\n")])
    assert keyless(docs / "index.md") == "---\n---\n新的。\n"


@pytest.fixture
def changed(following):
    """Follow what is saved; the names of the pages that Zensical then makes anew."""
    follow, docs = following

    def texts():
        return {path.name: path.read_text("utf-8") for path in docs.rglob("*.md")}

    def save(*paths):
        before = texts()
        follow.follow(paths)
        return [name for name, text in texts().items() if before.get(name) != text]

    return save


def test_a_saved_program_makes_the_pages_that_show_it_others(made, changed):
    assert changed(made.write(PROGRAM, RIGHT)) == ["index.md"]


def test_a_saved_page_leaves_the_others_as_they_are(made, changed):
    new = made.write("docs/new.md", include("topic/shown.py"))
    assert changed(new) == ["new.md"]
    assert changed(made.write("docs/new.md", "新的。\n")) == ["new.md"]


def test_a_saved_module_makes_the_pages_others_whose_programs_import_it(made, changed):
    user = "import part\n\nprint(part.X)\n\n# Output:\n# 1\n"
    module = made.write("snippets/topic/part.py", "X = 1\n")
    new = made.write("docs/new.md", include("topic/user.py"))
    assert changed(made.write("snippets/topic/user.py", user), new) == ["new.md"]
    made.write("snippets/topic/part.py", "X = 2\n")
    assert changed(module) == ["new.md"]
    # The module is shown on a page as well.
    made.write("docs/part.md", include("topic/part.py"))
    changed(made.root / "docs/part.md")
    made.write("snippets/topic/part.py", "X = 3\n")
    assert sorted(changed(module)) == ["new.md", "part.md"]


def test_a_saved_file_makes_the_pages_others_whose_programs_read_it(made, changed):
    reads = "from pathlib import Path\n\nbeside = Path(__file__).parent\n"
    reads += "print((beside / 'x.txt').read_text())\n\n# Output:\n# 一\n"
    data = made.write("snippets/topic/x.txt", "一\n")
    made.write("snippets/topic/reads.py", reads)
    page = made.write("docs/new.md", include("topic/reads.py"))
    assert made.engine.verify(made.example(0, "docs/new.md")).good
    changed(page)
    made.write("snippets/topic/x.txt", "二\n")
    assert changed(data) == ["new.md"]


def test_a_new_title_makes_the_pages_others_that_show_it(made, changed):
    first = made.write(
        "docs/first.md", "---\ntitle: 一\nprerequisites: []\n---\n\n页\n"
    )
    later = "---\ntitle: 二\nprerequisites: [first.md]\n---\n\n页\n"
    changed(first, made.write("docs/later.md", later))
    made.write("docs/first.md", "---\ntitle: 甲\nprerequisites: []\n---\n\n页\n")
    assert sorted(changed(first)) == ["first.md", "later.md"]


def test_the_ledger_is_made_anew_with_every_program(made, changed):
    changed(made.write("docs/ledger.md", "<!-- paotong: ledger-totals -->\n"))
    assert sorted(changed(made.write(PROGRAM, "print(3)\n"))) == [
        "index.md",
        "ledger.md",
    ]


def test_what_is_saved_again_as_it_was_makes_other_pages_no_others(made, changed):
    made.write("docs/new.md", include("topic/user.py"))
    module = made.write("snippets/topic/part.py", "X = 1\n")
    user = made.write("snippets/topic/user.py", "import part\n")
    changed(module, user)
    assert changed(module) == []


def test_a_key_changes_with_the_runs_that_are_kept(made):
    page = made.root / "docs/index.md"
    before = Keys(made.engine)
    assert before.key(page) == Keys(made.engine).key(page)
    made.verify()
    after = Keys(made.engine)
    assert before.key(page) != after.key(page)
    assert before.content(page) == after.content(page)


def test_new_pages_come_and_old_ones_go(made, following):
    follow, docs = following
    new = made.write("docs/folder/new.md", "新的。\n")
    follow.follow([new.parent])
    assert (docs / "folder/new.md").is_file()
    shutil.rmtree(new.parent)
    follow.follow([new.parent])
    assert not (docs / "folder").exists()


def test_a_saved_notebook_is_read_again(made, following):
    follow, docs = following
    path = made.write("docs/lab.ipynb", notebook("# 另一个", code("print(1)")))
    follow.follow([path])
    assert "# 另一个" in (docs / "lab.md").read_text("utf-8")


def test_saved_settings_and_templates_are_put_there(made, following):
    follow, docs = following
    settings = made.write("mkdocs.yml", CONFIG.replace("made", "other"))
    template = made.write("overrides/partials/source.html", "new")
    follow.follow([settings, template])
    assert "site_name: other" in (docs.parent / "zensical.yml").read_text("utf-8")
    assert (docs.parent / "overrides/partials/source.html").read_text("utf-8") == "new"


def test_wrong_settings_leave_the_last_right_ones(made, following, capsys):
    follow, docs = following
    follow.follow([made.write("mkdocs.yml", "docs_dir: other\n")])
    assert "mkdocs.yml:1: docs_dir is set here" in capsys.readouterr().err
    assert "site_name: made" in (docs.parent / "zensical.yml").read_text("utf-8")


# An extension that tells of each page that Zensical makes, by a word in it.
TELLING = """
from pathlib import Path

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Telling(Preprocessor):
    def run(self, lines):
        with open(Path(__file__).with_name("made.txt"), "a") as file:
            file.write(" ".join(word for word in "ABC" if word in "".join(lines)))
        return lines


class Extended(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Telling(md), "telling", 0)
"""


def test_the_preview_shows_what_was_saved_and_makes_no_other_page(made):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        there = free.getsockname()
        address = f"127.0.0.1:{there[1]}"
    shutil.rmtree(made.root / "overrides")
    made.write("overrides/empty.html", "")
    made.write("telling.py", TELLING)
    told = made.write("made.txt", "")
    settings = CONFIG.replace("index.md,", "index.md, second.md, third.md,")
    made.write("mkdocs.yml", settings.replace("  - paotong\n", _TOLD))
    made.write("docs/index.md", "A\n\n" + include("topic/shown.py"))
    made.write("docs/second.md", "B\n\n" + include("topic/other.py"))
    made.write("snippets/topic/other.py", RIGHT)
    made.write("docs/third.md", "C\n\n" + include("topic/other.py"))
    command = [sys.executable, "-m", "paotong", "zensical", "--serve", address]
    serving = subprocess.Popen(
        command,
        cwd=made.root,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for page in ("", "second/", "third/"):
            shown(f"http://{address}/{page}", ">3</")
        assert set(told.read_text()) >= set("ABC")
        told.write_text("")
        # Zensical begins to watch some time after it has begun to serve.
        save = partial(made.write, PROGRAM, "print('换了')\n\n# Output:\n# 换了\n")
        shown(f"http://{address}/", ">换了</", save)
        assert set(told.read_text()) == {"A"}
        page = made.root / "docs/second.md"
        save = partial(page.write_text, "B\n\n新的。\n", "utf-8")
        shown(f"http://{address}/second/", "新的。", save)
        assert set(told.read_text()) == {"A", "B"}
        save = partial(made.write, "mkdocs.yml", settings.replace(": made", ": 改名"))
        shown(f"http://{address}/third/", "改名", save)
    finally:
        serving.terminate()  # it alone: what it started ends with it
        serving.wait()
        with socket.socket() as asking:
            left = asking.connect_ex(there) == 0
        with suppress(ProcessLookupError):
            os.killpg(serving.pid, signal.SIGKILL)
    assert (serving.returncode, left) == (130, False)


_TOLD = "  - paotong\n  - telling:Extended\n"


def test_what_is_missing_runs_before_the_first_page(made, runs):
    made.write("docs/lab.ipynb", notebook("# 实验"))
    made.write("docs/second.md", fence(RIGHT))
    run_missing(made.engine)
    assert sorted(name for name, _ in runs) == ["example.py", "shown.py"]
    assert made.verify().good
    assert made.engine.verify(made.example(0, "docs/second.md")).good
    assert len(runs) == 2


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
