"""What live objects look like as plain data, by their types."""

from __future__ import annotations

import collections
import datetime
import enum
import functools
import weakref
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from paotong.drawing.objects import Graph
from tests.drawing.conftest import written


class Node:
    friends: set[object]
    me: object

    def __init__(self, **attributes):
        vars(self).update(attributes)

    def greet(self):
        return self


class Point(collections.namedtuple("Point", "x y")):
    __slots__ = ()


class Slotted:
    __slots__ = ("__hidden", "first", "unset")

    def __init__(self):
        self.first, self.__hidden = 1, 2


@dataclass
class Order:
    number: int
    items: list


class Colour(enum.Enum):
    RED = 1


class Playlist(list):
    owner: str


class Loud:
    """Everything that could be asked of it by accident says so."""

    def __getattribute__(self, name):
        raise AssertionError(f"asked for {name}")

    def __repr__(self):
        raise AssertionError("asked for its text")

    __len__ = __iter__ = __eq__ = __hash__ = __bool__ = __repr__  # type: ignore


def named(value):
    """A name for the test that is the same in every process that collects it."""
    changes = isinstance(value, set) or " at 0x" in repr(value)
    return type(value).__name__ if changes else repr(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (True, "True"),
        (None, "None"),
        (1.5, "1.5"),
        (2j, "2j"),
        (..., "Ellipsis"),
        ("茶", "'茶'"),
        (b"ab", "b'ab'"),
        (range(3), "range(0, 3)"),
        (datetime.date(2025, 1, 31), "datetime.date(2025, 1, 31)"),
        (Colour.RED, "Colour.RED"),
    ],
    ids=repr,
)
def test_an_atom_is_written_where_it_is_held(graph_of, value, text):
    graph = graph_of(it=value)
    (name,) = graph.scopes[0].names
    assert (name.text, name.target, name.remark) == (text, None, False)
    assert not graph.things


@pytest.mark.parametrize("value", ["长" * 500, b"x" * 500], ids=["str", "bytes"])
def test_a_long_text_is_cut_and_says_so(graph_of, value):
    (name,) = graph_of(it=value).scopes[0].names
    assert len(name.text) < 70
    assert name.text.endswith("…'")


def test_a_number_too_long_to_be_written_is_a_remark(graph_of):
    (name,) = graph_of(it=1 << 100_000).scopes[0].names
    assert (name.text, name.remark) == ("int …", True)


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        (int, "class int"),
        (collections, "module collections"),
        (len, "function len"),
        (functools.wraps, "function wraps"),
    ],
)
def test_what_was_made_elsewhere_is_only_named(graph_of, value, remark):
    (name,) = graph_of(it=value).scopes[0].names
    assert (name.text, name.remark) == (remark, True)


@pytest.mark.parametrize(
    ("value", "kind", "slots"),
    [
        ([1, [2]], "list", ["0=1", "1→list"]),
        ((1, "二"), "tuple", ["0=1", "1='二'"]),
        (Point(1, [2]), "tuple", [".x=1", ".y→list"]),
        ({"a": 1, (1, 2): []}, "dict", ["'a'=1", "(1, 2)→list"]),
        ({Node(): 1}, "dict", ["key→instance", "value=1"]),
        ({"b", "a"}, "set", ["='a'", "='b'"]),
        ({10, 9, 100}, "set", ["=9", "=10", "=100"]),
        (frozenset({(1,)}), "frozenset", ["→tuple"]),
        (collections.deque([1]), "deque", ["0=1"]),
        (collections.defaultdict(list, a=[]), "dict", ["'a'→list"]),
        (Node(v=1, next=Node()), "instance", [".v=1", ".next→instance"]),
        (Slotted(), "instance", ["._Slotted__hidden=2", ".first=1"]),
        (Order(7, []), "instance", [".number=7", ".items→list"]),
        (SimpleNamespace(a=1), "instance", [".a=1"]),
        (functools.partial(print, 1, sep=""), "partial", None),
        (Node(next=1).greet, "method", [".__self__→instance", None]),
        ([].append, "method", [".__self__→list"]),
        (ValueError("坏了", 3), "exception", ["='坏了'", "=3"]),
        (iter([1]), "other", ["→list"]),
        (weakref.WeakSet(), "other", []),
    ],
    ids=named,
)
def test_an_object_holds_what_python_says_it_holds(held_by, value, kind, slots):
    thing, found = held_by(value)
    assert thing.kind == kind
    if slots is not None:
        expected = [slot or found[place] for place, slot in enumerate(slots)]
        assert found == expected


def test_a_subclass_of_a_list_has_items_and_attributes(held_by):
    songs = Playlist(["晴天"])
    songs.owner = "小林"
    thing, slots = held_by(songs)
    assert (thing.kind, thing.name) == ("list", "Playlist")
    assert slots == ["0='晴天'", ".owner='小林'"]


def test_a_function_shows_its_cells_and_its_defaults(held_by):
    def outer(count):
        def inner(first, acc=[], *, step=2):  # noqa: B006 # the subject
            return count

        return inner

    thing, slots = held_by(outer(3))
    assert (thing.kind, thing.name) == ("function", "inner")
    assert slots == ["count→cell", "acc=→list", "step==2"]


