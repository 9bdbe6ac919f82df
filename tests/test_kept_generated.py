"""What is written into pages from the whole site is never stale, and made only once."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import partial

import pytest

from paotong import written_now
from paotong.engine import Engine
from paotong.parts import PARTS
from paotong.run import Run
from tests.made import RIGHT, lane
from tests.made_site import MadeSite, differences

BOOK = "\n".join(f"<!-- paotong: {part} -->\n" for part in PARTS)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site of a page with every part, and two lessons, one with a program."""
    made = MadeSite(tmp_path, monkeypatch)
    made.write("docs/index.md", f"# 首页\n\n[数据](ledger.json)\n\n{BOOK}")
    made.write("docs/one/names.md", lesson("甲"))
    program = '```python\n--8<-- "one/three.py"\n```\n'
    made.write("docs/one/copies.md", lesson("乙", "one/names.md") + program)
    made.write("snippets/one/three.py", RIGHT)
    made.replace("mkdocs.yml", "      - one/index.md\n", "")
    for gone in ("  - 标签: tags.md\n", "  - 乙:\n", "      - 二号: two/cycles.md\n"):
        made.replace("mkdocs.yml", gone, "")
    made.replace("mkdocs.yml", "      - two/lab.ipynb\n", "")
    return made


def lesson(title: str, *needed: str) -> str:
    front = f"title: {title}\nprerequisites: [{', '.join(needed)}]"
    return f"---\n{front}\n---\n\n# 题{title}\n\n"


def changed(site: MadeSite, path: str, change) -> str:
    """A file of the site after a change; it is what a clean build makes, and new."""
    before = site.build().files[path].decode()
    change()
    kept, clean = site.build(), site.build_clean()
    assert differences(kept, clean) == []
    after = kept.files[path].decode()
    assert after != before
    return after


@pytest.mark.parametrize("written", [True, False], ids=["parts", "no parts"])
def test_an_unchanged_site_writes_nothing_anew(site, monkeypatch, written):
    if not written:
        site.write("docs/index.md", "# 首页\n")
        for page in ("names", "copies"):
            site.write(f"docs/one/{page}.md", "# 一页\n\n```python\n" + RIGHT + "```\n")
        shutil.rmtree(site.root / "snippets/one")
    site.build()
    first = site.build()

    def never(*_):
        raise AssertionError("made anew")

    for name in ("into", "write", "names", "faultless"):
        monkeypatch.setattr(written_now, name, never)
    assert differences(site.build(), first) == []


def test_a_page_shows_the_new_title_of_the_page_before_it(site):
    change = partial(site.replace, "docs/one/names.md", "甲", "丙丙")
    assert "丙丙" in changed(site, "one/copies/index.html", change)


def test_a_page_shows_who_comes_to_need_it(site):
    text = lesson("丙丙", "one/names.md")
    change = partial(site.write, "docs/one/new.md", text)
    assert "丙丙" in changed(site, "one/names/index.html", change)


def test_a_page_forgets_who_is_gone(site):
    site.replace("mkdocs.yml", "      - one/copies.md\n", "")

    def change():
        (site.root / "docs/one/copies.md").unlink()
        shutil.rmtree(site.root / "snippets/one")

    assert "乙" not in changed(site, "one/names/index.html", change)


def test_a_new_misconception_is_collected(site):
    box = '!!! failure "误区：环会泄漏"\n\n    见[外面](https://example.org/)。\n'
    text = lesson("甲") + box
    change = partial(site.write, "docs/one/names.md", text)
    assert "环会泄漏" in changed(site, "index.html", change)


def test_a_changed_program_is_in_the_ledger(site):
    text = RIGHT.replace("3", "4")
    change = partial(site.write, "snippets/one/three.py", text)
    before = json.loads(site.build().files["ledger.json"])
    after = json.loads(changed(site, "ledger.json", change))
    assert after["examples"][0]["code"] != before["examples"][0]["code"]


def test_a_run_on_another_lane_is_in_the_ledger_and_on_its_page(site):
    run = Run("3", exit_code=0, stopped=None, seconds=0.25)

    def change():
        engine = Engine.at(site.root)
        page = engine.project.page(site.root / "docs/one/copies.md")
        (example,) = engine.wholes(page)
        engine.store.put(example, lane("3.99.1"), "random", run)

    assert "CPython 3.99.1" in changed(site, "index.html", change)


def test_a_frozen_release_is_compared_with(site):
    frozen = {"release": "1.0", "examples": {}}
    change = partial(site.write, "releases/1.0.json", json.dumps(frozen))
    assert "从 1.0 版到现在：新增 1 个" in changed(site, "index.html", change)


def test_a_fault_between_pages_is_told_at_every_build_until_it_is_mended(site):
    site.build()
    site.replace("docs/one/names.md", "prerequisites: []", "prerequisites: [no.md]")
    told = [[text for text in site.build().said if "no.md" in text] for _ in range(3)]
    assert [len(texts) for texts in told] == [1, 1, 1]
    site.replace("docs/one/names.md", "prerequisites: [no.md]", "prerequisites: []")
    assert not [text for text in site.build().said if "no.md" in text]


def test_a_new_commit_is_in_the_feed(site):
    if shutil.which("git") is None:
        pytest.skip("no git on the PATH")
    names = ("user.name=a", "user.email=a@example.org", "commit.gpgsign=false")
    git = ["git", *(word for name in names for word in ("-c", name))]

    def run(*words):
        subprocess.run([*git, *words], cwd=site.root, check=True)

    def commit():
        run("add", "docs")
        run("commit", "--quiet", "-m", "some")

    run("init", "--quiet")
    assert "没有条目" in site.build().files["feed.xml"].decode()
    feed = changed(site, "feed.xml", commit)
    assert feed.count("<title>新：") == 2


def test_what_a_page_shows_is_kept_under_what_was_written_into_it(site, monkeypatch):
    """A title may change between the digest for a page and its rendering, and back."""
    site.build()
    before = written_now.into(site.root, "one/names.md")
    real = written_now.into

    def earlier(root, page):
        return before if page == "one/names.md" else real(root, page)

    site.replace("docs/one/names.md", "题甲", "题丁")
    site.replace("docs/one/copies.md", "title: 乙", "title: 丙")
    with monkeypatch.context() as patch:
        patch.setattr(written_now, "into", earlier)
        assert "丙" in site.build().files["one/names/index.html"].decode()
    site.replace("docs/one/copies.md", "title: 丙", "title: 乙")
    kept, clean = site.build(), site.build_clean()
    assert differences(kept, clean) == []
