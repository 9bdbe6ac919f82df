"""The picture as SVG and in words."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser

import pytest

from paotong.drawing.captions import rows, title
from paotong.drawing.described import Described
from paotong.drawing.diagram import Picture
from paotong.drawing.layout import COLUMN, lay_out
from paotong.drawing.lettering import columns, fitted
from paotong.drawing.objects import Graph, Scope, Slot, Thing
from tests.drawing.made import graph, growing, random_graph, thing


def drawn(shown: Graph) -> str:
    picture = Picture([shown])
    return picture.svg(picture.fragments(0, shown), "图")


def said(shown: Graph) -> list[str]:
    return [word for word in Picture([shown]).fragments(0, shown).values() if word]


class Elements(HTMLParser):
    """The elements of a picture: their names, attributes and texts."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(svg)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("seed", range(30))
def test_the_same_graphs_give_the_same_bytes(seed):
    def whole():
        graphs = growing(random.Random(seed), 12)
        picture = Picture(graphs)
        return [picture.fragments(place, each) for place, each in enumerate(graphs)]

    assert whole() == whole()


@pytest.mark.parametrize("seed", range(30))
def test_every_arrow_is_drawn_and_told_of(seed):
    shown = random_graph(random.Random(seed), 12)
    count = len([slot for slot in shown.slots() if slot.target is not None])
    svg = drawn(shown)
    assert svg.count('<g class="a') == count
    assert "、".join(said(shown)).count("→") == count


def test_the_words_name_each_object_the_same_throughout():
    shown = graph({"a": 1, "k": "7"}, thing(1, "1", 2), thing(2, "'茶'"))
    assert said(shown) == [
        "名字 k 是 7",
        "列表 1：[0] 是 1",
        "列表 2：[0] 是 '茶'",
        "名字 a → 列表 1",
        "列表 1 的 [1] → 列表 2",
    ]


@pytest.mark.parametrize(
    ("kind", "name", "slot", "words"),
    [
        ("dict", "dict", Slot("'标签'", target=2), "字典 1 的 ['标签'] → 列表 1"),
        ("dict", "dict", Slot("key", target=2), "字典 1 的 键 → 列表 1"),
        ("instance", "Node", Slot(".next", target=2), "Node 对象 1 的 .next → 列表 1"),
        ("function", "inc", Slot("n", target=2), "函数 inc 的 自由变量 n → 列表 1"),
        ("function", "f", Slot("acc=", target=2), "函数 f 的 默认值 acc → 列表 1"),
        ("cell", "cell", Slot("", target=2), "单元格 1 → 列表 1"),
        ("set", "set", Slot("", target=2), "集合 1 → 列表 1"),
        ("list", "Playlist", Slot("0", target=2), "Playlist（list） 1 的 [0] → 列表 1"),
    ],
)
def test_the_words_for_an_arrow_say_where_it_begins(kind, name, slot, words):
    holder = Thing(1, kind, name, (slot,))
    described = Described([graph({}, holder, thing(2))])
    assert described.arrow(holder, slot) == words


def test_what_is_left_out_and_what_nobody_reaches_is_said():
    lost = Thing(1, "list", "list", (Slot("0", "1"),), left=92, lost=True)
    assert said(graph({}, lost)) == ["列表 1（没有名字够得着它）：[0] 是 1，还有 92 项"]


def test_the_names_of_a_function_are_told_from_global_ones():
    inside = Scope("function", "work", 3, (Slot("x", "1"), Slot("return", target=1)))
    shown = graph({"x": "2"}, thing(1), inside=[inside])
    assert said(shown)[:3] == [
        "名字 x 是 2",
        "正在运行 work()",
        "work() 里的名字 x 是 1",
    ]
    assert "work() 的返回值 → 列表 1" in said(shown)


def test_a_picture_is_an_image_with_a_label_and_without_ids_or_styles():
    elements = Elements(drawn(graph({"a": 1}, thing(1, "7", 1))))
    tag, attributes = elements.found[0]
    assert (tag, attributes["role"], attributes["aria-label"]) == ("svg", "img", "图")
    for tag, attributes in elements.found:
        assert not {"id", "style", "fill", "stroke"} & set(attributes), tag


