"""What is drawn of a run, as it stands under its output: a diagram, and its steps.

The page shows how the program ended. A template beside it holds the fragments of all
steps, each once, and a step is a list of their numbers: ``docs/assets/steps.js`` puts
them together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from paotong.drawing.diagram import Picture
from paotong.drawing.notes import note, stopped_note
from paotong.drawing.objects import Graph
from paotong.recording import Recording, recording_of
from paotong.run import Run
from paotong.trailer import Program


def drawn_html(program: Program, run: Run | None) -> str:
    """The drawings that ``program`` asks for, of a run of it; nothing if of none."""
    if not program.wanted:
        return ""
    if run is None:
        return '<p class="pt-undrawn">内存图未画：它来自构建时的运行</p>'
    return _drawn(program, run)


@lru_cache(maxsize=200)  # of a page of which something changes, most programs stay
def _drawn(program: Program, run: Run) -> str:
    recording = recording_of(run)
    if recording is None:
        return ""
    return _diagram(recording) + _steps(recording, program, run.output)


def _diagram(recording: Recording) -> str:
    graph = recording.diagram
    if graph is None:
        return ""
    names = [slot.label for slot in graph.scopes[0].names]
    start = '<figure class="pt-diagram" data-search-exclude>'
    return f"{start}{_figure(graph, names)}</figure>"


def _steps(recording: Recording, program: Program, output: str) -> str:
    if not recording.steps:
        return ""
    graphs = recording.graphs
    picture = Picture(graphs, recording.names)
    drawn = [picture.fragments(*pair) for pair in enumerate(graphs)]
    words: dict[str, str] = {}
    for each in drawn:
        words |= each
    numbers = {fragment: place for place, fragment in enumerate(words)}
    lines = program.code.split("\n")
    told = {
        "steps": [
            [s.line, s.what, s.printed, note(s, graphs[s.graph], lines), s.graph]
            for s in recording.steps
        ],
        "parts": [[numbers[fragment] for fragment in each] for each in drawn],
        "words": list(words.values()),
        "stopped": stopped_note(recording.stopped),
    }
    if recording.output != output:
        told["output"] = recording.output
    moving = picture.svg(words, "")
    last = graphs[recording.steps[-1].graph]
    return (
        f"<figure class=\"pt-diagram pt-steps\" data-steps='{_attribute(told)}' "
        f"data-search-exclude><template>{moving}</template>"
        f"{_figure(last, recording.names)}</figure>"
    )


def _figure(graph: Graph, names: Sequence[str]) -> str:
    """The picture of a graph, in words as well."""
    picture = Picture([graph])
    fragments = picture.fragments(0, graph)
    svg = picture.svg(fragments, f"内存图：{'、'.join(names)}")
    items = "".join(
        f"<li>{escape(word, quote=False)}</li>" for word in fragments.values() if word
    )
    return (
        # It is moved sideways where it is wider than the page.
        '<div class="pt-drawn" role="group" aria-label="内存图" tabindex="0">'
        f"{svg}</div>"
        f'<ul class="pt-described">{items}</ul>'
        f"<figcaption>{_legend(graph)}</figcaption>"
    )


def _legend(graph: Graph) -> str:
    """What a picture shows, and what its marks mean, as far as it has them."""
    if not any(True for _ in graph.slots()) and not graph.things:
        return "程序结束时，这些名字都不在了。"
    shared = "粗框的，不止一处引用。" if graph.shared() else ""
    lost = any(thing.lost for thing in graph.things)
    return f"程序结束时的对象。{shared}" + "虚框的，没有名字够得着，但还活着。" * lost


def _attribute(told: object) -> str:
    """Data in an attribute between single quotes."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return escape(text, quote=False).replace("'", "&#39;")
