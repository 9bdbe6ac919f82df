"""The benchmark's corpora, and their forms for each tool."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from benchmarks.corpus import SIZES, Corpus, make_corpus
from benchmarks.peers import PEERS
from benchmarks.programs import KINDS, NUMPY, TINY, TORCH, WAITING, make_program
from benchmarks.shown import outputs_in
from paotong.engine import Engine
from paotong.example import Example
from paotong.fences import find_fences
from tests.made import MadeProject

PAOTONG, *_ = PEERS
by_name = pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)


def printed(code: str) -> str:
    """What a program prints in this process."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(code, {"__name__": "__main__"})
    return said.getvalue()


def test_the_same_size_gives_the_same_corpus():
    assert make_corpus(60) == make_corpus(60)


def test_sizes_give_different_corpora():
    assert [p.code for p in make_corpus(60).programs] != [
        p.code for p in make_corpus(61).programs
    ][:60]


@pytest.mark.parametrize("size", [1, 3, 17, 20, *SIZES])
def test_a_corpus_has_as_many_examples_as_asked_for_numbered_through(size):
    numbers = [program.number for program in make_corpus(size).programs]
    assert numbers == list(range(1, size + 1))


def test_a_corpus_is_mixed_as_the_page_says():
    kinds = [program.kind for program in make_corpus(1000).programs]
    assert [kinds.count(kind) for kind in (TINY, NUMPY, TORCH, WAITING)] == [
        700,
        150,
        100,
        50,
    ]


def test_every_page_of_a_corpus_has_examples():
    corpus = make_corpus(150)
    assert len(corpus.pages) == 30
    assert {len(page.programs) for page in corpus.pages} == {5}


def test_tiny_programs_print_what_is_recorded():
    for number in range(1, 40):
        program = make_program(number, TINY, edits=number % 3)
        assert printed(program.code) == program.output + "\n"


@pytest.mark.parametrize("kind", [NUMPY, TORCH, WAITING])
def test_other_programs_print_what_is_recorded(kind):
    if kind != WAITING:
        pytest.importorskip(kind)
    for number in range(1, 9 if kind != WAITING else 2):
        program = make_program(number, kind)
        assert printed(program.code) == program.output + "\n"


def test_no_program_contains_what_it_prints():
    for kind in KINDS:
        for number in range(1, 30):
            program = make_program(number, kind)
            assert not outputs_in(program.code), program.code


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_changes_one_program_of_a_kind_and_its_output(kind):
    corpus = make_corpus(60)
    before, after = list(corpus.programs), list(corpus.edited(kind).programs)
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == 1
    old, new = changed[0]
    assert old.kind == new.kind == kind
    assert old.number == new.number
    assert old.output != new.output


def test_every_edit_makes_a_corpus_that_was_never_there():
    corpus = make_corpus(60)
    seen = {corpus}
    for _ in range(3):
        corpus = corpus.edited()
        assert corpus not in seen
        seen.add(corpus)


def test_every_edit_changes_the_same_program():
    first = make_corpus(60)
    second = first.edited()
    third = second.edited()

    def changed(one: Corpus, other: Corpus) -> list[int]:
        pairs = zip(one.programs, other.programs, strict=True)
        return [a.number for a, b in pairs if a != b]

    assert changed(first, second) == changed(second, third)


@by_name
def test_a_form_contains_the_code_of_every_example(peer):
    text = "\n".join(peer.files(make_corpus(20)).values()).replace('\\"', '"')
    for program in make_corpus(20).programs:
        line = next(x for x in program.code.splitlines() if "result = " in x)
        assert f"number = {program.number}" in text
        assert line.strip() in text


@by_name
def test_a_form_names_files_inside_its_folder(peer):
    for path in peer.files(make_corpus(20)):
        assert not Path(path).is_absolute()
        assert ".." not in Path(path).parts


@by_name
def test_an_edit_touches_only_the_files_that_hold_the_program(peer):
    corpus = make_corpus(60)
    before, after = peer.files(corpus), peer.files(corpus.edited())
    assert before.keys() == after.keys()
    assert sum(before[path] != after[path] for path in before) == 1


def test_only_the_static_forms_contain_outputs_for_readers():
    """Another tool that already had them would not need to run anything."""
    outputs = {program.output for program in make_corpus(20).programs}
    holding = {
        peer.name
        for peer in PEERS
        if outputs
        & {
            line.lstrip("#> ")
            for text in peer.files(make_corpus(20)).values()
            for line in text.splitlines()
        }
    }
    assert holding == {"paotong", "static", "zensical", "pytest-examples"}


@pytest.fixture
def ours(tmp_path: Path) -> MadeProject:
    project = MadeProject(tmp_path)
    for path, text in PAOTONG.files(make_corpus(20)).items():
        project.write(path, text)
    return project


def examples_of(project: MadeProject) -> list[Example]:
    engine = Engine.at(project.root)
    found = [
        example
        for path in sorted((project.root / "docs").rglob("*.md"))
        for example in engine.project.page(path).examples
    ]
    assert all(isinstance(example, Example) for example in found), found
    return [example for example in found if isinstance(example, Example)]


def test_our_form_has_an_example_for_each_program(ours):
    programs = [example.program.code.strip() for example in examples_of(ours)]
    assert programs == [p.code.strip() for p in make_corpus(20).programs]


def test_half_of_our_examples_stand_in_files(ours):
    assert sum(example.file is not None for example in examples_of(ours)) == 10


def test_our_form_has_no_fault_that_the_engine_knows(ours):
    assert ours.engine.project.faults() == []


def test_our_form_records_what_the_programs_print(ours):
    for example in examples_of(ours):
        if "import" not in example.program.code:
            assert ours.engine.verify(example).kind == "verified"


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("stock", '```python exec="1"'),
        ("myst-nb", "```{code-cell}"),
        ("mkdocs-jupyter", '"cell_type": "code"'),
    ],
)
def test_a_form_marks_every_program_as_one_to_be_run(name, marked):
    peer = next(peer for peer in PEERS if peer.name == name)
    assert "\n".join(peer.files(make_corpus(20)).values()).count(marked) == 20


def test_a_fence_of_the_form_for_testing_holds_the_whole_program():
    peer = next(peer for peer in PEERS if peer.name == "pytest-markdown-docs")
    texts = peer.files(make_corpus(20)).values()
    codes = [fence.code.strip() for text in texts for fence in find_fences(text)]
    assert codes == [p.code.strip() for p in make_corpus(20).programs]
