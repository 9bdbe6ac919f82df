"""Layout: nothing overlaps, every arrow begins and ends where it should."""

from __future__ import annotations

import random
import re
from itertools import combinations, pairwise

import pytest

from paotong.drawing.arrows import HEAD, arrows_of
from paotong.drawing.layout import ROW, Box, lay_out
from paotong.drawing.phases import phases
from paotong.drawing.ranks import back_edges, ranks
from paotong.drawing.stacking import stacked
from paotong.drawing.union import Union
from tests.drawing.made import graph, growing, random_graph, thing

SEEDS = range(120)


def laid_out(graphs):
    layout = lay_out(graphs)
    return layout, arrows_of(layout)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def together(layout, graphs):
    """The boxes that are seen at the same time, by graph, with their real heights."""
    for shown in graphs:
        boxes = []
        for each in shown.things:
            box = layout.things[each.number]
            height = ROW * (1 + len(each.slots) + bool(each.left))
            boxes.append(Box(box.x, box.y, box.width, height))
        titles = [("", ""), ("work", "work()"), ("work", "work()")]
        for depth, scope in enumerate(shown.scopes):
            title = titles[depth][1] if scope.title else ""
            boxes += [layout.names[depth, title, s.label] for s in scope.names]
        yield boxes


def points(path: str) -> list[tuple[float, float]]:
    """Points along an SVG path, close to each other."""
    found: list[tuple[float, float]] = []
    for word, text in re.findall(r"([MLHCQ])([^MLHCQ]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        if word == "H":
            numbers.append(found[-1][1])
        ends = list(zip(numbers[::2], numbers[1::2], strict=True))
        start = found[-1] if found else ends[0]
        found += [curve([start, *ends], part / 24) for part in range(25)]
    return found


def curve(corners, part):
    """De Casteljau's point on a line or a curve."""
    while len(corners) > 1:
        corners = [
            (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
            for a, b in pairwise(corners)
        ]
    return corners[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_box_overlaps_another_at_any_step(seed):
    graphs = growing(random.Random(seed), 14)
    layout, _ = laid_out(graphs)
    for boxes in together(layout, graphs):
        for one, other in combinations(boxes, 2):
            assert not overlap(one, other)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_arrow_leads_from_its_slot_to_the_title_of_its_object(seed):
    whole = random_graph(random.Random(seed), 14)
    layout, arrows = laid_out([whole])
    wanted = {
        (t.number, n, s.target) for t in whole.things for n, s in enumerate(t.slots)
    }
    assert {e for e in arrows if isinstance(e[0], int)} == {
        edge for edge in wanted if edge[2] is not None
    }
    for (holder, place, target), arrow in arrows.items():
        source, box = layout.box(holder), layout.things[target]
        row = place + 1 if isinstance(holder, int) else 0
        assert source.x < arrow.start[0] < source.right
        assert arrow.start[1] == source.row(row)
        assert arrow.end == (box.x, box.row(0))
        along = points(arrow.path)
        assert along[0] == pytest.approx(arrow.start, abs=0.1)
        assert along[-1] == pytest.approx((box.x - HEAD, box.row(0)), abs=0.1)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_arrow_crosses_a_box(seed):
    whole = random_graph(random.Random(seed), 14)
    layout, arrows = laid_out([whole])
    boxes = {**layout.things, **layout.names}
    for (holder, _, _), arrow in arrows.items():
        source = layout.box(holder)
        for x, y in points(arrow.path):
            for mine, box in boxes.items():
                inside = box.x < x < box.right and box.y < y < box.bottom
                out_of_slot = mine == holder and y == pytest.approx(
                    arrow.start[1], abs=0.1
                )
                assert not inside or out_of_slot, (holder, mine, source)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_arrow_goes_back_only_where_it_closes_a_cycle(seed):
    whole = random_graph(random.Random(seed), 14)
    layout, arrows = laid_out([whole])
    for (holder, _, target), arrow in arrows.items():
        onward = layout.column(holder) < layout.columns[target]
        assert arrow.back != onward


def test_two_runs_lay_out_the_same():
    chance = random.Random(7)
    graphs = growing(chance, 20)
    assert lay_out(graphs) == lay_out(graphs)


def test_names_stand_in_their_order_whatever_comes_first():
    first, second = graph({"b": "1"}), graph({"a": "2", "b": "1"})
    layout = lay_out([first, second], ["a", "b"])
    assert layout.names[0, "", "a"].y < layout.names[0, "", "b"].y


def test_an_object_stands_right_of_all_that_leads_to_it():
    layout = lay_out([graph({"a": 1, "b": 3}, thing(1, 2), thing(2, 3), thing(3))])
    assert [layout.columns[n] for n in (1, 2, 3)] == [1, 2, 3]


def test_objects_that_are_never_there_together_share_a_place():
    before = graph({"a": 1}, thing(1, "7"))
    after = graph({"a": 2}, thing(2, "8"))
    layout = lay_out([before, after])
    assert layout.things[1] == layout.things[2]
    both = graph({"a": 1, "b": 2}, thing(1, "7"), thing(2, "8"))
    layout = lay_out([before, both])
    assert not overlap(layout.things[1], layout.things[2])


def chain(start: int, length: int):
    """A graph of a name that leads to one object after the other."""
    inner = [thing(n, n + 1) for n in range(start, start + length)]
    return graph({"a": start}, *inner, thing(start + length))


def test_objects_keep_their_places_as_long_as_they_fit_on_a_page():
    assert [view.count for view in phases([chain(1, 2), chain(1, 3)], ["a"])] == [2]
    views = phases([chain(1, 4), chain(2, 5), chain(3, 6), chain(30, 1)], ["a"])
    assert len(views) > 1
    assert sum(view.count for view in views) == 4


def test_boxes_are_moved_as_little_as_can_be():
    assert stacked([0, 100], [10, 10]) == [0, 100]
    assert stacked([0, 0], [10, 10]) == [-5, 5]
    assert stacked([50, 0, 0], [10, 10, 10]) == pytest.approx(
        [6.7, 16.7, 26.7], abs=0.1
    )
    assert stacked([], []) == []


def test_edges_that_close_a_cycle_are_found():
    targets = {1: [2, 1], 2: [3], 3: [1, 4], 4: []}
    back = back_edges([1], targets)
    assert back == {(1, 1), (3, 1)}
    assert ranks([1], targets, back) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_the_union_has_room_for_every_step():
    union = Union.of(
        [graph({"a": 1}, thing(1, "7")), graph({"a": 1}, thing(1, "7", "8", 1))]
    )
    assert union.things[1].rows == 3
    assert union.things[1].when == 0b11
    assert union.edges[1, 2, 1] == 0b10
