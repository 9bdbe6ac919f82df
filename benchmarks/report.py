"""What readers see of the results: tables of medians and ratios, in Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import make_corpus
from benchmarks.peer import Step
from benchmarks.peers import PEERS
from benchmarks.programs import NUMPY, TINY, TORCH, WAITING
from benchmarks.results import Result

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
_BUILDS = {
    Step.COLD: "冷",
    Step.UNCHANGED: "不变",
    Step.EDITED: "改一个",
}
_SAVES = {Step.SAVED: "短程序", Step.SAVED_TORCH: "PyTorch 程序"}
_TESTS = {
    Step.TESTS_COLD: "冷",
    Step.TESTS_UNCHANGED: "不变",
    Step.COLLECTING: "只收集",
}
_KINDS = {
    TINY: "只用标准库",
    NUMPY: "用 NumPy",
    TORCH: "用 PyTorch",
    WAITING: "等半秒",
}


@dataclass(frozen=True)
class _Ratio:
    """A ratio that counts, ours to ``other``'s, with its goal for some sizes."""

    words: str
    step: Step
    other: str
    of: Step
    goals: Mapping[int, float] = field(default_factory=dict)


_RATIOS = (
    _Ratio(
        "冷构建 ÷ markdown-exec",
        Step.COLD,
        "stock",
        Step.COLD,
        {150: 0.50, 1000: 0.50, 5000: 1.2},
    ),
    _Ratio("冷构建 ÷ MyST-NB", Step.COLD, "myst-nb", Step.COLD, {150: 0.10}),
    _Ratio(
        "不变 ÷ 静态页面",
        Step.UNCHANGED,
        "static",
        Step.UNCHANGED,
        {150: 0.45, 1000: 0.15},
    ),
    _Ratio(
        "改一个 ÷ 静态页面",
        Step.EDITED,
        "static",
        Step.EDITED,
        {150: 0.55, 1000: 0.20},
    ),
    _Ratio(
        "保存到看见 ÷ markdown-exec",
        Step.SAVED,
        "stock",
        Step.SAVED,
        {150: 0.25, 1000: 0.25, 5000: 0.25},
    ),
    _Ratio(
        "保存到看见，PyTorch 程序 ÷ markdown-exec",
        Step.SAVED_TORCH,
        "stock",
        Step.SAVED_TORCH,
    ),
    _Ratio(
        "冷测试 ÷ pytest-markdown-docs",
        Step.TESTS_COLD,
        "pytest-markdown-docs",
        Step.TESTS_COLD,
        {150: 0.50},
    ),
    _Ratio(
        "不变的测试 ÷ 只收集",
        Step.TESTS_UNCHANGED,
        "paotong",
        Step.COLLECTING,
        {150: 1.2},
    ),
)


def report(results: Sequence[Result]) -> str:
    """The results as Markdown, a section a size."""
    return "\n\n".join(_section(result) for result in results) + "\n"


def put_into_page(page: str, results: Sequence[Result]) -> str:
    """The text of a page with the report between its two marks.

    Raises ValueError where the marks are missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} … {END} to write the report between")
    return f"{before}{BEGIN}\n\n{report(results)}\n{END}{after}"


def write_into_page(file: Path, results: Sequence[Result]) -> None:
    """Write the report into a page; see `put_into_page`."""
    file.write_text(put_into_page(file.read_text("utf-8"), results), "utf-8")


def _section(result: Result) -> str:
    parts = [
        f"### {result.size} 个示例",
        f"{_mixture(result.size)}每步量 {result.rounds} 次，取中位数，单位是秒。",
        _table(result, _BUILDS, "构建"),
        _table(result, _SAVES, "保存到看见"),
        _table(result, _TESTS, "测试"),
        _ratios(result),
        *_failures(result),
        _circumstances(result),
    ]
    return "\n\n".join(part for part in parts if part)


def _mixture(size: int) -> str:
    """Which programs a corpus holds, on how many pages."""
    corpus = make_corpus(size)
    kinds = Counter(program.kind for program in corpus.programs)
    named = "，".join(
        f"{kinds[kind]} 个{_KINDS[kind]}" for kind in _KINDS if kinds[kind]
    )
    return f"{len(corpus.pages)} 页：{named}。"


def _table(result: Result, steps: Mapping[Step, str], title: str) -> str:
    """The medians of some steps, a row a peer; empty where none was measured."""
    rows = [
        [peer.title, *map(_seconds, medians), peer.isolates, peer.compares]
        for peer in PEERS
        if any(medians := [result.median(peer.name, step) for step in steps])
    ]
    return _grid([title, *steps.values(), "隔离", "核对输出"], rows, len(steps))


def _ratios(result: Result) -> str:
    rows = []
    for ratio in _RATIOS:
        found = result.ratio(("paotong", ratio.step), (ratio.other, ratio.of))
        if found is not None:
            goal = ratio.goals.get(result.size)
            shown = "—" if goal is None else f"≤ {goal:.2f}"
            rows.append([ratio.words, f"{found:.2f}", shown])
    return _grid(["跑通的比值", "测得", "目标"], rows, 2)


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: int) -> str:
    """A Markdown table, the columns behind the first aligned right while numbers."""
    if not rows:
        return ""
    lines = ["---", *["---:"] * numbers, *["---"] * (len(head) - numbers - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, lines, *rows))


def _seconds(seconds: float | None) -> str:
    return "—" if seconds is None else f"{seconds:.2f}"


def _failures(result: Result) -> list[str]:
    titles = {peer.name: peer.title for peer in PEERS}
    return [
        f"没有做完，不计入：{titles.get(name, name)}（`{text.splitlines()[0]}`）。"
        for name, text in result.failures.items()
    ]


def _circumstances(result: Result) -> str:
    """The machine and the versions, as the text of a box that opens."""
    machine = result.machine
    words = (
        f"{machine['processor']}，{machine['cores']} 核，{machine['memory']} 内存，"
        f"{machine['kernel']}，{machine['python']}；{result.date}。"
    )
    versions = " · ".join(f"`{name}` {v}" for name, v in result.versions.items())
    return f'??? info "在哪里量的"\n\n    {words}\n\n    {versions}'
