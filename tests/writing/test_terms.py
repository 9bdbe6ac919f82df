"""The glossary's words, in the prose of pages."""

from __future__ import annotations

from paotong.glossary import read_glossary
from paotong.project import Project
from tests.made import notebook
from tests.writing.conftest import ROOT
from writing.terms import term_faults, unexplained, with_right_terms

TERMS = "decorator: {zh: 装饰器, page: index.md, not: [修饰器]}\n"
INHERIT = "multiple inheritance: {zh: 多重继承, page: index.md, not: [继承]}\n"


def found(project) -> list[str]:
    terms, faults = read_glossary(project.root)
    assert faults == []
    return [str(fault) for fault in term_faults(project.page(), terms)]


def test_a_wrong_word_is_found_in_prose_with_the_right_one(make_project):
    text = '# 题\n\n装饰器。\n\n!!! note "修饰器"\n\n    又是修饰器\n'
    project = make_project(text, **{"docs/glossary.yml": TERMS})
    message = "“修饰器”: for decorator write 装饰器 (docs/glossary.yml:1; "
    message += "nox -s fix writes it)"
    assert found(project) == [f"docs/index.md:{n}: {message}" for n in (5, 7)]


def test_code_may_say_what_it_likes(make_project):
    text = (
        "# 题\n\n`修饰器`\n\n```python\nprint('修饰器')\n\n# Output:\n# 修饰器\n```\n"
    )
    assert found(make_project(text, **{"docs/glossary.yml": TERMS})) == []


def test_a_right_word_may_hold_a_wrong_one(make_project):
    project = make_project("多重继承\n\n继承\n", **{"docs/glossary.yml": INHERIT})
    (fault,) = found(project)
    assert fault.startswith("docs/index.md:3:")


def test_a_page_is_written_with_the_right_words_and_its_code_stays(make_project):
    terms = f"{TERMS}{INHERIT}"
    code = "```text\n修饰器\n```\n"
    text = f"多重继承、继承、修饰器\n\n[修饰器](修饰器.md) `修饰器`\n\n{code}"
    project = make_project(text, **{"docs/glossary.yml": terms})
    assert len(found(project)) == 3
    right = with_right_terms(text, read_glossary(project.root)[0])
    assert (
        right == f"多重继承、多重继承、装饰器\n\n[装饰器](修饰器.md) `修饰器`\n\n{code}"
    )
    project.write("docs/index.md", right)
    assert found(project) == []


def test_of_two_wrong_words_the_longer_is_taken_first(make_project):
    terms = "decorator: {zh: 装饰器, page: index.md, not: [修饰, 修饰器]}\n"
    project = make_project("修饰器和修饰\n", **{"docs/glossary.yml": terms})
    known, _ = read_glossary(project.root)
    assert with_right_terms(project.page().text, known) == "装饰器和装饰器\n"


def test_a_notebook_is_written_by_hand(make_project):
    lab = notebook("修饰器")
    project = make_project(**{"docs/glossary.yml": TERMS, "docs/lab.ipynb": lab})
    terms, _ = read_glossary(project.root)
    (fault,) = term_faults(project.page("docs/lab.ipynb"), terms)
    assert str(fault).endswith("write 装饰器 (docs/glossary.yml:1)")


def test_a_page_that_explains_a_term_says_it(make_project):
    project = make_project("# 题\n", **{"docs/glossary.yml": TERMS})
    terms, _ = read_glossary(project.root)
    (fault,) = unexplained(project.engine.project, terms)
    expected = "docs/index.md does not say 装饰器; name another page"
    assert str(fault) == f"docs/glossary.yml:1: {expected}"


def test_the_glossary_of_this_site_is_whole():
    terms, faults = read_glossary(ROOT)
    assert faults == [*unexplained(Project(ROOT), terms)] == []
    assert len(terms) >= 60
