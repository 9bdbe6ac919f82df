"""From a fence to an example: programs included or inline, and what is refused."""

from __future__ import annotations

import pytest

from tests.made import fence, include


def test_an_included_program_comes_from_its_file(make_project):
    project = make_project(include("topic/a.py"), {"topic/a.py": "x = 1\n"})
    example = project.example()
    file = project.root / "snippets/topic/a.py"
    assert str(example.where) == "docs/index.md:3"
    assert example.program.text == "x = 1\n"
    assert (example.file, example.origin) == (file, file)
    assert (example.offset, example.prefix, example.name) == (0, "", "a.py")


def test_an_inline_program_stands_in_its_page(make_project):
    project = make_project("# Home\n\n!!! note\n\n" + fence("x = 1", "    "))
    example = project.example()
    assert str(example.where) == "docs/index.md:5"
    assert example.program.text == "x = 1"
    assert (example.file, example.origin) == (None, project.root / "docs/index.md")
    assert (example.offset, example.prefix, example.name) == (5, "    ", "example.py")


@pytest.mark.parametrize(
    "line",
    [
        '--8<-- "a.py"',
        '-8<- "a.py"',
        '---8<---  "a.py"  ',
        '\n--8<-- "a.py"\n',
        '--8<-- "sub/../a.py"',
    ],
)
def test_every_way_to_write_an_include(make_project, line):
    project = make_project(fence(line), {"a.py": "x = 1\n", "sub/b.py": ""})
    assert project.example().file == project.root / "snippets/a.py"


def test_an_include_in_a_block_quote_reads_the_file(make_project):
    project = make_project(fence('--8<-- "a.py"', "> "), {"a.py": "x = 1\n"})
    assert (project.example().prefix, project.example().offset) == ("", 0)


@pytest.mark.parametrize(
    "path", ["none.py", "topic", "a.py:2:3", "a.py:section", "A.py"]
)
def test_a_missing_program_is_a_fault(make_project, path):
    project = make_project(include(path), {"a.py": "x", "topic/b.py": "x"})
    assert project.fault() == (
        f"docs/index.md:3: snippets/{path} does not exist; create it, or mend the path"
    )


@pytest.mark.parametrize(
    "code",
    [
        'x = 1\n--8<-- "a.py"',
        '--8<-- "a.py"\nprint(x)',
        '--8<-- "a.py"\n--8<-- "a.py"',
        "--8<--\na.py\n--8<--",
        'if True:\n    --8<-- "a.py"',
        '--8<-- "a.py" # why',
    ],
)
def test_an_include_mixed_with_anything_is_a_fault(make_project, code):
    project = make_project(fence(code), {"a.py": "x = 1\n"})
    assert project.fault() == (
        'docs/index.md:1: a python fence holds either one line --8<-- "folder/'
        'program.py", which includes a whole program, or the program itself'
    )


@pytest.mark.parametrize(
    "path", ["../docs/index.md", "../../secret.py", "topic/../../mkdocs.yml", "/secret"]
)
def test_a_path_out_of_the_snippets_is_a_fault(make_project, path):
    project = make_project(include(path), {"topic/a.py": "x"})
    project.write("../secret.py", "x = 1")
    assert project.fault() == (
        f'docs/index.md:3: --8<-- "{path}" leads out of snippets/; move the program '
        "there, or put it into the fence itself"
    )


def test_a_link_out_of_the_snippets_is_a_fault(make_project):
    project = make_project(include("a.py"))
    project.write("secret.py", "x = 1")
    (project.root / "snippets/a.py").symlink_to(project.root / "secret.py")
    assert "leads out of snippets/" in project.fault()


def test_a_linked_folder_out_of_the_snippets_is_a_fault(make_project):
    project = make_project(include("topic/a.py"))
    project.write("elsewhere/a.py", "x = 1")
    (project.root / "snippets/topic").symlink_to(project.root / "elsewhere")
    assert "leads out of snippets/" in project.fault()


@pytest.mark.parametrize("name", ["random", "types", "__future__"])
def test_a_program_that_hides_a_standard_module_is_a_fault(make_project, name):
    project = make_project(include(f"{name}.py"), {f"{name}.py": "x = 1"})
    assert project.fault() == (
        f"docs/index.md:3: snippets/{name}.py hides the standard library's module "
        f"{name} from the programs beside it; rename it"
    )


def test_a_line_hidden_from_readers_is_a_fault(make_project):
    project = make_project(fence("x = 1  # markdown-exec: hide"))
    assert "would hide a line that runs; remove it" in project.fault()


def test_a_wrong_trailer_in_a_file_names_the_line_in_it(make_project):
    project = make_project(include("t/a.py"), {"t/a.py": "x = 1\n\n# Outputs:\n"})
    start = "docs/index.md:3: in snippets/t/a.py:3: unknown trailer 'Outputs'"
    assert project.fault().startswith(start)


def test_a_wrong_trailer_in_a_fence_names_the_line_in_the_page(make_project):
    project = make_project("text\n\n" + fence("x = 1\n\n# Outputs:\n# 1"))
    start = "docs/index.md:3: in line 6: unknown trailer 'Outputs'"
    assert project.fault().startswith(start)


def test_a_faulty_fence_is_a_faulty_example(make_project):
    project = make_project("text\n\n```py\nx = 1\n```\n")
    assert project.fault().startswith("docs/index.md:3: 'py' is not run here")


@pytest.mark.parametrize(
    "content",
    [b"x = '\xff'\n", b"# coding: latin-1\nx = '\xe9'\n"],
    ids=["invalid", "declared"],
)
def test_a_program_that_is_not_utf8_is_a_fault(make_project, content):
    project = make_project(include("a.py"), {"a.py": content})
    assert "snippets/a.py" in project.fault()
    assert "UTF-8" in project.fault()


def test_a_program_with_crlf_is_read_with_plain_line_ends(make_project):
    project = make_project(include("a.py"), {"a.py": b"x = 1\r\n\r\n# Output:\r\n# 3"})
    assert project.example().program.outputs[0].text == "3"
    assert project.example().program.code == "x = 1"
