"""The repository as the engine sees it: its pages, and its programs as a whole."""

from __future__ import annotations

import os

import pytest

from paotong.includes import named_includes
from paotong.places import find_root
from paotong.project import Project
from tests.made import fence, include


def orphans(project) -> list[str]:
    faults = project.engine.project.faults()
    assert all("orphan snippet" in fault.message for fault in faults)
    return [fault.where.path.removeprefix("snippets/") for fault in faults]


def test_a_page_knows_the_example_at_a_line(make_project):
    page = make_project("text\n" + fence("x = 1") + fence("y = 2")).page()
    second = page.at(5)
    assert second is page.examples[1]
    assert page.at(4) is None


def test_pages_come_in_the_order_of_their_paths(make_project):
    names = ["a.md", "b/c.md", "b/d/e.md", "b-1.md", "b.md", "index.md"]
    others = [".md", "b/x.txt", "z.md/x.png"]
    files = {f"docs/{name}": "text" for name in [*reversed(names), *others]}
    project = make_project(**files).engine.project
    found = [page.path.relative_to(project.docs) for page in project.pages()]
    assert [path.as_posix() for path in found] == names
    assert found == sorted(found)


def test_a_page_is_read_again_when_it_changes(make_project):
    project = make_project(fence("x = 1"))
    assert len(project.page().examples) == 1
    project.write("docs/index.md", fence("x = 1") + fence("y = 2"))
    assert len(project.page().examples) == 2


def test_a_program_is_read_again_when_it_changes(make_project):
    project = make_project(include("a.py"), {"a.py": "x = 1"})
    assert project.example().program.code == "x = 1"
    project.write("snippets/a.py", "x = 2")
    assert project.example().program.code == "x = 2"


@pytest.mark.parametrize(
    ("start", "before"),
    [
        ("", 0),
        ("---\ntitle: a\n---\n", 3),
        ("---\ntitle: a\ntags:\n  - b\n---\n\n", 6),
        ("\ufeff---\ntitle: a\n---\n", 3),
        ("\n\n", 2),
    ],
)
def test_a_body_is_found_behind_its_front_matter(make_project, start, before):
    body = "# Home\n\n" + fence("x = 1")
    project = make_project(start + body)
    found = project.engine.project.page_ending_with(body)
    assert found is not None
    page, lines = found
    assert (page.path.name, lines) == ("index.md", before)
    assert page.examples[0].where.line == before + 3


def test_a_byte_order_mark_is_no_part_of_a_page(make_project):
    project = make_project("\ufeff" + fence("x = 1"))
    assert project.example().where.line == 1


def test_a_body_with_crlf_is_found(make_project):
    project = make_project(b"---\r\ntitle: a\r\n---\r\n# Home\r\n")
    found = project.engine.project.page_ending_with("# Home\n")
    assert found is not None
    assert found[1] == 3


def test_of_pages_with_equal_ends_the_one_with_least_before_is_meant(make_project):
    body = fence("x = 1")
    project = make_project(
        "---\ntitle: a\n---\n" + body,
        **{"docs/a.md": "# Long\n\ntext " * 9 + "\n" + body, "docs/z.md": body},
    )
    found = project.engine.project.page_ending_with(body)
    assert found is not None
    assert (found[0].path.name, found[1]) == ("z.md", 0)


@pytest.mark.parametrize("body", ["", " \n", "no page ends with this", "x" * 9999])
def test_a_body_of_no_page_is_found_nowhere(make_project, body):
    assert make_project("# Home\n").engine.project.page_ending_with(body) is None


@pytest.mark.parametrize(
    ("pages", "first"),
    [
        (["a.md", "index.md"], "index.md"),
        (["b.md", "c/index.md"], "b.md"),
        ([], None),
    ],
)
def test_the_home_page_answers_for_the_site(tmp_path, pages, first):
    for page in pages:
        (tmp_path / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / page).write_text("text")
    found = Project(tmp_path).first_page()
    assert found == (tmp_path / "docs" / first if first else None)


def test_a_program_that_no_page_shows_is_an_orphan(make_project):
    project = make_project(include("a.py"), {"a.py": "x", "b.py": "x", "t/c.py": "x"})
    assert [str(fault) for fault in project.engine.project.faults()] == [
        f"snippets/{name}:1: orphan snippet: no page shows it, and no program that is "
        "shown imports it; include it in a page, or delete it"
        for name in ("b.py", "t/c.py")
    ]


@pytest.mark.parametrize(
    "page",
    [
        fence('--8<-- "a.py"', "> "),
        "=== tab\n\n" + fence('--8<-- "a.py"', "    "),
        '```text\n--8<-- "a.py"\n```\n',
        '```text\n--8<-- "a.py:2:3"\n```\n',
    ],
)
def test_a_program_shown_anywhere_is_no_orphan(make_project, page):
    assert orphans(make_project(page, {"a.py": "x = 1\n" * 4})) == []


