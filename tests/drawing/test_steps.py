"""Steps: what is recorded line by line, and how it stands on the page."""

from __future__ import annotations

import html
import json
import re

import pytest

from paotong.drawing.notes import note, stopped_note
from paotong.drawn import drawn_html
from paotong.recording import recording_of
from paotong.trailer import parse_program

FINALLY = """\
    try:
        yield 1
    finally:
        print("收尾")
"""


def notes(found, text=""):
    lines = text.split("\n")
    return [note(step, found.graphs[step.graph], lines) for step in found.steps]


def happenings(found):
    return [(step.what, step.line) for step in found.steps]


def test_each_line_is_a_step_before_it_runs(record):
    found = record("x = 1\ny = [x]\nx = 2", "# Steps: x, y")
    assert happenings(found) == [("line", 1), ("line", 2), ("line", 3), ("end", 0)]
    names = [
        [f"{n.label}={n.text}" for n in found.graphs[s.graph].scopes[0].names]
        for s in found.steps
    ]
    assert names == [[], ["x=1"], ["x=1", "y="], ["x=2", "y="]]


def test_what_was_printed_by_then_is_known(record):
    text = 'print("一")\nprint("二", end="")\nprint("三")\nprint("四🙂")\nx = 1'
    found = record(text, "# Output:", "# 一", "# 二三", "# 四🙂", "", "# Steps: x")
    so_far = [found.output[: step.printed] for step in found.steps]
    assert so_far == [
        "",
        "一\n",
        "一\n二",
        "一\n二三\n",
        "一\n二三\n四🙂",
        found.output,
    ]


def test_output_of_other_programs_and_of_c_is_counted(record):
    text = """\
import os
import subprocess
import sys

os.write(1, b"a\\n")
subprocess.run([sys.executable, "-c", "print('b')"])
print("c", file=sys.stderr)
x = 1"""
    found = record(text, "# Output:", "# a", "# b", "# c", "", "# Steps: x")
    assert [found.output[: s.printed].split() for s in found.steps][-3:] == [
        ["a", "b"],
        ["a", "b", "c"],
        ["a", "b", "c"],
    ]


def test_a_function_that_runs_shows_its_names_and_what_it_returns(record):
    text = "def double(n):\n    twice = 2 * n\n    return [twice]\n\n\nx = double(3)"
    found = record(text, "# Steps: x")
    inside = found.graphs[found.steps[-2].graph].scopes[-1]
    assert (inside.kind, inside.title) == ("function", "double")
    assert [name.label for name in inside.names] == ["n", "twice", "return"]
    assert notes(found)[1:] == [
        "接下来运行第 6 行",
        "double() 开始，接下来运行第 2 行",
        "接下来运行第 3 行",
        "double() 返回",
        "程序结束",
    ]


def test_a_deep_recursion_shows_the_innermost_frames(record):
    text = "def down(n):\n    return n and down(n - 1)\n\n\nx = down(9)"
    found = record(text, "# Steps: x")
    first = next(step for step in found.steps if step.what == "return")
    deepest = found.graphs[first.graph]
    assert [s.names[0].text for s in deepest.scopes[1:]] == ["4", "3", "2", "1", "0"]


def test_a_variable_that_closures_share_leads_to_their_cell(record):
    text = """\
def make():
    count = 0

    def inc():
        nonlocal count
        count += 1

    return inc


inc = make()
inc()"""
    found = record(text, "# Steps: inc")
    graph = found.graphs[found.steps[-2].graph]
    (running,) = graph.scopes[1:]
    count = next(name for name in running.names if name.label == "count")
    kinds = {thing.number: thing.kind for thing in graph.things}
    assert kinds[count.target] == "cell"


def test_a_generator_stops_and_goes_on(record):
    text = """\
def numbers():
    yield 1
    yield 2


made = numbers()
for x in made:
    pass"""
    found = record(text, "# Steps: made, x")
    told = notes(found)
    assert told[3:7] == [
        "生成器 numbers() 开始，接下来运行第 2 行",
        "生成器 numbers() 在第 2 行交出一个值，停在这里",
        "接下来运行第 8 行",
        "接下来运行第 7 行",
    ]
    assert told[7] == "生成器 numbers() 从停下的地方继续，接下来运行第 3 行"
    assert told.count("生成器 numbers() 返回") == 1
    states = [
        slot.text
        for step in found.steps
        for thing in found.graphs[step.graph].things
        if thing.kind == "generator"
        for slot in thing.slots[:1]
    ]
    assert list(dict.fromkeys(states)) == [
        "created",
        "running",
        "suspended 2",
        "suspended 3",
        "closed",
    ]


def test_an_exception_is_seen_where_it_is_raised_passed_on_and_caught(record):
    text = """\
def parse(text):
    try:
        return int(text)
    finally:
        x = "总会运行"


try:
    parse("七")
except ValueError:
    y = 1"""
    found = record(text, "# Steps: y")
    message = "ValueError: invalid literal for int() with base 10: '七'"
    assert [n for n in notes(found, text) if "ValueError" in n] == [
        f"第 3 行抛出 {message}",
        "接下来运行第 5 行（ValueError 还在处理中）",
        f"没有接住，异常传到第 9 行：{message}",
        "接下来看第 10 行接不接得住 ValueError",
        "接下来运行第 11 行（ValueError 还在处理中）",
    ]


def test_an_exception_that_ends_the_program_is_the_last_step(record):
    trailers = "# Raises: KeyError: 'x'", "# Steps: y"
    found = record("y = {}\ny['x']", *trailers)
    assert notes(found)[-2:] == [
        "第 2 行抛出 KeyError: 'x'",
        "程序因为 KeyError: 'x' 而结束",
    ]


