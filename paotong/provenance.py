"""Where an output comes from and how it was compared: a line that opens to details."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from paotong.compare import lines_of, uses_wildcard
from paotong.containment import STRONG, WEAK
from paotong.history import History
from paotong.lane import Lane
from paotong.pythons import system
from paotong.run import Run
from paotong.trailer import Recorded
from paotong.verdict import Kind, Verdict

_LOOSE = {
    "unordered": "行的次序不比较",
    "measured": "数字不比较",
    "approx": "数字按所写位数比较",
}
# Whether a program could reach anything but its own folder while it ran.
_CONTAINMENTS = {STRONG: "沙箱", WEAK: "无沙箱"}
_SANDBOX = "在沙箱里：没有网络，只能写自己的目录"
# What is limited where there is none, by system; elsewhere as on macOS.
_LIMITS = {
    "linux": "时间、内存和文件大小",
    "macos": "时间和输出",
    "windows": "时间、输出、内存和进程数",
}
_WRONG = {Kind.MISMATCH: "与记录不符", Kind.FAILED: "没有正常结束"}


def of_run(
    verdict: Verdict, elsewhere: Iterable[Verdict], history: History, *facts: str
) -> str:
    """The provenance of an output that a run on this lane printed.

    ``elsewhere`` are the runs on other lanes that printed the same; the details hold
    more ``facts``.
    """
    run = verdict.run
    if run is None:
        return ""
    held = _CONTAINMENTS[run.containment]
    told = [verdict.lane.name, system(verdict.lane), _took(run), held]
    if wrong := _WRONG.get(verdict.kind):
        return _line("wrong", [wrong, *told])
    details = [_occasion(verdict.lane, run, history), *facts]
    details += [*_others(elsewhere, history), *_packages(verdict.lane, history)]
    details += [_comparison(verdict.recorded)]
    line = ["已核对", *told, *_looseness(verdict.recorded)]
    return _line("verified", line, details)


def in_short(verdict: Verdict, name: str) -> str:
    """The provenance of a cell whose page has told already where all of them ran.

    There are many on a page: the link to its ``name`` stands in the same line.
    """
    link = f'<a href="#{escape(name)}">链接</a>'
    facts, kind = ["记录的输出"], "recorded"
    if verdict.run:
        facts, kind = ["已核对", _took(verdict.run)], "verified"
    text = escape(" · ".join([*facts, *_looseness(verdict.recorded)]))
    return f'<p class="pt-provenance pt-{kind}">{text} · {link}</p>'


def _took(run: Run) -> str:
    return f"{max(run.seconds, 0.01):.2f} 秒"


def of_record(
    block: Recorded | None,
    elsewhere: Sequence[Verdict],
    history: History,
    *facts: str,
) -> str:
    """The provenance of an output that is only recorded here.

    ``elsewhere`` are the runs that were verified with it; ``facts`` say more of it.
    """
    if not elsewhere:
        return _line("recorded", ["记录的输出，未在本次构建中运行", *facts])
    names = sorted({verdict.lane.name for verdict in elsewhere})
    details = [
        _occasion(verdict.lane, verdict.run, history)
        for verdict in elsewhere
        if verdict.run
    ]
    details += [*_packages(elsewhere[0].lane, history), _comparison(block)]
    verified = f"已在 {'、'.join(names)} 上核对".replace("） ", "）")
    return _line("verified", [verified, *facts, *_looseness(block)], details)


def _occasion(lane: Lane, run: Run, history: History) -> str:
    """When, where and within which limits a run took place."""
    day = history[lane].when if lane in history else ""
    place = f"{lane.name}，{system(lane)} {lane.machine}"
    when = [f"{day}（UTC）"] * bool(day)
    limits = f"没有沙箱，只限制了{_LIMITS.get(lane.system, _LIMITS['macos'])}"
    contained = _SANDBOX if run.containment == STRONG else limits
    return "，".join([*when, place, _took(run), contained])


def _others(elsewhere: Iterable[Verdict], history: History) -> list[str]:
    """The other lanes on which the same output was verified."""
    days = {
        verdict.lane.name: history[verdict.lane].when
        for verdict in elsewhere
        if verdict.lane in history
    }
    named = [f"{n}（{day}）" if day else n for n, day in sorted(days.items())]
    return [f"输出相同，也已核对：{'、'.join(named)}"] * bool(named)


def _packages(lane: Lane, history: History) -> list[str]:
    packages = history[lane].packages if lane in history else ()
    return [f"用到的包：{'、'.join(packages)}"] * bool(packages)


def _looseness(block: Recorded | None) -> list[str]:
    """Which parts of an output were not compared; nothing is kept from the reader."""
    if block is None:
        return []
    notes = [note for label, note in _LOOSE.items() if label in block.labels.loose]
    return notes + ["省略号处不比较"] * uses_wildcard(block.text)


def _comparison(block: Recorded | None) -> str:
    """How an output was compared with its record, line by line."""
    notes = [
        note for label, note in _LOOSE.items() if block and label in block.labels.loose
    ]
    lines = enumerate(lines_of(block.text) if block else [], 1)
    open_lines = [str(number) for number, line in lines if uses_wildcard(line)]
    if open_lines:
        notes.append(f"记录的第 {'、'.join(open_lines)} 行有省略号，那里不比较")
    return f"与记录比较：{'；'.join(notes) or '逐字相同'}"


def _line(kind: str, facts: Sequence[str], details: Sequence[str] = ()) -> str:
    text = escape(" · ".join(facts))
    start = f'class="pt-provenance pt-{kind}" data-search-exclude'
    if not details:
        return f"<p {start}>{text}</p>"
    items = "".join(f"<li>{escape(detail)}</li>" for detail in details)
    summary = f"<summary>{text}</summary>"
    return f"<details {start}>{summary}<ul>{items}</ul></details>"
