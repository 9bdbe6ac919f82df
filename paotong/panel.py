"""What stands under a program: its tools, then its output on this Python and others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from paotong.compare import uses_wildcard
from paotong.drawn import drawn_html
from paotong.example import Example
from paotong.history import History
from paotong.names import example_id
from paotong.notebook import Cell
from paotong.pictures import Picture
from paotong.provenance import in_short, of_record, of_run
from paotong.pythons import PYTHONS, condition, readers_of, short, tab_title
from paotong.trailer import Recorded
from paotong.verdict import Verdict


@dataclass(frozen=True)
class Panel:
    """All that is told of an example on its page.

    ``elsewhere`` are its verified runs on other lanes, ``history`` tells when its runs
    took place. ``download`` is the file beside the page that holds it, if there is one;
    ``known`` whether the page has told already where all its programs ran. ``files``
    takes the pictures that are to stand beside the page, by the names of their files;
    where there is no place for them, they stand in the page.
    """

    example: Example
    verdict: Verdict
    elsewhere: Sequence[Verdict] = ()
    history: History = field(default_factory=dict)
    download: str = ""
    known: bool = False
    files: dict[str, Picture] | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see and nothing to say, as under imports."""
        example = self.example
        return isinstance(example, Cell) and self.verdict.good and example.silent

    @property
    def short(self) -> bool:
        """Whether a line says all that is to be said besides the output."""
        return self.known and self.verdict.good


@dataclass(frozen=True)
class _Tab:
    """One output: its title, the Pythons that print it, its HTML, if it is of here."""

    title: str
    readers: tuple[str, ...]
    html: str
    here: bool = False


def tools_html(panel: Panel) -> str:
    """The tools of an example: what works without JavaScript, which adds the rest."""
    if panel.short:
        return ""
    links = [f'<a href="#{escape(example_id(panel.example))}">链接</a>']
    if panel.download:
        file = escape(panel.download)
        links.append(f'<a href="{file}" download>下载 {file}</a>')
    return f'<div class="pt-tools" data-search-exclude>{"".join(links)}</div>'


def outputs_html(panel: Panel) -> str:
    """The output of an example, with those recorded for other conditions as tabs."""
    program, verdict = panel.example.program, panel.verdict
    tabs = [_here(panel)]
    for block in program.outputs:
        if block is not verdict.recorded:
            readers = readers_of(block, program, verdict.lane)
            html = _recorded(panel, block)
            tabs.append(_Tab(tab_title(block, readers, program), readers, html))
    if len(tabs) == 1:
        return tabs[0].html
    tabs.sort(key=_order)
    return _tabs(tabs, example_id(panel.example))


def _order(tab: _Tab) -> tuple[int, bool]:
    first = PYTHONS.index(tab.readers[0]) if tab.readers else len(PYTHONS)
    return first, not tab.here


def _here(panel: Panel) -> _Tab:
    """The output of this lane's run, or the recorded one where there was no run."""
    verdict, block = panel.verdict, panel.verdict.recorded
    program = panel.example.program
    readers = readers_of(block, program, verdict.lane)
    title = tab_title(block, readers, program) if block else short(verdict.lane)
    if verdict.run is None:
        drawn = panel.example.pictures if isinstance(panel.example, Cell) else ()
        html = _recorded(panel, block, _why(verdict), drawn)
        html += drawn_html(program, None)
        return _Tab(title, readers, html, here=True)
    run, same = verdict.run, [v for v in panel.elsewhere if v.recorded == block]
    shown = _shown(panel, run.output, run.pictures, block)
    shown += drawn_html(program, run)
    facts = [_TOGETHER] if isinstance(panel.example, Cell) else []
    line = of_run(verdict, same, panel.history, *facts)
    if panel.short:
        line = in_short(verdict, example_id(panel.example))
    return _Tab(title, readers, shown + line, here=True)


_TOGETHER = "整本笔记本在一个新的内核里从头运行到尾，后面的单元格都是这一次印的"


def _why(verdict: Verdict) -> str:
    """Why an example was not run here."""
    if verdict.missing:
        return f"需要 {'、'.join(verdict.missing)}"
    if broken := re.fullmatch(r"cell (\[\d+\]) failed", verdict.reason):
        return f"前面的单元格 {broken[1]} 没有正常结束"
    return f"适用于：{condition(verdict.recorded)}" if verdict.recorded else ""


def _recorded(
    panel: Panel,
    block: Recorded | None,
    fact: str = "",
    drawn: tuple[Picture, ...] = (),
) -> str:
    """A recorded output, with the lanes on which it was verified.

    Its pictures are those of a run there, or else the recorded ones, ``drawn``.
    """
    runs = {v.lane.name: v for v in panel.elsewhere if v.recorded == block}
    for verdict in runs.values():
        drawn = verdict.run.pictures if verdict.run else drawn
    line = of_record(block, list(runs.values()), panel.history, *[fact] * bool(fact))
    if panel.short:
        line = in_short(panel.verdict, example_id(panel.example))
    return _shown(panel, block.text if block else "", drawn, block) + line


def _shown(
    panel: Panel, output: str, pictures: Sequence[Picture], block: Recorded | None
) -> str:
    """An output and its pictures; where there is a picture, silence needs no word."""
    text = "" if pictures and not output else _output(output, block)
    return text + "".join(_picture(panel, picture) for picture in pictures)


def _output(text: str, block: Recorded | None) -> str:
    """An output; how loosely it is compared, a reader's prediction is as well."""
    if not text:
        return '<p class="pt-silent">（没有输出）</p>'
    loose = sorted(block.labels.loose) if block else []
    loose += ["wildcard"] * (block is not None and uses_wildcard(block.text))
    how = f' data-loose="{" ".join(loose)}"' if loose else ""
    return f'<pre class="pt-output"{how}><samp>{escape(text)}</samp></pre>'


def _picture(panel: Panel, picture: Picture) -> str:
    """A picture; one in a file comes when a reader is near, if its room is known."""
    size, file = picture.size, picture.file
    room = f'width="{size[0]}" height="{size[1]}" ' if size else ""
    if panel.files is None or not file:
        address = picture.address
    else:
        address, panel.files[file] = file, picture
        room += 'loading="lazy" ' * bool(size)
    return (
        f'<figure class="pt-picture"><img alt="画出的图：{escape(picture.name)}" '
        f'{room}src="{address}"></figure>'
    )


def _tabs(tabs: Iterable[_Tab], name: str) -> str:
    """Tabs in the form that the theme styles; they switch without JavaScript.

    The theme's script finds its tabs by ``data-tabs``, and would measure each of these.
    ``data-for`` names the readers' Pythons, of which a script may remember one.
    """
    inputs, labels, blocks = "", "", ""
    for n, tab in enumerate(tabs, 1):
        checked = "checked " * tab.here
        readers = f' data-for="{" ".join(tab.readers)}"' if tab.readers else ""
        inputs += f'<input {checked}id="{name}-{n}" name="{name}" type="radio">'
        labels += f'<label for="{name}-{n}"{readers}>{escape(tab.title)}</label>'
        blocks += f'<div class="tabbed-block"{readers}>{tab.html}</div>'
    return (
        f'<div class="tabbed-set tabbed-alternate">{inputs}'
        f'<div class="tabbed-labels">{labels}</div>'
        f'<div class="tabbed-content">{blocks}</div></div>'
    )