@pytest.mark.parametrize(
    "code",
    [
        "import b",
        "from b import x",
        "def f():\n    import b.c",
        "import os, b as other",
        'open("b.py")',
        'data = __file__ + "/../" + "b.py"',
    ],
)
def test_a_module_that_a_shown_program_uses_is_no_orphan(make_project, code):
    project = make_project(include("t/a.py"), {"t/a.py": code, "t/b.py": "x = 1"})
    assert orphans(project) == []


@pytest.mark.parametrize(
    "code", ["import bb", "from .b import x", "b = 1", "import t.b"]
)
def test_a_module_that_is_not_imported_is_an_orphan(make_project, code):
    project = make_project(include("t/a.py"), {"t/a.py": code, "t/b.py": "x = 1"})
    assert orphans(project) == ["t/b.py"]


def test_a_module_of_another_folder_is_not_meant(make_project):
    project = make_project(include("t/a.py"), {"t/a.py": "import b", "b.py": "x = 1"})
    assert orphans(project) == ["b.py"]


def test_imports_of_imports_are_no_orphans(make_project):
    programs = {"a.py": "import b", "b.py": "import c", "c.py": "import b", "d.py": ""}
    assert orphans(make_project(include("a.py"), programs)) == ["d.py"]


def test_an_orphan_does_not_save_what_it_imports(make_project):
    programs = {"a.py": "", "b.py": "import c", "c.py": ""}
    assert orphans(make_project(include("a.py"), programs)) == ["b.py", "c.py"]


def test_a_package_is_used_as_a_whole(make_project):
    programs = {
        "t/a.py": "from kit import one",
        "t/kit/__init__.py": "",
        "t/kit/one.py": "from . import two\nfrom .sub import three",
        "t/kit/two.py": "",
        "t/kit/sub/__init__.py": "",
        "t/kit/sub/three.py": "",
        "t/other/__init__.py": "",
    }
    project = make_project(include("t/a.py"), programs)
    assert orphans(project) == ["t/other/__init__.py"]


def test_a_module_beside_the_program_that_its_package_imports(make_project):
    programs = {"t/a.py": "import kit.one", "t/kit/one.py": "import b", "t/b.py": ""}
    assert orphans(make_project(include("t/a.py"), programs)) == []


def test_programs_that_import_each_other_end(make_project):
    programs = {"a.py": "import b", "b.py": "import a"}
    assert orphans(make_project(include("a.py"), programs)) == []


def test_a_missing_include_outside_python_is_a_fault(make_project):
    text = 'a\n\n```text\n--8<-- "none.txt"\n```\n> --8<-- "gone.md"\n'
    project = make_project(text)
    faults = project.engine.project.missing_includes(project.page())
    assert [str(fault) for fault in faults] == [
        f"docs/index.md:{line}: snippets/{name} does not exist; create it, or mend "
        "the path"
        for line, name in ((4, "none.txt"), (6, "gone.md"))
    ]


def test_an_include_that_exists_is_no_fault(make_project):
    project = make_project('```text\n--8<-- "a.txt"\n```\n', {"a.txt": "text"})
    assert project.engine.project.missing_includes(project.page()) == []


def test_a_missing_program_is_reported_once(make_project):
    project = make_project(include("none.py"))
    assert "does not exist" in project.fault()
    assert project.engine.project.missing_includes(project.page()) == []


def test_the_root_is_found_from_below(make_project):
    project = make_project(**{"docs/a/b.md": "text"})
    assert find_root(project.root / "docs/a") == project.root
    assert find_root(project.root) == project.root


def test_without_mkdocs_yml_there_is_no_root(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no mkdocs\.yml in .* or above it"):
        find_root(tmp_path)


def test_a_change_that_keeps_the_size_is_seen(make_project):
    project = make_project("aaaa")
    assert project.page().text == "aaaa"
    file = project.write("docs/index.md", "bbbb")
    os.utime(file, ns=(1, 1))
    assert project.page().text == "bbbb"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('--8<-- "a.py"\n> --8<-- "b.txt"\n', ["a.py", "b.txt"]),
        (';--8<-- "a.py"\n\n小于号：8<9\n', []),
        ('--8<-- "a.py:2:3"\n', ["a.py"]),
        ("--8<--\na.py\n--8<--\n", None),
        ('文字 --8<-- "a.py"\n', None),
    ],
)
def test_it_is_known_whether_all_that_a_text_includes_is_named(text, named):
    assert named_includes(text) == named
