"""What each release brought its readers, told from frozen ledgers."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import pytest

from paotong.changelog import News, changelog_element, news_of
from paotong.engine import Engine
from paotong.outlines import Outlines
from paotong.releases import Frozen, Release, freeze
from paotong.survey import Survey
from tests.made import RIGHT, fence, include


def release(version: str, **examples: str) -> Release:
    """Examples by names such as ``a_1``, each with a digest and its lanes."""
    found = {}
    for name, facts in examples.items():
        record, *lanes = facts.split()
        found[name.replace("_", ".md#")] = Frozen(record, tuple(lanes))
    return Release(version, found)


OLD = release("1.0", a_1="11 3.12", a_2="22 3.12", b_1="33 3.12")


def test_pages_that_came_and_went_and_changed_are_told_apart():
    now = release("1.1", a_1="11 3.12", a_2="99 3.12", c_1="44 3.12")
    assert news_of(now, OLD) == News(
        "1.1", new=("c.md",), changed=("a.md",), grown=(), removed=("b.md",), lanes=()
    )


def test_a_page_with_more_examples_has_grown():
    now = release("1.1", a_1="11 3.12", a_2="22 3.12", a_3="5 3.12", b_1="33 3.12")
    assert news_of(now, OLD).grown == ("a.md",)
    changed = release("1.1", a_1="12 3.12", a_2="22 3.12", a_3="5 3.12", b_1="33 3.12")
    assert news_of(changed, OLD).grown == ()
    assert news_of(changed, OLD).changed == ("a.md",)


def test_a_lane_is_new_where_nothing_had_been_verified_on_it():
    now = release("1.1", a_1="11 3.12 3.15", a_2="22 3.12 3.15", b_1="33 3.12")
    assert news_of(now, OLD).lanes == ("3.15",)


def shown(project) -> str:
    survey = Survey(Engine.at(project.root))
    element = changelog_element(survey.releases, survey.outlines, "changelog.md")
    return tostring(element, "unicode")


def test_before_the_first_release_it_says_so(make_project):
    assert "还没有发布过版本。" in shown(make_project())


def test_the_first_release_tells_how_much_there_is():
    said = tostring(changelog_element([OLD], Outlines({}), "changelog.md"), "unicode")
    assert "第一个版本：2 页，3 个示例，在 3.12 上核对过。" in said


def test_releases_that_were_made_are_told_the_newest_first(make_project):
    project = make_project(include("t/a.py"), {"t/a.py": RIGHT})

    def make(version: str) -> None:
        freeze(project.root, Survey(Engine.at(project.root)).ledger, version)

    make("1.9")
    project.write("docs/new.md", "# 新页\n\n" + fence(RIGHT))
    make("1.10")
    make("1.11")
    said = shown(project)
    assert said.index('id="v1.11"') < said.index('id="v1.10"') < said.index('id="v1.9"')
    assert '新的页面：</p><ul><li><a href="new.md">新页</a></li></ul>' in said
    assert "1.11</h2><p>示例和输出都没有变。" in said


def test_a_page_that_is_gone_has_no_link():
    releases = [release("1.1", a_1="11 3.12", a_2="22 3.12"), OLD]
    said = tostring(changelog_element(releases, Outlines({}), "c.md"), "unicode")
    assert "删去的页面：</p><ul><li>b.md</li></ul>" in said


@pytest.mark.parametrize("part", ["changelog", "ledger-changes"])
def test_a_ledger_that_can_not_be_read_is_a_fault_where_it_is_shown(make_project, part):
    files = {
        "releases/1.0.json": "{",
        "docs/c.md": f"# C\n\n<!-- paotong: {part} -->\n",
    }
    project = make_project(**files)
    faults = Survey(Engine.at(project.root)).faults
    assert [fault.where.path for fault in faults] == ["releases/1.0.json"]
