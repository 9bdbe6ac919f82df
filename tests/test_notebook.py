"""A notebook is read as a page and as a program, run in one kernel, and compared."""

from __future__ import annotations

import json

import nbformat
import pytest

from paotong.notebook import Cell, read_notebook
from paotong.verdict import Kind
from tests.made import code, notebook

LAB = "docs/lab.ipynb"
RIGHT = notebook("# 实验", code("n = 3"), "再印", code("print(n)", "3\n"))


@pytest.fixture
def make_lab(make_project):
    """Make a project whose second page is a notebook."""

    def make(text, **files):
        return make_project("# Home\n", **{LAB: text}, **files)

    return make


def lab(project):
    return project.engine.project.notebook(project.root / LAB)


def test_its_text_is_markdown_and_its_code_python_fences(make_lab):
    found = lab(make_lab(RIGHT))
    assert found.markdown == (
        "# 实验\n\n```python\nn = 3\n```\n\n再印\n\n```python\nprint(n)\n```\n"
    )
    assert [cell.number for cell in found.cells] == [1, 2]
    assert found.program.text == "n = 3\n\n# %%\n\nprint(n)"


def test_a_first_raw_cell_is_the_front_matter(make_lab):
    raw = nbformat.v4.new_raw_cell("---\ntitle: 题\n---")
    later = nbformat.v4.new_raw_cell("不是页面上的话")
    found = lab(make_lab(notebook(raw, "# 实验", later)))
    assert found.markdown == "---\ntitle: 题\n---\n\n# 实验\n"


def test_code_with_a_fence_in_it_stands_in_a_longer_one(make_lab):
    found = lab(make_lab(notebook(code('print("""\n```\n""")', "```\n"))))
    assert found.markdown.startswith("````python\n")


def test_empty_code_cells_are_no_examples(make_lab):
    assert len(lab(make_lab(notebook(code("  \n"), code("1", "1\n")))).cells) == 1


def test_every_cell_is_an_example_of_the_page(make_lab):
    project = make_lab(RIGHT)
    page = project.page(LAB)
    assert [fence.line for fence in page.fences] == [3, 9]
    assert all(isinstance(example, Cell) for example in page.examples)
    assert page.at(9).title == "cell [2]"


def test_a_place_in_it_is_the_line_of_the_file(make_lab):
    project = make_lab(RIGHT)
    place = project.page(LAB).place(9)
    line = project.read(LAB).splitlines()[place.line - 1]
    assert '"id": "cell-3"' in line
    assert str(project.page(LAB).at(9).where) == f"{LAB}:{place.line}"


def test_its_markdown_finds_the_page_again(make_lab):
    project = make_lab(RIGHT)
    body = lab(project).markdown
    page, before = project.engine.project.page_ending_with(body)
    assert (page.path.name, before) == ("lab.ipynb", 0)


def test_all_cells_share_one_run_that_is_kept(make_lab):
    project = make_lab(RIGHT)
    verdicts = [project.engine.verify(cell) for cell in project.page(LAB).examples]
    assert [verdict.kind for verdict in verdicts] == [Kind.VERIFIED] * 2
    assert verdicts[1].run.output == "3"
    assert len(list((project.root / ".paotong").rglob("*.json"))) == 1


def test_the_run_depends_on_what_the_kernel_imported(make_lab):
    project = make_lab(RIGHT)
    run = project.engine.verify(lab(project)).run
    assert "ipykernel" in run.imports
    assert "pytest" not in run.imports
    assert not run.spawned


def test_an_unchanged_notebook_does_not_run_again(make_lab, monkeypatch):
    project = make_lab(RIGHT)
    project.engine.verify(lab(project))
    monkeypatch.setattr("paotong.engine.run_example", None)
    assert project.engine.verify(lab(project)).good


