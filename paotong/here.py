"""Run it here: what stands in a page so that readers can run a program themselves.

The script ``assets/here.js`` makes the button; without it, nothing is there.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from html import escape

from paotong.browser_driver import DriverError
from paotong.browser_lane import Browser, browser_of, is_program
from paotong.browser_why import why_not_here
from paotong.compare import lines_of, uses_wildcard
from paotong.engine import Engine
from paotong.example import Example
from paotong.project import Page
from paotong.rendering import log
from paotong.verdict import Verdict


def here_html(example: Example, engine: Engine) -> str:
    """What lets a script offer to run ``example``, or says why it can't run here.

    Nothing where there is no Pyodide, and nothing in notebooks: a cell needs those
    before it.
    """
    browser = browser_of(engine)
    if browser is None or not is_program(example):
        return ""
    try:
        verdict = browser.verify(example)
    except DriverError as error:
        log.warning(
            "%s: %s was not run in Pyodide: %s", example.where, example.title, error
        )
        return ""
    if why := why_not_here(example, verdict):
        return f'<p class="pt-provenance pt-here-not">{escape(why)}</p>'
    prints = _prints(example, verdict)
    return f'<div class="pt-here" data-here="{escape(example.name)}"{prints}></div>'


def _prints(example: Example, verdict: Verdict) -> str:
    """By what a reader's output is known for the verified one, where it is compared."""
    output, recorded = verdict.run.output if verdict.run else "", verdict.recorded
    loose = example.program.loose_on(verdict.lane)
    if loose or (recorded and uses_wildcard(recorded.text)):
        return ""
    return f' data-prints="{checksum(output)}"'


def checksum(output: str) -> str:
    """A checksum of the lines that count, as ``here.js`` computes it."""
    text = "\n".join(lines_of(output))
    return f"{zlib.crc32(text.encode()):08x}"


def programs(pages: Iterable[Page]) -> list[Example]:
    """The programs of pages that stand alone."""
    found = (example for page in pages for example in page.examples)
    return [e for e in found if isinstance(e, Example) and is_program(e)]


def here_lines(browser: Browser, pages: Iterable[Page]) -> Iterator[str]:
    """A line for each program: whether readers can run it, or why not."""
    wanted = programs(pages)
    browser.run_ahead(wanted)
    for example in wanted:
        why = why_not_here(example, browser.verify(example))
        yield f"{example.where}: {example.title}: {why or '运行'}"
