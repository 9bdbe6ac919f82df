"""What tests of drawings share: live objects in this process, and whole programs."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from paotong.drawing.objects import Graph, Thing
from paotong.recording import recording_of

ROOT = Path(__file__).parents[2]
TRACE = ROOT / "paotong" / "trace"
MODULES = [path.stem for path in TRACE.glob("*.py") if not path.stem.startswith("warm")]


@pytest.fixture
def observed(monkeypatch):
    """The modules that look at a program, by their names, as they are found there."""
    monkeypatch.syspath_prepend(str(TRACE))
    before = {name: sys.modules.pop(name, None) for name in MODULES}
    yield importlib.import_module
    for name, module in before.items():
        sys.modules.pop(name, None)
        if module is not None:
            sys.modules[name] = module


@pytest.fixture
def graph_of(observed):
    """The graph of live objects under the names given; classes of tests are own."""

    def take(**names):
        home = str(Path(__file__).parent)
        contents = observed("contents").Contents(home)
        graphs = observed("graphs").Graphs(contents, watch=False)
        return Graph.parse(graphs.take([("module", "", 0, list(names.items()))]))

    return take


@pytest.fixture
def held_by(graph_of):
    """The object under one name: what it is, and its slots as they are written."""

    def look(value):
        graph = graph_of(it=value)
        (thing, *_) = graph.things
        return thing, written(graph, thing)

    return look


def written(graph: Graph, thing: Thing) -> list[str]:
    """The slots of an object: ``label=text``, or ``label→kind`` of another."""
    kinds = {each.number: each.kind for each in graph.things}
    return [
        f"{slot.label}={slot.text}"
        if slot.target is None
        else f"{slot.label}→{kinds[slot.target]}"
        for slot in thing.slots
    ]


@pytest.fixture
def record(make_program):
    """What is recorded of a program with these trailers; it must be verified."""

    def make(text, *trailers):
        project = make_program(text.rstrip() + "\n\n" + "\n".join(trailers) + "\n")
        verdict = project.verify()
        assert verdict.good, verdict.message
        found = recording_of(verdict.run)
        assert found is not None
        return found

    return make
