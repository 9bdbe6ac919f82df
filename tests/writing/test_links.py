"""Where links lead, and what else a strict build would say, with no program run."""

from __future__ import annotations

import pytest

from paotong.engine import Engine
from writing.links import Site, whole_site_faults

PAGE = "docs/language/names.md"


@pytest.fixture
def faults(site):
    """What is wrong with the page, once a text is added to it."""

    def found(more: str = "") -> list[str]:
        site.write(PAGE, site.read(PAGE) + more)
        engine = Engine.at(site.root)
        page = engine.project.page(site.root / PAGE)
        return [str(fault) for fault in Site(engine).faults(page)]

    return found


def test_good_links_lead_to_headings_examples_and_boxes(faults, runs):
    here = "\n[一](#names_two)，[二](#一个对象两个名字)，[三](#误区赋值会拷贝)\n"
    assert faults(here) == []
    assert runs == []  # no program


def test_a_page_that_is_not_in_the_nav(site, faults):
    site.replace("mkdocs.yml", "      - language/names.md # 第一页\n", "")
    assert faults() == [
        f"{PAGE}:1: this page is not in the nav of mkdocs.yml; add it there"
    ]


def test_what_the_renderer_says_of_a_page_has_its_line(site, faults):
    (fault,) = faults("\n$\\frac{1$\n")
    assert fault.startswith(f"{PAGE}:{site.read(PAGE).count(chr(10))}: TeX: ")


def test_a_page_that_lists_what_runs_need_not_wait_for_them(site, runs):
    text = "# 首页\n\n<!-- paotong: ledger -->\n\n<!-- paotong: misconceptions -->\n"
    site.write("docs/index.md", text)
    engine = Engine.at(site.root)
    page = engine.project.page(site.root / "docs/index.md")
    assert (Site(engine).faults(page), runs) == ([], [])


def test_programs_that_no_page_shows_are_faults_of_the_site(site):
    site.write("snippets/language/names_left.py", "print(1)\n\n# Output:\n# 1\n")
    (fault,) = whole_site_faults(Engine.at(site.root))
    assert "names_left.py:1: orphan snippet" in str(fault)
