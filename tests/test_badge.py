"""The badge of the ledger."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from paotong.badge import badge
from paotong.engine import Engine
from paotong.survey import Survey
from tests.made import RIGHT, fence

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def draw(make_project):
    """The badge of a site with these programs."""

    def drawn(*programs: str) -> ElementTree.Element:
        project = make_project("".join(map(fence, programs)))
        made = Survey(Engine.at(project.root)).ledger
        return ElementTree.fromstring(badge(made, "跑通 & 同好"))

    return drawn


def texts(svg: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def test_a_badge_says_that_every_example_is_verified(draw):
    svg = draw(RIGHT)
    assert texts(svg) == ["跑通 & 同好", "1 个示例 · 全部核对"]
    assert svg.get("aria-label") == "跑通 & 同好：1 个示例 · 全部核对"


def test_a_badge_does_not_say_so_where_one_is_not(draw):
    svg = draw(RIGHT, "import nowhere_at_all\n\n# Output:\n# 1\n")
    assert texts(svg)[1] == "2 个示例 · 核对 1 个"


def test_a_site_without_examples_has_verified_none(draw):
    assert texts(draw())[1] == "0 个示例 · 核对 0 个"


def test_the_texts_of_a_badge_stand_inside_their_halves(draw):
    svg = draw(RIGHT)
    width = float(svg.get("width", "0"))
    for text in svg.iter(f"{SVG}text"):
        room = float(text.get("x", "0")) + float(text.get("textLength", "0"))
        assert room <= width
