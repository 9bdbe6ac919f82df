"""The concept map: what is read before what, and prerequisites that can't be right."""

from __future__ import annotations

from itertools import pairwise

from paotong.concept_map import ConceptMap
from paotong.example import Where
from paotong.front_matter import Named
from paotong.map_layout import lay_out
from paotong.outlines import Outline


def concepts(**pages: str | None) -> ConceptMap:
    """A map of pages by name, each with the names of its prerequisites or None."""
    found = {}
    for name, needed in pages.items():
        where = Where(f"docs/{name}.md", 4)
        named = (Named(f"{n}.md", where) for n in (needed or "").split())
        found[f"{name}.md"] = Outline(
            page=f"{name}.md",
            title=name.upper(),
            prerequisites=None if needed is None else tuple(named),
        )
    return ConceptMap(found)


def said(made: ConceptMap) -> list[str]:
    return [str(fault) for fault in made.faults()]


def test_what_comes_after_a_page_are_those_that_name_it():
    made = concepts(a="", b="a", c="a b")
    assert made.before["c.md"] == ("a.md", "b.md")
    assert made.after == {"a.md": ("b.md", "c.md"), "b.md": ("c.md",), "c.md": ()}
    assert said(made) == []


def test_pages_without_prerequisites_of_any_kind_are_not_on_the_map():
    made = concepts(a="", index=None)
    assert list(made.before) == ["a.md"]


def test_each_page_is_in_the_layer_behind_the_last_that_it_needs():
    made = concepts(a="", b="a", c="a b", d="")
    assert made.layers == [["a.md", "d.md"], ["b.md"], ["c.md"]]


def test_a_line_that_others_imply_is_not_drawn():
    made = concepts(a="", b="a", c="a b")
    assert made.edges == [("a.md", "b.md"), ("b.md", "c.md")]


def test_a_map_without_lessons_is_empty():
    made = concepts(index=None)
    assert (made.layers, made.edges, made.faults()) == ([], [], [])


def test_a_missing_page_is_a_fault_that_names_the_nearest():
    (fault,) = said(concepts(cycle="", b="cycles"))
    assert fault == (
        "docs/b.md:4: the prerequisite cycles.md is no page under docs/; mend the "
        "path. Did you mean cycle.md?"
    )


def test_a_page_that_is_no_lesson_can_be_no_prerequisite():
    (fault,) = said(concepts(index=None, b="index"))
    assert fault.startswith("docs/b.md:4: the prerequisite index.md has no prereq")
    assert "write 'prerequisites: []' into index.md" in fault


def test_a_page_can_not_need_itself_nor_another_twice():
    faults = said(concepts(a="a", b="a a"))
    assert faults[0].startswith("docs/a.md:4: this page is a prerequisite of itself")
    assert faults[1].startswith("docs/b.md:4: a.md is named twice")


def test_a_circle_is_a_fault_that_names_every_page_on_it():
    (fault,) = said(concepts(a="c", b="a", c="b", d="a"))
    assert fault == (
        "docs/a.md:4: these pages need each other, so that nobody could begin: "
        "a.md → c.md → b.md → a.md (each needs the next); take one of these "
        "prerequisites out"
    )


def test_every_circle_is_told_and_the_rest_of_the_map_stays():
    made = concepts(a="b", b="a", c="d", d="c", e="a c")
    assert len(said(made)) == 2
    assert sorted(page for layer in made.layers for page in layer) == list(made.before)


def many() -> ConceptMap:
    """A map of forty pages, each of which needs two before it."""
    names = {
        f"p{n:02}": f"p{n // 2:02} p{n // 3:02}" if n > 3 else "" for n in range(40)
    }
    return concepts(**names)


def test_a_line_passes_through_every_layer_between_its_ends():
    made = concepts(a="", b="a", c="b", x="", d="c x")
    layout = lay_out(made)
    depth = {p: n for n, layer in enumerate(layout.layers) for p in layer}
    assert len(layout.lines) == len(made.edges)
    for line in layout.lines:
        steps = [depth[point] for point in line]
        assert all(after == before + 1 for before, after in pairwise(steps))


def test_every_page_stands_once_in_its_layer():
    made = many()
    pages = [[p[0] for p in layer if len(p) == 1] for layer in lay_out(made).layers]
    assert [sorted(layer) for layer in pages] == [sorted(n) for n in made.layers]


def test_the_same_map_is_always_laid_out_in_the_same_way():
    assert lay_out(many()) == lay_out(many())


def test_lines_are_untangled():
    """Two lines that cross where they need not: the order of a layer is changed."""
    made = concepts(a="", b="", c="b", d="a")
    first, second = (list(map("".join, layer)) for layer in lay_out(made).layers)
    crossed = (first.index("a.md") - first.index("b.md")) * (
        second.index("d.md") - second.index("c.md")
    )
    assert crossed > 0