def test_markup_in_a_program_stays_text():
    svg = drawn(graph({"a": 1}, thing(1, "'<b>&amp;\"'")))
    assert "'<b>&amp;\"'" in Elements(svg).texts
    assert "<b>" not in svg


@pytest.mark.parametrize(
    "text", ["'中文字符'", "'ab'", "'…“混合”abc'", "'" + "长" * 40 + "'"]
)
def test_no_text_is_wider_than_its_box(text):
    shown = graph({"名字": 1, "k": text}, thing(1, text, kind="list"))
    layout = lay_out([shown])
    (row,) = rows(shown.things[0])
    width = columns(row.label) + columns(row.text)
    assert width * COLUMN + 20 <= layout.things[1].width
    name = layout.names[0, "", "k"]
    shown_text = fitted(text, 26)
    assert (columns("k") + columns(shown_text)) * COLUMN + 16 <= name.width


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcd…"),
        ("'abcdefgh'", 8, "'abcd…'"),
        ("中文字", 6, "中文字"),
        ("中文字符", 6, "中文…"),
        ("'中文字符'", 7, "'中…'"),
    ],
)
def test_a_text_is_cut_to_fit_and_keeps_its_quote(text, room, kept):
    assert fitted(text, room) == kept
    assert columns(kept) <= room


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (Thing(1, "list", "list", (Slot("0", "1"),)), "list"),
        (Thing(1, "list", "list", ()), "list（空）"),
        (Thing(1, "list", "Playlist", (Slot("0", "1"),)), "Playlist（list）"),
        (Thing(1, "instance", "Node", ()), "Node 对象"),
        (Thing(1, "function", "inc", ()), "function inc"),
        (Thing(1, "function", "<lambda>", ()), "lambda"),
        (Thing(1, "exception", "ValueError", ()), "ValueError"),
        (Thing(1, "async_generator", "rows", ()), "async generator rows"),
        (Thing(1, "cell", "cell", ()), "cell"),
    ],
)
def test_the_title_says_what_an_object_is(thing, words):
    assert title(thing) == words


def test_only_labels_of_ours_are_translated():
    def labels(kind, *names):
        slots = tuple(Slot(name, "1") for name in names)
        return [row.label for row in rows(Thing(1, kind, "it", slots))]

    assert labels("generator", "state") == ["状态"]
    assert labels("function", "state", "key", "base") == ["state", "key", "base"]
    assert labels("dict", "key", "value", "'key'") == ["键", "值", "'key'"]


def test_remarks_are_in_the_readers_language():
    slots = (
        Slot("state", "suspended 12", remark=True),
        Slot("x", "list …", remark=True),
    )
    shown = rows(Thing(1, "generator", "g", slots, left=3))
    assert [row.text for row in shown] == ["停在第 12 行", "list …", "还有 3 项"]


def test_shared_and_lost_objects_are_marked():
    svg = drawn(graph({"a": 1, "b": 1}, thing(1), thing(2, lost=True)))
    assert re.findall(r'<rect [^>]*class="b( s)?( o)?"', svg) == [
        (" s", ""),
        ("", " o"),
    ]


def test_an_arrow_that_closes_a_cycle_and_a_weak_one_are_marked():
    cycle = drawn(graph({"a": 1}, thing(1, 1)))
    assert cycle.count('class="a k"') == 1
    weak = drawn(graph({"a": 1}, thing(1, 2, kind="weakref"), thing(2)))
    assert weak.count('class="a w"') == 1


def test_a_picture_that_is_too_wide_becomes_smaller_but_not_too_small():
    def scale(length):
        inner = [thing(n, n + 1) for n in range(1, length)]
        svg = drawn(graph({"a": 1}, *inner, thing(length)))
        box = re.search(r'viewBox="\S+ \S+ (\S+) \S+" width="(\S+)rem"', svg)
        assert box is not None
        return float(box[2]) * 20 / float(box[1])

    assert scale(3) == pytest.approx(1, abs=0.01)
    assert 0.74 < scale(7) < 1
    assert scale(20) == pytest.approx(0.75, abs=0.01)
