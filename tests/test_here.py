"""What stands in a page so that a script can offer to run a program."""

from __future__ import annotations

import zlib

import pytest

from paotong import here
from paotong.browser_driver import DriverError
from paotong.here import checksum, here_html
from paotong.run import Run
from paotong.verdict import judge
from tests.made import lane

RECORD = "print(3)\n\n# Output:\n# 3\n"


@pytest.fixture
def html(make_program, monkeypatch):
    """What stands in the page of a program that printed ``output`` there."""

    def made(text: str, output: str, name: str = "topic/three.py") -> str:
        project = make_program(text, name)

        class Browser:
            def verify(self, example):
                run = Run(output, 0, None, 0.1)
                return judge(example, run, lane("3.14.2", system="browser"))

        monkeypatch.setattr(here, "browser_of", lambda engine: Browser())
        return here_html(project.example(), project.engine)

    return made


def test_a_verified_program_is_offered_by_its_name(html):
    mark = f"{zlib.crc32(b'3'):08x}"
    expected = f'<div class="pt-here" data-here="three.py" data-prints="{mark}"></div>'
    assert html(RECORD, "3") == expected


def test_a_program_in_the_page_itself_is_offered_as_well(make_project, monkeypatch):
    project = make_project("```python\nprint(3)\n\n# Output:\n# 3\n```\n")

    class Browser:
        def verify(self, example):
            return judge(example, Run("3", 0, None, 0.1), lane(system="browser"))

    monkeypatch.setattr(here, "browser_of", lambda engine: Browser())
    assert 'data-here="example.py"' in here_html(project.example(), project.engine)


@pytest.mark.parametrize(
    "record",
    ["# Output (measured):\n# 3", "# Output (unordered):\n# 3", "# Output:\n# ..."],
)
def test_an_output_that_may_differ_is_not_compared_with_the_readers(html, record):
    assert "data-prints" not in html(f"print(3)\n\n{record}\n", "3")


def test_another_output_gives_a_reason_instead(html):
    said = html(RECORD, "4")
    assert said == '<p class="pt-provenance pt-here-not">在浏览器里印的不同</p>'


def test_without_pyodide_nothing_is_said(make_program):
    project = make_program(RECORD)
    assert here_html(project.example(), project.engine) == ""


def test_a_node_that_fails_is_told_with_the_place(make_program, monkeypatch, caplog):
    project = make_program(RECORD)

    class Browser:
        def verify(self, example):
            raise DriverError("Node ended: no memory")

    monkeypatch.setattr(here, "browser_of", lambda engine: Browser())
    assert here_html(project.example(), project.engine) == ""
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "docs/index.md:3: snippets/topic/program.py" in record.message
    assert "no memory" in record.message


def test_spaces_that_never_count_do_not_change_the_checksum():
    assert checksum("a  \nb\n\n") == checksum("a\nb") != checksum("a\n b")
