"""What readers are told of an output: where it ran, when, and how it was compared."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from paotong.history import Occasion, history
from paotong.panel import Panel
from paotong.provenance import of_run
from paotong.render import result_html
from paotong.run import Run
from paotong.verdict import Kind, Verdict
from tests.made import HOME, RIGHT, MadeProject, code, fence, lane, notebook

RAN = Run("3", 0, None, 0.5, containment="bubblewrap")


@pytest.fixture
def made(tmp_path):
    return MadeProject(tmp_path)


def panel(made: MadeProject, program: str = RIGHT) -> str:
    """What stands under a program whose run was just kept."""
    made.write(HOME, fence(program))
    example, engine = made.example(), made.engine
    verdict, elsewhere = made.verify(), list(engine.verified_elsewhere(example))
    past = history(example, engine.store)
    return result_html(Panel(example, verdict, elsewhere, past))


def details(html: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", html)


def date_runs(made: MadeProject, day: str) -> None:
    """Let all runs that are kept have taken place on ``day``."""
    for path in (made.root / ".paotong").glob("??/*/*.json"):
        entry = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(entry | {"when": day}), "utf-8")


def test_the_day_of_a_run_is_kept_with_it(made):
    panel(made)
    (occasion,) = history(made.example(), made.engine.store).values()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", occasion.when)


@pytest.mark.parametrize(
    ("system", "limits"),
    [
        ("linux", "时间、内存和文件大小"),
        ("macos", "时间和输出"),
        ("windows", "时间、输出、内存和进程数"),
    ],
)
def test_without_a_sandbox_the_limits_are_those_of_the_system(system, limits):
    where, run = lane(system=system), replace(RAN, containment="limits")
    told = of_run(Verdict(Kind.VERIFIED, where, run), [], {})
    assert f"没有沙箱，只限制了{limits}</li>" in told


def test_the_line_opens_to_the_day_the_machine_and_the_limits(made):
    panel(made)
    date_runs(made, "2026-05-01")
    html = panel(made)
    here = made.engine.lane
    first = details(html)[0]
    assert first.startswith(f"2026-05-01（UTC），{here.name}，Linux {here.machine}，")
    assert "沙箱" in first
    assert "<summary>已核对 · CPython" in html


def test_an_old_entry_without_a_day_says_nothing_of_it(made):
    panel(made)
    date_runs(made, "")
    assert details(panel(made))[0].startswith(made.engine.lane.name)


def test_it_says_on_which_other_lanes_the_same_was_printed(made):
    panel(made)
    made.engine.store.put(made.example(), lane("3.99.1"), "random", RAN)
    date_runs(made, "2026-05-01")
    assert "输出相同，也已核对：CPython 3.99.1（2026-05-01）" in details(panel(made))


def test_another_output_elsewhere_is_not_said_to_be_the_same(made):
    two = "print(3)\n\n# Output (>=3.99):\n# 4\n\n# Output:\n# 3"
    panel(made, two)
    other = replace(RAN, output="4")
    made.engine.store.put(made.example(), lane("3.99.1"), "random", other)
    html = panel(made, two)
    assert "输出相同" not in html
    assert "已在 CPython 3.99.1 上核对" in html


def test_no_space_follows_a_wide_bracket(made):
    two = "print(3)\n\n# Output (browser):\n# 4\n\n# Output:\n# 3"
    panel(made, two)
    browser = replace(lane("3.99.1"), system="browser")
    made.engine.store.put(made.example(), browser, "random", replace(RAN, output="4"))
    assert "已在 CPython 3.99.1（浏览器）上核对" in panel(made, two)


def test_it_names_the_packages_that_the_program_imports(made):
    html = panel(made, "import packaging, json\nprint(3)\n\n# Output:\n# 3")
    (named,) = [line for line in details(html) if line.startswith("用到的包：")]
    assert re.fullmatch(r"用到的包：packaging [\d.]+", named)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("# Output:\n# 3", "与记录比较：逐字相同"),
        ("# Output (measured):\n# 4", "与记录比较：数字不比较"),
        ("# Output (unordered, approx):\n# 3", "行的次序不比较；数字按所写位数比较"),
        ("# Output:\n# ...\n# 3", "记录的第 1 行有省略号，那里不比较"),
    ],
)
def test_it_says_how_the_output_was_compared(made, record, said):
    assert said in details(panel(made, f"print(3)\n\n{record}"))[-1]


def test_a_record_that_nobody_ran_has_nothing_to_open(made):
    html = panel(made, "print(3)\n\n# Output (>=3.99):\n# 3")
    assert "<details" not in html
    assert "记录的输出，未在本次构建中运行 · 适用于：3.99 起" in html


def test_what_is_wrong_has_nothing_to_open_either(made):
    html = panel(made, "print(3)\n\n# Output:\n# 4")
    assert "<details" not in html
    assert "与记录不符" in html


def test_of_the_runs_on_one_lane_that_which_pages_show_counts(made):
    panel(made)
    date_runs(made, "2026-05-01")
    made.verify(seed="1")
    made.verify(seed="2")
    occasions = history(made.example(), made.engine.store)
    assert occasions == {made.engine.lane: Occasion("2026-05-01", ())}


def test_in_a_notebook_the_first_cell_says_where_all_ran(made):
    cells = [code("print(1)", "1\n"), code("x = 2"), code("print(3)", "3\n")]
    made.write("docs/lab.ipynb", notebook("# 实验", *cells))
    examples = made.page("docs/lab.ipynb").examples
    verdicts = [made.engine.verify(example) for example in examples]
    both = zip(examples, verdicts, [False, True, True], strict=True)
    first, second, third = (result_html(Panel(e, v, known=k)) for e, v, k in both)
    assert "整本笔记本在一个新的内核里从头运行到尾" in first
    assert second == ""
    assert re.search(
        r">已核对 · \d+\.\d\d 秒 · <a href=\"#cell-cell-3\">链接</a></p>", third
    )
