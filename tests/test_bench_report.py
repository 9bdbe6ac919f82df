"""The benchmark's sums, tables and page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.__main__ import PAGE, RESULTS, main
from benchmarks.peer import Step
from benchmarks.report import BEGIN, END, put_into_page, report
from benchmarks.results import Result, read_results, write_results

_MACHINE = {
    "processor": "Abacus",
    "cores": "2",
    "memory": "1 GiB",
    "kernel": "Linux 6",
    "python": "CPython 3.11.7",
}


@pytest.fixture
def result() -> Result:
    seconds: dict[str, dict[str, list[float]]] = {
        "paotong": {
            "cold": [4.0, 9.0, 2.0],
            "tests unchanged": [1.2],
            "collecting": [1],
        },
        "stock": {"cold": [8.0, 10.0, 8.0], "unchanged": [7.0]},
    }
    return Result(150, "2026-11-21", _MACHINE, {"mkdocs": "1.6.1"}, seconds, {})


def test_the_median_is_that_of_the_rounds(result):
    assert result.median("paotong", Step.COLD) == 4.0


def test_what_was_not_measured_has_no_median(result):
    assert result.median("paotong", Step.EDITED) is None
    assert result.median("static", Step.COLD) is None


def test_a_ratio_is_the_median_of_those_within_the_rounds(result):
    ours, stock = ("paotong", Step.COLD), ("stock", Step.COLD)
    seconds = {
        "paotong": {"cold": [4.0, 9.0, 2.0]},
        "stock": {"cold": [16.0, 10.0, 4.0]},
    }
    # 0.25, 0.9 and 0.5; the medians, of different rounds, would give 0.4.
    assert replace(result, seconds=seconds).ratio(ours, stock) == 0.5


def test_what_was_not_measured_has_no_ratio(result):
    assert result.ratio(("paotong", Step.COLD), ("myst-nb", Step.COLD)) is None


def test_a_tool_that_failed_has_neither(result):
    failed = replace(result, failures={"stock": "stock: its pages lack 1"})
    assert failed.median("stock", Step.COLD) is None
    assert failed.ratio(("paotong", Step.COLD), ("stock", Step.COLD)) is None


def test_the_report_shows_medians_ratios_goals_and_the_machine(result):
    text = report([result])
    assert "### 150 个示例" in text
    assert "| 跑通 | 4.00 | — | — | 每个程序一个进程 | 是 |" in text
    assert "| markdown-exec，原样 | 8.00 | 7.00 | — | 否 | 否 |" in text
    assert "| 冷构建 ÷ markdown-exec | 0.50 | ≤ 0.50 |" in text
    assert "| 不变的测试 ÷ 只收集 | 1.20 | ≤ 1.20 |" in text
    assert "Abacus，2 核，1 GiB 内存" in text
    assert "`mkdocs` 1.6.1" in text


def test_the_report_names_what_failed(result):
    text = report([replace(result, failures={"stock": "stock: lacks 1\n    words"})])
    assert "没有做完，不计入：markdown-exec，原样（`stock: lacks 1`）。" in text
    assert "| markdown-exec，原样 |" not in text


def test_the_report_goes_between_its_marks_and_replaces_the_last_one(result):
    page = f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n"
    once = put_into_page(page, [result])
    assert once.startswith(f"before\n\n{BEGIN}\n\n### 150")
    assert once.endswith(f"\n{END}\n\nafter\n")
    assert "old" not in once
    assert put_into_page(once, [result]) == once


def test_a_page_without_marks_is_refused(result):
    with pytest.raises(ValueError, match="the page has no <!-- bench -->"):
        put_into_page("text", [result])


def test_results_replace_those_of_the_same_size(result, tmp_path):
    file = tmp_path / "results.json"
    write_results(file, [result])
    other, newer = replace(result, size=20), replace(result, date="2026-11-22")
    assert write_results(file, [newer, other]) == [other, newer]
    assert read_results(file) == [other, newer]


def test_the_page_shows_the_results_that_are_kept():
    """No number in it was typed by hand."""
    results, page = read_results(RESULTS), PAGE.read_text("utf-8")
    assert results
    assert put_into_page(page, results) == page


def test_an_unknown_tool_is_refused_with_those_known(capsys):
    with pytest.raises(SystemExit):
        main(["--only", "paotong,sphinx", "--peers", ".", "--work", "."])
    assert "unknown tool sphinx; known: paotong, static" in capsys.readouterr().err
