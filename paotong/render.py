"""From a verdict to the HTML that stands under a program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from paotong.compare import uses_wildcard
from paotong.containment import STRONG, WEAK
from paotong.example import Example, Fault
from paotong.lane import Lane
from paotong.notebook import Cell
from paotong.pictures import Picture
from paotong.trailer import Recorded
from paotong.verdict import Kind, Verdict

_SYSTEMS = {
    "linux": "Linux",
    "macos": "macOS",
    "windows": "Windows",
    "browser": "浏览器",
}
_LOOSE = {
    "unordered": "行的次序不比较",
    "measured": "数字不比较",
    "approx": "数字按所写位数比较",
}
_PLACES = {
    "free-threaded": "自由线程",
    "gil": "有 GIL",
    "cuda": "有 GPU",
    **_SYSTEMS,
}
# Whether a program could reach anything but its own folder while it ran.
_CONTAINMENTS = {STRONG: "沙箱", WEAK: "无沙箱"}
_OPERATORS = {
    ">=": "{} 起",
    ">": "{} 之后",
    "<": "{} 之前",
    "<=": "到 {} 为止",
    "!=": "除 {} 外",
    "~=": "{} 起的同一系列",
}

_START = '<div class="pt-example" data-line="{}"'


def example_html(source: str, result: str, kind: str, line: int | None) -> str:
    """A program and its result as one unit.

    ``kind`` is a verdict or ``fault``, ``line`` that of the fence in its page (None if
    the fence stands in no page).
    """
    start = _START.format(line or "")
    return f'{start} data-verdict="{kind}">{source}{result}</div>'


def lines_shown(html: str) -> list[int]:
    """The lines of the fences whose examples stand in ``html``.

    No program and no output can pass for an example: their ``<`` are escaped.
    """
    return [int(line) for line in re.findall(_START.format(r"(\d+)"), html)]


def fault_html(fault: Fault | str) -> str:
    """What is wrong, in the place where the result would stand."""
    return (
        '<div class="pt-fault" role="alert"><p>这个示例没有通过核对</p>'
        f"<pre>{escape(str(fault))}</pre></div>"
    )


def result_html(
    example: Example, verdict: Verdict, elsewhere: Sequence[Verdict], name: str
) -> str:
    """The result of an example, with the outputs recorded for other conditions as tabs.

    ``elsewhere`` are verified runs on other lanes; ``name`` is unique on the page.
    """
    if isinstance(example, Cell) and verdict.good and example.silent:
        return ""  # imports and definitions: nothing to see, nothing to say
    panels = [(_here(verdict), _panel(example, verdict, elsewhere))]
    for block in example.program.outputs:
        if block is not verdict.recorded:
            panels.append((block_title(block), _other_panel(block, elsewhere)))
    wrong = "" if verdict.kind == Kind.NOT_RUN else verdict.message
    fault = fault_html(wrong) if wrong else ""
    if len(panels) == 1:
        return f'<div class="pt-result">{fault}{panels[0][1]}</div>'
    return f'<div class="pt-result">{fault}{_tabs(panels, name)}</div>'


def _here(verdict: Verdict) -> str:
    if verdict.kind == Kind.NOT_RUN and verdict.recorded:
        return block_title(verdict.recorded)
    return f"{_short(verdict.lane)}（构建时运行）"


def _short(lane: Lane) -> str:
    return ".".join(lane.version.split(".")[:2]) + "t" * lane.free_threaded


def block_title(block: Recorded) -> str:
    """When a block holds, in a few words: ``3.12 起，3.14 之前``."""
    specifiers = sorted(
        block.labels.versions, key=lambda s: (s.operator, s.version), reverse=True
    )
    words = [
        _OPERATORS.get(s.operator, "{}").format(s.version.removesuffix(".*"))
        for s in specifiers
    ]
    words += [_PLACES[place] for place in sorted(block.labels.places)]
    return "，".join(words) or "其他版本"


def _panel(example: Example, verdict: Verdict, elsewhere: Sequence[Verdict]) -> str:
    """The output of a run, or the recorded one where there was no run."""
    if verdict.run:
        run = verdict.run
        return _shown(run.output, run.pictures) + _provenance(verdict)
    drawn = example.pictures if isinstance(example, Cell) else ()
    facts = [_why(verdict)]
    return _other_panel(verdict.recorded, elsewhere, *facts, drawn=drawn)


def _why(verdict: Verdict) -> str:
    """Why an example was not run here."""
    if verdict.missing:
        return f"需要 {'、'.join(verdict.missing)}"
    if broken := re.fullmatch(r"cell (\[\d+\]) failed", verdict.reason):
        return f"前面的单元格 {broken[1]} 没有正常结束"
    return f"适用于：{block_title(verdict.recorded)}" if verdict.recorded else ""


def _other_panel(
    block: Recorded | None,
    elsewhere: Iterable[Verdict],
    *facts: str,
    drawn: tuple[Picture, ...] = (),
) -> str:
    """A recorded output, with the lanes on which it was verified.

    Its pictures are those of a run there, or else the recorded ones, ``drawn``.
    """
    runs = {v.lane.name: v for v in elsewhere if v.recorded == block}
    for verdict in runs.values():
        drawn = verdict.run.pictures if verdict.run else drawn
    facts = tuple(filter(None, facts))
    if runs:
        verified = f"已在 {'、'.join(sorted(runs))} 上核对"
        line = _line("verified", [verified, *facts, *_looseness(block)])
    else:
        line = _line("recorded", [_NOT_RUN, *facts])
    return _shown(block.text if block else "", drawn) + line


def _shown(output: str, pictures: Sequence[Picture]) -> str:
    """An output and its pictures; where there is a picture, silence needs no word."""
    text = "" if pictures and not output else _output(output)
    return text + "".join(map(_picture, pictures))


_NOT_RUN = "记录的输出，未在本次构建中运行"


def _output(text: str) -> str:
    if not text:
        return '<p class="pt-silent">（没有输出）</p>'
    return (
        '<pre class="pt-output" role="group" aria-label="输出" tabindex="0">'
        f"<samp>{escape(text)}</samp></pre>"
    )


def _picture(picture: Picture) -> str:
    return (
        f'<figure class="pt-picture"><img alt="程序画出的图：{escape(picture.name)}" '
        f'src="{picture.address}"></figure>'
    )


def _provenance(verdict: Verdict) -> str:
    run = verdict.run
    seconds = max(run.seconds, 0.01) if run else 0
    system = _SYSTEMS.get(verdict.lane.system, verdict.lane.system)
    held = _CONTAINMENTS[run.containment] if run else ""
    facts = [verdict.lane.name, system, f"{seconds:.2f} 秒", *filter(None, [held])]
    if verdict.kind == Kind.VERIFIED:
        return _line("verified", ["已核对", *facts, *_looseness(verdict.recorded)])
    wrong = "与记录不符" if verdict.kind == Kind.MISMATCH else "没有正常结束"
    return _line("wrong", [wrong, *facts])


def _looseness(block: Recorded | None) -> list[str]:
    """Which parts of an output were not compared; nothing is kept from the reader."""
    if block is None:
        return []
    notes = [note for label, note in _LOOSE.items() if label in block.labels.loose]
    return notes + ["省略号处不比较"] * uses_wildcard(block.text)


def _line(kind: str, facts: Sequence[str]) -> str:
    return f'<p class="pt-provenance pt-{kind}">{escape(" · ".join(facts))}</p>'


def _tabs(panels: Sequence[tuple[str, str]], name: str) -> str:
    """Tabs in the form that the theme styles; they switch without JavaScript."""
    inputs = "".join(
        f'<input {"checked " * (n == 1)}id="{name}-{n}" name="{name}" type="radio">'
        for n in range(1, len(panels) + 1)
    )
    labels = "".join(
        f'<label for="{name}-{n}">{escape(title)}</label>'
        for n, (title, _) in enumerate(panels, 1)
    )
    blocks = "".join(f'<div class="tabbed-block">{html}</div>' for _, html in panels)
    return (
        f'<div class="tabbed-set tabbed-alternate" data-tabs="{name}:{len(panels)}">'
        f'{inputs}<div class="tabbed-labels">{labels}</div>'
        f'<div class="tabbed-content">{blocks}</div></div>'
    )
