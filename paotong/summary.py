"""One table of all that is wrong, in Markdown, for the page of a job on GitHub."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from paotong.findings import Finding, What
from paotong.report import Report, visible

LIMIT = 1024 * 1024  # bytes of a step's summary, with which GitHub drops it whole
_ROWS = 100
_LINES, _COLUMNS = 24, 400  # of a difference
_LINE_END = re.compile(r"\r\n?|\n")
# What is a sign to Markdown, HTML or a runner; a dot, where it would make a link.
_SIGN = re.compile(r"[&<>|\\`*_~\[\]#:@$!{}^]|(?<=[wW])\.")


@dataclass
class _Row:
    """One finding, with the lanes that have it."""

    finding: Finding
    lanes: list[str] = field(default_factory=list)


def summary(reports: list[Report], limit: int = LIMIT // 2) -> str:
    """What is wrong on all lanes, in one table of ``limit`` bytes at most."""
    rows = _rows(reports)
    lanes = "、".join(dict.fromkeys(inert(report.lane.name) for report in reports))
    if not rows:
        return f"### 核对过的环境：{lanes}\n\n记录的输出与每个程序印出来的都相同。\n"
    head = f"### {len(rows)} 处没有通过\n\n核对过的环境：{lanes}\n\n{_HEAD}"
    tail = _tail(rows)
    lines, size = [head], len(head.encode()) + len(tail.encode()) + 200
    for number, row in enumerate(rows):
        line = _line(row)
        size += len(line.encode())
        if number == _ROWS or size > limit:
            lines.append(
                f"\n还有 {len(rows) - number} 处没有列出，见各个环境的日志。\n"
            )
            break
        lines.append(line)
    return "".join([*lines, tail])


def summary_file() -> Path | None:
    """The file that becomes the summary of this step, if it runs in a workflow."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(name) if name else None


def add_to_summary(text: str, file: Path | None) -> None:
    """Add ``text`` to a summary, if there is one.

    Where it would no longer fit, a line says so: GitHub drops a summary that is too
    long as a whole.
    """
    if file is None:
        return
    there = file.stat().st_size if file.exists() else 0
    if there + len(text.encode()) > LIMIT - 200:
        text = "\n摘要放不下更多，其余的见日志。\n" if there < LIMIT - 200 else ""
    with file.open("a", encoding="utf-8") as summaries:
        summaries.write(f"{text}\n")


def inert(text: str) -> str:
    """Text that is nothing but text, in Markdown, HTML, a table and a runner's log.

    What could be a sign is written by its number, which neither Markdown nor the runner
    reads as one; each line ends with a tag, since a row of a table is one line.
    """
    lines = (visible(line) for line in _LINE_END.split(text))
    return "<br>".join(_SIGN.sub(lambda s: f"&#{ord(s[0])};", line) for line in lines)


_HEAD = (
    "| 页面 | 行 | 环境 | 差异（- 记录的，+ 印出来的） | 怎么办 |\n"
    "| --- | --: | --- | --- | --- |\n"
)


def _rows(reports: list[Report]) -> list[_Row]:
    """The findings, those that are the same on several lanes in one row."""
    rows: dict[tuple[object, ...], _Row] = {}
    for report in reports:
        for finding, _ in report.findings:
            key = finding.where, finding.what, finding.details
            if finding.what is not What.DIFFERS:  # the message names the lane
                key = *key[:2], finding.details.replace(report.lane.name, "")
            row = rows.setdefault(key, _Row(finding))
            if report.lane.name not in row.lanes:
                row.lanes.append(report.lane.name)
    return sorted(
        rows.values(), key=lambda r: (r.finding.where.path, r.finding.where.line)
    )


def _line(row: _Row) -> str:
    finding = row.finding
    where = inert(finding.where.path)
    if finding.spot.path != finding.where.path:
        where += f"<br>{inert(str(finding.spot))}"
    cells = (
        where,
        str(finding.where.line),
        "<br>".join(map(inert, row.lanes)),
        f"{finding.what}<pre>{inert(_shortened(finding.details))}</pre>",
        _command(finding),
    )
    return f"| {' | '.join(cells)} |\n"


def _shortened(text: str) -> str:
    lines = text.split("\n")
    more = len(lines) - _LINES
    if more > 0:
        lines[_LINES:] = [f"……还有 {more} 行"]
    return "\n".join(_cut(line) for line in lines)


def _cut(line: str) -> str:
    return line if len(line) <= _COLUMNS else f"{line[:_COLUMNS]}…"


def _command(finding: Finding) -> str:
    words, command = finding.remedy
    return f"{words} <code>{inert(command)}</code>" if command else words


def _tail(rows: list[_Row]) -> str:
    """What to do with differences on lanes that are not at hand."""
    if not any(row.finding.what is What.DIFFERS for row in rows):
        return ""
    return (
        "\n运行了表里的 `accept`，看一遍差异再提交。"
        "手上没有那个环境时，下载这次运行的 `report-…` 产物（一个或几个），"
        "运行 `nox -s accept -- --from 下载的文件或目录`，"
        "写进记录的就是那个环境印出来的。笔记本的图不在产物里，只能用表里的命令。\n"
    )
