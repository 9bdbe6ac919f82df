"""What counts as work done in the benchmark, and how tools take turns."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpus import Corpus, make_corpus
from benchmarks.peer import Peer, Step
from benchmarks.programs import TORCH
from benchmarks.rounds import measure_in_turn
from benchmarks.shown import WorkMissingError, check_pages, check_tests, outputs_in
from benchmarks.workplace import StepFailedError, Workplace


def html(corpus: Corpus) -> str:
    return "".join(f"<pre>{p.output}\n</pre>" for p in corpus.programs)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_pages_that_show_every_output_pass(page):
    page.write_text(html(make_corpus(20)), "utf-8")
    check_pages([page], make_corpus(20))


def test_pages_that_lack_an_output_are_an_error(page):
    corpus = make_corpus(20)
    last = list(corpus.programs)[-1]
    page.write_text(html(corpus).replace(last.output, ""), "utf-8")
    with pytest.raises(WorkMissingError, match="lack 1 of 20 outputs") as caught:
        check_pages([page], corpus)
    assert last.output in str(caught.value)


def test_pages_that_show_what_was_printed_before_an_edit_are_an_error(page):
    corpus = make_corpus(20)
    page.write_text(html(corpus) + html(corpus.edited()), "utf-8")
    with pytest.raises(WorkMissingError, match="an output that none prints"):
        check_pages([page], corpus.edited())


def test_no_page_at_all_is_an_error():
    with pytest.raises(WorkMissingError, match="lack 20 of 20"):
        check_pages([], make_corpus(20))


def test_outputs_are_found_through_markup():
    text = (
        "<pre><span>[example </span><span>00001</span>: &lt;1, [2]&gt;]</pre>"
        "<p>verified</p><code>[example 00002: 3]</code> [later]"
    )
    assert outputs_in(text) == {"[example 00001: <1, [2]>]", "[example 00002: 3]"}


@pytest.mark.parametrize(
    "said", ["20 passed in 1s", "20 tests collected in 0.1s", "1 passed\n20 passed"]
)
def test_as_many_tests_as_examples_pass(said):
    check_tests(said, make_corpus(20))


@pytest.mark.parametrize(
    ("said", "found"),
    [("19 passed, 1 skipped in 1s", 19), ("no tests ran", 0), ("", 0)],
)
def test_fewer_tests_than_examples_are_an_error(said, found):
    with pytest.raises(WorkMissingError, match=f"tested {found} examples instead"):
        check_tests(said, make_corpus(20))


_BUILDER = """
import pathlib
outputs = pathlib.Path("outputs.txt").read_text()
pathlib.Path("site").mkdir(exist_ok=True)
pathlib.Path("site/index.html").write_text(f"<pre>{outputs}</pre>")
pathlib.Path("cache").touch()
"""


def builder(name: str = "builder", script: str = _BUILDER) -> Peer:
    """A tool that copies the outputs into a page; ``script`` may do less."""

    def files(corpus: Corpus) -> dict[str, str]:
        outputs = "\n".join(program.output for program in corpus.programs)
        return {"outputs.txt": outputs, "same.txt": "same", "build.py": script}

    return Peer(name, name, files, build=("python", "build.py"))


def at_work(peer: Peer, folder: Path) -> Workplace:
    programs = Path(sys.executable).parent
    return Workplace(peer, make_corpus(10), folder / peer.name, programs)


def test_a_tool_that_does_its_work_is_measured_at_every_step_that_it_has(tmp_path):
    measured = measure_in_turn([at_work(builder(), tmp_path)], 2, say=lambda _: None)
    assert not measured.failures
    assert {
        step: len(turns) for step, turns in measured.seconds["builder"].items()
    } == {
        "cold": 2,
        "unchanged": 2,
        "edited": 2,
    }


def test_a_tool_that_skips_work_fails_and_the_others_go_on(tmp_path):
    lazy = builder("lazy", "import pathlib; pathlib.Path('site').mkdir(exist_ok=True)")
    workplaces = [at_work(lazy, tmp_path), at_work(builder(), tmp_path)]
    measured = measure_in_turn(workplaces, 1, say=lambda _: None)
    assert list(measured.failures) == ["lazy"]
    assert (
        "lazy, 10 examples, cold: its pages lack 10 of 10" in measured.failures["lazy"]
    )
    assert list(measured.seconds) == ["builder"]


def test_a_tool_that_keeps_an_old_page_fails_at_the_edit(tmp_path):
    kept = f"import os\nif not os.path.exists('site'):\n    exec({_BUILDER!r})"
    measured = measure_in_turn(
        [at_work(builder("kept", kept), tmp_path)], 1, say=lambda _: None
    )
    assert (
        "kept, 10 examples, edited: its pages lack 1 of 10" in measured.failures["kept"]
    )


def test_a_tool_that_ends_badly_fails_with_its_last_words(tmp_path):
    angry = builder("angry", f"{_BUILDER}\nraise SystemExit('what a day')")
    with pytest.raises(StepFailedError, match="exit code 1\n    what a day"):
        at_work(angry, tmp_path).measure(Step.COLD)


def test_cold_means_that_nothing_but_the_sources_is_there(tmp_path):
    wary = "import os\nassert not os.path.exists('cache'), 'warm'\n" + _BUILDER
    workplace = at_work(builder("wary", wary), tmp_path)
    workplace.measure(Step.COLD)
    workplace.measure(Step.COLD)
    with pytest.raises(StepFailedError, match="warm"):
        workplace.measure(Step.UNCHANGED)


def test_an_edit_leaves_other_files_untouched(tmp_path):
    workplace = at_work(builder(), tmp_path)
    workplace.measure(Step.COLD)
    file = workplace.folder / "same.txt"
    before = file.stat().st_mtime_ns
    workplace.measure(Step.EDITED)
    assert file.stat().st_mtime_ns == before


def test_every_step_is_taken_by_all_before_the_next_one(tmp_path):
    said: list[str] = []
    workplaces = [at_work(builder(name), tmp_path) for name in ("one", "two")]
    measure_in_turn(workplaces, 1, say=said.append)
    assert [line.split()[2:4] for line in said] == [
        [step, name]
        for step in ("cold", "unchanged", "edited")
        for name in ("one", "two")
    ]


_SERVER = """
import pathlib, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        assert self.path == "/c01/p001/", self.path
        outputs = pathlib.Path("outputs.txt").read_text()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"<pre>{outputs}</pre>".encode())

