"""Kept pages are never stale: after any edit, the site is that of a clean build.

Each seed is a story of edits of all that a page depends on, the bytes of the engine
included, in random order. After each, the site is built twice, in new processes, with
what is kept and without, and compared byte for byte, with what both builds said. More
seeds, and longer stories:

    KEPT_SEEDS=100-120 KEPT_STEPS=60 pytest tests/test_kept_side_by_side.py
"""

from __future__ import annotations

import os

import pytest

from tests.built_site import BuiltSite
from tests.kept_story import Story
from tests.made_site import differences

STEPS = int(os.environ.get("KEPT_STEPS", "8"))


def seeds() -> range:
    first, _, last = os.environ.get("KEPT_SEEDS", "1-3").partition("-")
    return range(int(first), int(last or first) + 1)


@pytest.fixture
def site(tmp_path, monkeypatch, two):
    return BuiltSite(tmp_path, monkeypatch, two)


def leave_out_what_cannot_run(site):
    """While something can't run, what is told of the whole site is not kept."""
    site.replace("docs/two/more.md", '```python\n--8<-- "two/cannot.py"\n```\n', "")
    for name in ("cannot", "beside"):
        (site.root / f"snippets/two/{name}.py").unlink()


@pytest.mark.parametrize("seed", seeds())
def test_after_random_edits_a_site_is_that_of_a_clean_build(seed, site):
    story, done = Story(site, seed), []
    if seed % 2 == 0:
        leave_out_what_cannot_run(site)
    site.build()
    for _ in range(STEPS):
        done.append(story.edit())
        kept, clean = site.build(), site.build_clean()
        assert differences(kept, clean) == [], done


# Each in another part: pages, the files beside them, what is told of the site as a
# whole, its history, its search, its templates; and one that changes nothing.
ENGINE = [
    ("panel.py", '"pt-output"', '"pt-output pt-other"'),
    ("notebook.py", '"markdown"', '"raw"'),
    ("outlines.py", "facts.title or path.stem", "facts.title * 2"),
    ("ledger_rows.py", "_digest(example.program.code)", "_digest(example.name)"),
    ("commits.py", "Dates(when, last)", 'Dates(when, "2030" + last[4:])'),
    ("feeds.py", '"新" if', '"初" if'),
    ("smaller.py", '"|tr|ul|li"', '"|tr|ul"'),
    ("trailer.py", '"""', '"""It was edited: '),
]


def test_after_an_edit_of_the_engine_a_site_is_that_of_a_clean_build(site):
    story = Story(site, 1)
    story.front("docs/one/names.md", "prerequisites: []")
    leave_out_what_cannot_run(site)
    story.do_commit()
    site.build()
    site.build()  # the first made folders beside those that count
    assert list((site.root / ".paotong/written").iterdir())
    for path, old, new in ENGINE:
        assert site.edit_engine(path, old, new)
        kept, clean = site.build(), site.build_clean()
        assert differences(kept, clean) == [], path