@pytest.mark.parametrize("body", ["    yield 1\n", FINALLY], ids=["bare", "finally"])
def test_a_generator_that_is_closed_hands_over_no_other_value(record, body):
    text = f"def numbers():\n{body}\n\nfor x in numbers():\n    break"
    printed = ["# Output:", "# 收尾", ""] if body is FINALLY else []
    found = record(text, *printed, "# Steps: x")
    whats = [step.what for step in found.steps]
    assert whats.count("yield") == 1
    # From 3.13 on, one that would not notice is closed without being resumed.
    assert {step.error for step in found.steps} <= {"", "GeneratorExit"}
    told = [n for n in notes(found, text) if "从停下的地方继续" in n]
    assert len(told) == (body is FINALLY)


def test_a_loop_over_an_iterator_raises_nothing_at_its_end(record):
    text = "class Once:\n    def __iter__(self):\n        return iter([1])\n\n\n"
    found = record(text + "for x in Once():\n    pass", "# Steps: x")
    assert not [step for step in found.steps if step.what in ("raise", "pass")]


def test_garbage_that_no_name_reaches_is_seen_until_it_is_collected(record):
    text = """\
import gc


class Node:
    pass


gc.collect()
gc.disable()
a = Node()
a.me = a
a.items = [1]
del a
print("收走:", gc.collect())
x = 1"""
    found = record(text, "# Output:", "# 收走: 2", "", "# Steps: a, x")
    lost = [
        sorted(t.kind for t in found.graphs[s.graph].things if t.lost)
        for s in found.steps
    ]
    assert lost[-3:] == [["instance", "list"], [], []]


def test_an_object_that_something_else_reaches_is_not_called_lost(record):
    text = """\
class Node:
    pass


kept = []
a = Node()
kept.append(a)
a = None
x = 1"""
    found = record(text, "# Steps: a, x")
    assert not [t for graph in found.graphs for t in graph.things if t.lost]


def test_an_object_keeps_its_number_from_step_to_step(record):
    found = record("a = [1]\nb = a\na = None\nc = b", "# Steps: a, b, c")
    assert {t.number for graph in found.graphs for t in graph.things} == {1}


def test_many_steps_end_the_recording_and_not_the_program(record):
    found = record(
        "for x in range(500):\n    pass\nprint(x)",
        "# Output:",
        "# 499",
        "",
        "# Steps: x",
    )
    assert (len(found.steps), found.stopped) == (200, "steps")
    assert "没有记录" in stopped_note(found.stopped)


def test_many_objects_end_the_recording(record):
    found = record("x = []\nfor n in range(99):\n    x = [n, x]", "# Steps: x")
    assert found.stopped == "objects"
    assert found.steps


@pytest.mark.parametrize(
    "text",
    [
        "import sys\n\nsys.settrace(None)\nx = 1",
        "import threading\n\nx = threading.Thread(target=print)\nx.start()\nx.join()",
        "import os\n\nif not os.fork():\n    os._exit(0)\nos.wait()\nx = 1",
        "class Meta(type):\n    x = 1\n\n\nclass A(metaclass=Meta):\n    y = 2\n\n\n"
        "x = A",
        "import asyncio\n\n\nasync def f():\n    await asyncio.sleep(0)\n\n\n"
        "asyncio.run(f())\nx = 1",
        "x = [n for n in range(3)]",
        "x = __import__('os').getpid() * 0",
    ],
)
def test_programs_of_all_kinds_are_followed(record, text):
    printed = ["# Output:", "#", ""] if "print" in text else []
    assert record(text, *printed, "# Steps: x").steps


def test_the_page_holds_every_fragment_once_and_the_last_picture(make_program):
    text = "x = [1]\ny = x\nx.append(y)\nprint(len(x))\n\n# Output:\n# 2\n\n"
    project = make_program(text + "# Steps: x, y\n")
    run = project.verify().run
    shown = drawn_html(project.example().program, run)
    (data,) = re.findall("data-steps='([^']*)'", shown)
    told = json.loads(html.unescape(data))
    (template,) = re.findall("<template>(.*)</template>", shown)
    fragments = re.findall(r"<g .*?</g>", template)
    assert len(fragments) == len(set(fragments)) == len(told["words"])
    assert [step[0] for step in told["steps"]] == [1, 2, 3, 4, 0]
    assert {p for parts in told["parts"] for p in parts} == set(range(len(fragments)))
    assert "output" not in told
    still = shown.replace(template, "")
    assert "<li>名字 x → 列表 1</li>" in still
    assert "<li>列表 1 的 [1] → 列表 1</li>" in still
    assert "粗框的，不止一处引用" in still


def test_a_program_that_did_not_run_says_so_quietly():
    program = parse_program("x = 1\n\n# Diagram: x\n")
    assert 'class="pt-undrawn"' in drawn_html(program, None)
    assert drawn_html(parse_program("x = 1"), None) == ""


def test_names_that_are_gone_at_the_end_are_said_to_be(make_program):
    project = make_program("x = 1\ndel x\n\n# Steps: x\n")
    shown = drawn_html(project.example().program, project.verify().run)
    assert "程序结束时，这些名字都不在了。" in shown


def test_quotes_in_a_program_do_not_end_the_data(make_program):
    project = make_program('x = "it\'s <b>&amp;"\n\n# Steps: x\n')
    run = project.verify().run
    (data,) = re.findall(
        "data-steps='([^']*)'", drawn_html(project.example().program, run)
    )
    told = json.loads(html.unescape(data))
    assert any("it's <b>&amp;" in word for word in told["words"])
    assert recording_of(run)