def test_a_failing_notebook_runs_once_for_all_its_cells(make_lab, runs):
    project = make_lab(notebook(code("1 / 0"), code("2", "2\n"), code("3", "3\n")))
    kinds = [project.engine.verify(cell).kind for cell in project.page(LAB).examples]
    assert kinds == [Kind.FAILED, Kind.NOT_RUN, Kind.NOT_RUN]
    assert len(runs) == 1


def test_a_notebook_that_changes_while_its_page_is_rendered_is_told(make_lab):
    project = make_lab(RIGHT)
    first, second = project.page(LAB).examples
    assert project.engine.verify(first).good
    project.write(LAB, notebook(code("n = 4"), "再印", code("print(n)", "4\n")))
    verdict = project.engine.verify(second)
    assert (verdict.kind, verdict.run) == (Kind.FAILED, None)
    assert "changed while its page was rendered; build again" in verdict.message


def test_what_a_cell_prints_to_both_streams_and_from_c_is_compared(make_lab):
    source = (
        "import os, sys\n\n"
        "print('一')\nsys.stdout.flush()\nos.system('echo 二')\n"
        "print('三', file=sys.stderr)"
    )
    project = make_lab(notebook(code(source, "?\n")))
    cells = project.engine.verify(lab(project)).run.cells
    assert sorted(cells[0].output.splitlines()) == sorted(["一", "二", "三"])


def test_it_runs_in_an_empty_folder_with_no_input_and_no_colours(make_lab):
    source = (
        "import os, sys\n\n"
        "print(os.listdir(), os.environ.get('PAOTONG_TRACE'), os.environ.get('SECRET'))"
    )
    project = make_lab(notebook(code(source, "[] None None\n")))
    assert project.engine.verify(lab(project)).good


def test_a_notebook_that_ends_its_kernel_fails(make_lab):
    project = make_lab(notebook(code("import os\n\nos._exit(0)"), code("1", "1\n")))
    verdict = project.engine.verify(lab(project))
    assert verdict.kind == Kind.FAILED
    assert "cell [1] ended the notebook" in verdict.message


def test_a_notebook_that_takes_too_long_is_stopped(make_lab, monkeypatch):
    monkeypatch.setattr("paotong.notebook.TIMEOUT", 3.0)
    project = make_lab(notebook(code("while True:\n    pass")))
    verdict = project.engine.verify(lab(project))
    assert verdict.kind == Kind.FAILED
    assert "takes too long" in verdict.message


def test_a_cell_may_raise_only_where_its_tag_says_so(make_lab):
    error = nbformat.v4.new_output("error", ename="KeyError", evalue="1", traceback=[])
    allowed = code("{}[1]", "", "raises-exception")
    allowed.outputs.append(error)
    project = make_lab(notebook(allowed, code("2", "2\n")))
    assert project.engine.verify(lab(project)).good


@pytest.mark.parametrize(
    ("tags", "right"), [(("measured",), True), (("approx",), False), ((), False)]
)
def test_a_label_as_tag_says_how_loosely_a_cell_is_compared(make_lab, tags, right):
    project = make_lab(notebook(code("print('97.1% True')", "96.2% True\n", *tags)))
    assert project.engine.verify(lab(project)).good is right


def test_the_words_of_a_measured_cell_are_compared(make_lab):
    measured = code("print('60.0% False')", "96.2% True\n", "measured")
    project = make_lab(notebook(measured))
    assert project.engine.verify(lab(project)).kind == Kind.MISMATCH


def test_tags_that_contradict_each_other_are_a_fault_with_their_line(make_lab):
    project = make_lab(notebook(code("1", "1\n", "measured", "approx")))
    assert str(lab(project).fault) == (
        f"{LAB}:{lab(project).cells[0].where.line}: labels 'measured' and 'approx' "
        "contradict each other: numbers are either ignored or compared, choose one"
    )
    assert lab(project).fault in project.engine.project.faults()


