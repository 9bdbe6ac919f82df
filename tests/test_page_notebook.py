"""A page as a notebook: valid, its links whole, its programs as they are recorded."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from paotong.compare import matches
from paotong.example import Example
from paotong.lane import current_lane
from paotong.page_notebook import page_notebook
from paotong.project import Project
from paotong.verdict import Kind, Verdict
from tests.made import HOME, MadeProject, fence, include

ROOT = Path(__file__).parents[1]
PROJECT = Project(ROOT)
PAGES = [
    path
    for path in PROJECT.page_paths()
    if path.suffix == ".md" and "```python" in path.read_text("utf-8")
]
EXECUTED = ["index.md", "language/copying.md", "runtime/refcount.md"]
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def made(tmp_path):
    return MadeProject(tmp_path)


def recorded(page):
    """The examples of a page with what is recorded of them here, by their lines."""
    found = [e for e in page.examples if isinstance(e, Example)]
    lane = current_lane()
    verdicts = {
        e: Verdict(Kind.NOT_RUN, lane, recorded=e.program.output_on(lane))
        for e in found
    }
    return {example.where.line: (example, v) for example, v in verdicts.items()}


def made_of(page, shown=None):
    """The notebook of a page, as nbformat reads it."""
    link = lambda target: f"https://example.org/{target}"  # noqa: E731
    content = page_notebook(page, shown or recorded(page), link, "> 说明")
    return nbformat.from_dict(content)


def cells(made, text):
    made.write(HOME, text)
    return [(cell.cell_type, cell.source) for cell in made_of(made.page()).cells]


def printed(cell):
    """What a cell printed; of what it raised, the exception."""
    texts = [
        o.text if o.output_type == "stream" else f"{o.ename}: {o.evalue}"
        for o in cell.outputs
        if o.output_type in ("stream", "error")
    ]
    return "".join(texts).replace("\r\n", "\n")  # a shell's output comes by a terminal


def test_prose_and_programs_stand_in_their_order(made):
    program = fence("print(3)\n\n# Output:\n# 3")
    text = f"---\ntitle: 甲\n---\n\n# 标题\n\n前 [乙](b.md)\n\n{program}\n后\n"
    assert cells(made, text) == [
        ("markdown", "# 标题\n\n> 说明\n\n前 [乙](https://example.org/b.md)"),
        ("code", "print(3)"),
        ("markdown", "后"),
    ]


def test_a_program_in_a_box_divides_it(made):
    text = f'!!! note "盒子"\n\n    前\n\n{fence("print(3)", "    ")}\n    后\n'
    first, _, last = cells(made, text)
    assert first == (
        "markdown",
        "> 说明\n> **盒子**\n>\n> 前".replace("明\n>", "明\n\n>"),
    )
    assert last == ("markdown", "> 后")


def test_what_a_program_printed_and_drew_stands_under_it(made):
    draw = f"open('a.svg', 'wb').write({PICTURE!r})\nprint(3)\n\n# Output:\n# 3"
    made.write(HOME, fence(draw))
    verdict = made.verify()
    page = made.page()
    (cell,) = made_of(page, {1: (made.example(), verdict)}).cells
    text, picture = cell.outputs
    assert text == {"output_type": "stream", "name": "stdout", "text": "3\n"}
    assert picture.data == {"image/svg+xml": PICTURE.decode()}


def test_an_exception_that_is_meant_stops_nobody(made):
    raises = "# Raises: ZeroDivisionError: division by zero"
    program = f"print(1)\n1 / 0\n\n# Output:\n# 1\n\n{raises}"
    made.write(HOME, fence(program))
    (cell,) = made_of(made.page(), {1: (made.example(), made.verify())}).cells
    assert cell.metadata.tags == ["raises-exception"]
    assert printed(cell) == "1\nZeroDivisionError: division by zero"
    assert cell.outputs[1].traceback[0] == "Traceback (most recent call last):"


@pytest.mark.parametrize("name", ["asyncio.run(main())", "import gc", "__file__"])
def test_what_is_otherwise_in_a_kernel_runs_from_a_file(made, name):
    made.write("snippets/shop.py", f"# {name}\nprint(3)\n\n# Output:\n# 3\n")
    made.write(HOME, include("shop.py"))
    *_, file, run = made_of(made.page()).cells
    assert file.source == f"%%writefile shop.py\n# {name}\nprint(3)"
    assert printed(file) == "Writing shop.py\n"
    assert run.source == "import sys\n\n!{sys.executable} shop.py"
    assert printed(run) == "3\n"


def test_the_modules_that_a_program_imports_are_written_first(made):
    made.write("snippets/prices.py", "TEA = 3\n")
    made.write("snippets/shop.py", "import prices\nprint(prices.TEA)\n")
    made.write(HOME, include("shop.py"))
    sources = [cell.source.split("\n")[0] for cell in made_of(made.page()).cells]
    assert sources[1:3] == ["%%writefile prices.py", "%%writefile shop.py"]


def test_the_same_page_makes_the_same_notebook(made):
    made.write(HOME, fence("print(3)") + "\n" + fence("print(3)", "    "))
    one, other = (made_of(made.page()) for _ in range(2))
    assert one == other
    assert len({cell.id for cell in one.cells}) == len(one.cells)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_page_becomes_a_valid_notebook(path):
    page = PROJECT.page(path)
    notebook = made_of(page)
    nbformat.validate(notebook)
    written = "\n".join(cell.source for cell in notebook.cells)
    for example, _ in recorded(page).values():
        assert example.program.code in written


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_link_of_a_page_is_left_half(path):
    notebook = made_of(PROJECT.page(path))
    prose = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    text = re.sub(r"(?ms)^[> ]*```.*?```|`[^`\n]*`", "", "\n".join(prose))
    relative = re.findall(r"\]\((?!https?:|mailto:)[^)]*\)", text)
    assert not relative


@pytest.mark.parametrize("path", EXECUTED)
def test_a_notebook_prints_what_it_records(path, tmp_path):
    """All cells, in their order, in one kernel."""
    notebook = made_of(PROJECT.page(ROOT / "docs" / path))
    ran = copy.deepcopy(notebook)
    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(ran, resources=place, coalesce_streams=True).execute()
    for recorded_cell, cell in zip(notebook.cells, ran.cells, strict=True):
        if cell.cell_type == "code":
            assert matches(printed(recorded_cell), printed(cell)), cell.source
