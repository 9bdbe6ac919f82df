"""What is made of equal facts is made once, and anew as soon as one of them differs."""

from __future__ import annotations

import pytest

from paotong import generated
from paotong import survey as surveys
from paotong.generated import into_page
from paotong.last import Last
from paotong.published import published, published_names
from paotong.site_facts import SiteFacts
from paotong.survey import Survey
from tests.made import RIGHT, include

PARTS = ("changelog", "concept-map", "glossary", "misconceptions")
LEDGER = ("ledger", "ledger-changes", "ledger-totals")
GLOSSARY = "closure: {zh: 闭包, page: a/one.md}\n"
SITE = SiteFacts("网站", url="https://example.org/")


def release(*examples: str) -> str:
    each = (f'"{name}": {{"record": "0", "lanes": []}}' for name in examples)
    return f'{{"release": "1.0", "examples": {{{", ".join(each)}}}}}'


@pytest.fixture
def project(make_project):
    parts, ledger = (
        "\n\n".join(f"<!-- paotong: {name} -->" for name in names)
        for names in (PARTS, LEDGER)
    )
    pages = {
        "docs/all.md": f"# 全部\n\n{parts}\n",
        "docs/ledger.md": f"# 账本\n\n{ledger}\n",
        "docs/a/one.md": f"---\nprerequisites: []\n---\n\n# 甲\n\n{include('a/b.py')}",
        "docs/glossary.yml": GLOSSARY,
        "releases/1.0.json": release("x.md#y", "u.md#v"),
    }
    return make_project("# 页\n", {"a/b.py": RIGHT}, **pages)


def made(project) -> dict[str, str]:
    """All that is written, by a survey of now."""
    survey = Survey(project.engine)
    files = {n: published(survey, SITE, n) for n in published_names(survey, SITE)}
    return files | {page: into_page(survey, page) for page in survey.outlines}


EDITS = [
    ("docs/a/one.md", "# 甲", "# 不是甲"),
    ("docs/a/one.md", "prerequisites: []", "tags: [甲]"),
    ("docs/glossary.yml", "闭包", "不是闭包"),
    ("releases/1.0.json", "u.md", "w.md"),
    ("releases/1.0.json", release("x.md#y", "u.md#v"), release("x.md#y")),
    ("releases/1.0.json", release("x.md#y", "u.md#v"), release("u.md#v", "x.md#y")),
    ("snippets/a/b.py", "print(", "print(0 or "),
]


@pytest.mark.parametrize(("path", "old", "new"), EDITS)
def test_what_is_made_after_an_edit_is_made_of_it(project, path, old, new):
    before = made(project)
    text = project.read(path)
    assert old in text
    project.write(path, text.replace(old, new, 1))
    after = made(project)
    surveys._last.clear()
    assert after == made(project) != before


def test_equal_facts_are_not_told_again(project, monkeypatch):
    before = made(project)
    monkeypatch.delattr(generated, "written")
    project.write("docs/a/one.md", project.read("docs/a/one.md") + "\n一句话。\n")
    assert made(project) == before


def test_the_address_of_the_site_is_a_fact_of_its_files(project):
    survey = Survey(project.engine)
    other = SiteFacts("别的", url="https://example.org/")
    for name in ("ledger.json", "badge.svg"):
        assert name in published_names(survey, SITE)
        texts = {published(survey, s, name) for s in (SITE, other)}
        assert len(texts) == 1 + (name == "badge.svg")


def test_only_what_was_made_of_the_last_facts_is_there():
    last = Last()
    last.of([1])["made"] = 1
    assert last.of([1]) == {"made": 1}
    assert last.of([2]) == {}
    assert last.of([1]) == {}