def test_another_result_is_a_mismatch_that_names_cell_and_line(make_lab):
    project = make_lab(notebook(code("n = 3"), code("print(n)", "4\n")))
    verdict = project.engine.verify(lab(project))
    line = lab(project).cells[1].where.line
    assert verdict.kind == Kind.MISMATCH
    assert verdict.message.startswith(f"{LAB}:{line}: cell [2] prints something else")
    assert "      - 4\n      + 3" in verdict.message
    assert verdict.message.endswith(f"pytest --accept {LAB}")


@pytest.mark.parametrize(
    ("text", "line"), [("{\n]", 2), ('{"cells": 3}', 1), ("[]", 1), ("", 1)]
)
def test_what_is_no_notebook_is_a_fault_with_its_line(make_lab, text, line):
    project = make_lab(text)
    assert str(lab(project).fault).startswith(f"{LAB}:{line}: this is no notebook: ")
    assert lab(project).fault in project.engine.project.faults()


def test_pytest_verifies_it_and_names_it(make_lab):
    result = make_lab(RIGHT).pytest()
    assert result.returncode == 0, result.stdout
    assert "docs/lab.ipynb ." in result.stdout


def test_pytest_fails_on_another_result(make_lab):
    result = make_lab(notebook(code("3", "4\n"))).pytest()
    assert result.returncode == 1
    assert "cell [1] prints something else than recorded" in result.stdout


def test_pytest_fails_on_an_untidy_notebook(make_lab):
    content = json.loads(RIGHT)
    content["cells"][1]["execution_count"] = 7
    result = make_lab(json.dumps(content)).pytest()
    assert result.returncode == 1
    assert "To store it without: pytest --accept docs/lab.ipynb" in result.stdout


def test_pytest_fails_on_what_is_no_notebook(make_lab):
    result = make_lab("{").pytest()
    assert result.returncode == 1
    assert "this is no notebook" in result.stdout


def test_accept_writes_outputs_into_a_tidy_notebook(make_lab):
    draw = (
        "from IPython.display import SVG, display\n\n"
        "display(SVG('<svg><metadata>now</metadata><g id=\"m0123456789\"/></svg>'))\n6"
    )
    untidy = json.loads(notebook("# 实验", code("print('新')", "旧\n"), code(draw)))
    untidy["metadata"]["widgets"] = {}
    untidy["cells"][1]["metadata"] = {"scrolled": True, "tags": ["keep"]}
    project = make_lab(json.dumps(untidy))
    result = project.pytest("--accept")
    assert result.returncode == 0, result.stdout
    found = read_notebook(project.root / LAB, LAB)
    assert found.tidy
    assert [cell.program.outputs[0].text for cell in found.cells] == ["新", "6"]
    assert found.cells[0].tags == ("keep",)
    drawn = found.content["cells"][2]["outputs"][1]["data"]["image/svg+xml"]
    assert drawn == '<svg><g id="m-1"/></svg>'
    assert project.pytest().returncode == 0


def test_accept_leaves_a_right_notebook_as_it_is(make_lab):
    project = make_lab(RIGHT)
    assert "nothing written" in project.pytest("--accept").stdout
    assert project.read(LAB) == RIGHT


def test_accept_refuses_a_notebook_whose_runs_differ(make_lab):
    source = "import random\n\nrandom.random()"
    before = notebook(code(source, "0.5\n"))
    project = make_lab(before)
    result = project.pytest("--accept")
    assert result.returncode == 1
    assert "the output is not stable" in result.stdout
    assert project.read(LAB) == before


def test_accept_takes_a_result_that_differs_only_as_its_tag_allows(make_lab):
    project = make_lab(notebook(code("import time\n\ntime.time_ns()", "", "measured")))
    result = project.pytest("--accept")
    assert result.returncode == 0, result.stdout
    assert lab(project).cells[0].program.outputs[0].text.isdigit()
    assert project.pytest().returncode == 0


def test_accept_refuses_a_notebook_that_fails(make_lab):
    project = make_lab(notebook(code("1 / 0")))
    result = project.pytest("--accept")
    assert result.returncode == 1
    assert "ZeroDivisionError" in result.stdout