host, port = sys.argv[1].split(":")
HTTPServer((host, int(port)), Handler).serve_forever()
"""


def server(script: str) -> Peer:
    """A tool that serves one page; its text is read for each request."""

    def files(corpus: Corpus) -> dict[str, str]:
        outputs = "\n".join(program.output for program in corpus.pages[0].programs)
        return {"outputs.txt": outputs, "serve.py": script}

    return Peer("server", "server", files, serve=("python", "serve.py", "{address}"))


def of_one_page(peer: Peer, folder: Path) -> Workplace:
    programs = Path(sys.executable).parent
    return Workplace(peer, make_corpus(5), folder / peer.name, programs)


def test_a_tool_that_serves_is_measured_from_the_edit_to_the_page(tmp_path):
    measured = measure_in_turn(
        [of_one_page(server(_SERVER), tmp_path)], 2, say=lambda _: None
    )
    assert not measured.failures
    assert {step: len(turns) for step, turns in measured.seconds["server"].items()} == {
        "saved": 2
    }


def test_an_edited_program_of_pytorch_is_measured_where_there_is_one(tmp_path):
    corpus = make_corpus(20)
    (page,) = set(corpus.pages) - set(corpus.edited(TORCH).pages)
    corpus = Corpus((replace(page, name="c01/p001"),))
    workplace = replace(of_one_page(server(_SERVER), tmp_path), corpus=corpus)
    before = workplace.corpus
    assert workplace.measure(Step.SAVED_TORCH)
    pairs = zip(before.programs, workplace.corpus.programs, strict=True)
    assert {old.kind for old, new in pairs if old != new} == {TORCH}
    assert (
        Step.SAVED_TORCH
        not in measure_in_turn(
            [of_one_page(server(_SERVER), tmp_path)], 1, say=lambda _: None
        ).seconds["server"]
    )


def test_a_server_that_shows_what_was_before_the_edit_is_not_done(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("benchmarks.workplace._PATIENCE", 1)
    stale = _SERVER.replace(
        "outputs = pathlib",
        "outputs = Handler.kept = getattr(Handler, 'kept', 0) or pathlib",
    )
    workplace = of_one_page(server(stale), tmp_path)
    with pytest.raises(StepFailedError, match="p001/ does not show its outputs"):
        workplace.measure(Step.SAVED)


def test_a_server_that_ends_fails_with_its_last_words(tmp_path):
    workplace = of_one_page(server("raise SystemExit('no port for me')"), tmp_path)
    with pytest.raises(StepFailedError, match="no port for me"):
        workplace.measure(Step.SAVED)
