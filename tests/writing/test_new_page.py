"""A page that is begun: it runs, it is found, and it can't be published as it is."""

from __future__ import annotations

import pytest

from paotong.edits import RefusedError
from paotong.engine import Engine
from paotong.example import Example
from paotong.unwritten import MARK
from writing import new_page
from writing.links import Site, whole_site_faults
from writing.nav import NavError
from writing.new_page import NotBegunError, begin

PAGE, PROGRAM = "docs/language/slots.md", "snippets/language/slots_first.py"
FILES = [PAGE, PROGRAM, "docs/language/index.md", "mkdocs.yml"]


def state(site) -> dict[str, bytes]:
    files = (
        p for p in site.root.rglob("*") if p.is_file() and ".paotong" not in p.parts
    )
    return {str(path): path.read_bytes() for path in files}


def begun(site, name: str = "language/slots", title: str = "__slots__") -> list[str]:
    paths = begin(Engine.at(site.root), name, title)
    return [path.relative_to(site.root).as_posix() for path in paths]


def test_all_that_belongs_to_a_page_is_there(site):
    assert begun(site) == FILES
    assert 'title: "__slots__"\n' in site.read(PAGE)
    assert "\n# `__slots__`\n" in site.read(PAGE)
    index = site.read("docs/language/index.md")
    assert f"\n2. [`__slots__`](slots.md)：{MARK}这一页回答什么。\n" in index
    assert "      - language/slots.md\n" in site.read("mkdocs.yml")


def test_its_program_has_run_and_what_it_printed_is_recorded(site):
    begun(site)
    assert site.read(PROGRAM).endswith("\n\n# Output:\n# 这一页讲: __slots__\n")
    project = Engine.at(site.root)
    (example,) = project.project.page(site.root / PAGE).examples
    assert isinstance(example, Example)
    assert project.verify(example).good


def test_nothing_is_wrong_with_it_but_what_is_marked(site):
    begun(site)
    engine = Engine.at(site.root)
    page = engine.project.page(site.root / PAGE)
    assert Site(engine).faults(page) == []
    faults = whole_site_faults(engine)
    assert all("still to be written, 待写： and all" in str(each) for each in faults)
    marked = sum(site.read(path).count(MARK) for path in FILES)
    assert len(faults) == marked == 11


def test_a_strict_build_names_each_line_that_is_marked_until_none_is(site):
    begun(site)
    said = [line for line in site.build().said if "still to be written" in line]
    assert len(said) == 11
    assert any(f"{PAGE}:3: still" in line for line in said)
    assert any(f"{PROGRAM}:1: still" in line for line in said)
    for path in FILES[:3]:
        site.write(path, site.read(path).replace(MARK, "写好了，"))
    assert not [line for line in site.build().said if "WARNING" in line]


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("language/names", "题", "docs/language/names.md is there already; edit it"),
        ("runtime/slots", "题", "there is no chapter 'runtime'; known: language"),
        ("slots", "题", "'slots' names no page: write its chapter and its name"),
        ("language/Slots", "题", "names no page"),
        ("language/../slots", "题", "names no page"),
        ("../language/slots", "题", "names no page"),
        ("language/slots.md", "题", "names no page"),
        ("language/a/b", "题", "names no page"),
        ("language/-a", "题", "names no page"),
        ("language/slots", " ", "'' is no title: write one"),
        ("language/slots", "一\n二", "is no title"),
        ("language/slots", "长" * 41, "is no title"),
        ("language/index", "题", "docs/language/index.md is there already"),
    ],
)
def test_what_can_not_be_begun_is_refused_and_nothing_is_written(
    site, name, title, said
):
    before = state(site)
    with pytest.raises(NotBegunError) as refused:
        begun(site, name, title)
    assert said in str(refused.value)
    assert state(site) == before


def test_a_program_that_is_there_already_stays(site):
    site.write(PROGRAM, "print(1)\n")
    before = state(site)
    with pytest.raises(NotBegunError, match=r"slots_first\.py is there already"):
        begun(site)
    assert state(site) == before


@pytest.mark.parametrize(
    ("program", "error"),
    [
        ("raise SystemExit(1)\n", RefusedError),
        ("# Outptu (x):\n# Output (", NotBegunError),
    ],
)
def test_nothing_is_left_where_its_program_does_not_run(
    site, monkeypatch, program, error
):
    monkeypatch.setattr(new_page, "_PROGRAM", program)
    before = state(site)
    with pytest.raises(error):
        begun(site)
    assert state(site) == before


def test_nothing_is_written_where_the_nav_has_another_form(site):
    site.replace("mkdocs.yml", "      - language/names.md # 第一页\n", "")
    site.replace("mkdocs.yml", "- language/index.md", "- [language/index.md]")
    before = state(site)
    with pytest.raises(NavError, match=r"add language/slots\.md to the nav by hand"):
        begun(site)
    assert state(site) == before