def test_a_cell_shows_what_it_holds_or_that_it_is_empty(graph_of):
    def outer():
        late: object = 1

        def inner():
            return late  # noqa: F821 # the subject

        del late
        return inner

    graph = graph_of(it=outer())
    _, cell = graph.things
    assert (cell.kind, cell.slots[0].text) == ("cell", "empty")


def test_what_wraps_stored_is_shown_once(held_by):
    def decorate(function):
        @functools.wraps(function)
        def wrapper():
            return function()

        return wrapper

    thing, slots = held_by(decorate(lambda: 1))
    assert thing.name == "wrapper"
    assert slots == ["function→cell"]


@pytest.mark.parametrize(
    ("steps", "slots"),
    [
        (0, ["state=created"]),
        (1, ["state=suspended 2", "n=0"]),
        (2, ["state=closed"]),
    ],
)
def test_a_generator_says_where_it_stands(held_by, steps, slots):
    code = "def numbers():\n    for n in range(1): yield n\n"
    made: dict[str, object] = {}
    exec(compile(code, __file__, "exec"), made)
    generator = made["numbers"]()  # type: ignore[operator]
    for _ in range(steps):
        next(generator, None)
    thing, found = held_by(generator)
    assert (thing.kind, thing.name) == ("generator", "numbers")
    assert found == slots


def test_a_class_shows_its_own_bases_and_attributes(held_by):
    class Cat(Node):
        sound = "喵"

        def speak(self):
            return self.sound

    thing, slots = held_by(Cat)
    assert (thing.kind, thing.name) == ("class", "Cat")
    assert slots == ["base→class", ".sound='喵'", ".speak→function"]


def test_a_traceback_leads_to_the_frames_and_their_names(graph_of):
    def load():
        batch = Node()
        raise ValueError(id(batch))

    with pytest.raises(ValueError, match=r"^[0-9]+$") as raised:
        load()
    graph = graph_of(error=raised.value)
    frames = [thing for thing in graph.things if thing.kind == "frame"]
    assert "batch→instance" in written(graph, frames[-1])


def test_a_weak_reference_is_no_reference(graph_of):
    node = Node()
    graph = graph_of(first=weakref.ref(node), node=node)
    assert graph.shared() == frozenset()
    watcher = weakref.ref(Node())
    assert graph_of(it=watcher).things[0].slots[0].text == "dead"


def test_an_object_with_two_names_is_one_object(graph_of):
    shared: list[object] = []
    graph = graph_of(a=shared, b=shared, c=[])
    targets = [name.target for name in graph.scopes[0].names]
    assert targets[0] == targets[1] != targets[2]
    assert graph.shared() == {targets[0]}


def test_sets_that_hold_each_other_are_read(graph_of):
    one, other = Node(friends=set()), Node(friends=set())
    one.friends.update({other, Node(name="甲")})
    other.friends.update({one, Node(name="乙")})
    assert len(graph_of(one=one).things) == 6


def test_a_cycle_is_followed_once(graph_of):
    node = Node()
    node.me = node
    graph = graph_of(node=node)
    assert len(graph.things) == 1
    assert graph.things[0].slots[0].target == graph.things[0].number


@pytest.mark.parametrize(
    ("value", "shown", "left"),
    [
        (list(range(9)), 9, 0),
        (list(range(100)), 8, 92),
        (tuple(range(100)), 8, 92),
        (dict.fromkeys(range(100)), 8, 92),
        (set(range(100)), 8, 92),
        (collections.deque(range(100)), 8, 92),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_long_container_shows_its_beginning_and_counts_the_rest(
    held_by, value, shown, left
):
    thing, slots = held_by(value)
    assert (len(slots), thing.left) == (shown, left)


def test_a_deep_structure_ends_in_a_remark(graph_of):
    deep: list[object] = []
    for _ in range(100):
        deep = [deep]
    graph = graph_of(it=deep)
    assert len(graph.things) == 8
    assert (graph.things[-1].slots[0].text, graph.things[-1].slots[0].remark) == (
        "list …",
        True,
    )


def test_a_large_structure_is_bounded(graph_of):
    wide: list[list[list[object]]] = [[[] for _ in range(9)] for _ in range(9)]
    assert len(graph_of(it=wide).things) == 40


def test_no_code_of_the_program_is_run(held_by):
    thing, slots = held_by([Loud()])
    assert slots == ["0→instance"]
    assert thing.kind == "list"


def test_objects_are_not_changed_by_looking_at_them(held_by):
    import gc  # noqa: PLC0415

    node = Node(v=1)

    def function():
        return node

    before = len(gc.get_referents(function)), len(gc.get_referents(node))
    held_by(function)
    held_by([node])
    assert (len(gc.get_referents(function)), len(gc.get_referents(node))) == before


@pytest.mark.parametrize(
    "told",
    [
        None,
        (),
        ([], [], []),
        ([("module", "", 0, [("a", 1)])], []),
        ([], [(1, "list", "list", [("0", "untold")], 0, False)]),
        ([], [(1, "list", "list", [], 0, False)] * 2),
    ],
)
def test_what_is_no_graph_is_refused(told):
    with pytest.raises(ValueError, match=r"graph|unpack"):
        Graph.parse(told)
