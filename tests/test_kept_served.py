"""What MkDocs' server shows after an edit is what a clean build makes of the same."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests.built_site import BuiltSite
from tests.kept_pages import fill, fill_quietly
from tests.made_site import differences, files_in

ADDRESS = "http://127.0.0.1:0/made/"  # any free port; this is what pages name


@pytest.fixture
def site(tmp_path, monkeypatch, two):
    made = BuiltSite(tmp_path, monkeypatch, two)
    made.replace("mkdocs.yml", "repo_url:", "watch: [snippets, overrides]\nrepo_url:")
    last = "cache: false\n  - paotong"  # a server has no worker, so neither has it
    made.replace("mkdocs.yml", last, last + ": {offline: false}")
    return made


class Served:
    """A server that stops after each build, and so lets the site be edited."""

    def __init__(self, site: BuiltSite) -> None:
        self.site, self.folder = site, site.root.parent / "served"
        job = site.job(serve=True, site=str(self.folder))
        self.number = site.builders.ask("begin", job)
        site.builders.ask("stopped", self.number)

    def files(self) -> dict[str, bytes]:
        """What is served after the next build, which an edit begins."""
        self.site.builders.ask("go_on", self.number)
        self.site.builders.ask("stopped", self.number)
        return files_in(self.folder)

    def clean(self) -> dict[str, bytes]:
        """What a clean build makes."""
        return self.site.build_clean(address=ADDRESS).files


@contextmanager
def served(site: BuiltSite):
    server = Served(site)
    try:
        yield server
    finally:
        site.builders.ask("kill", server.number)
        site.builders.ask("end", server.number)


EDITS = [
    ("docs/one/names.md", "# 名字", "# 名与字"),
    ("snippets/one/names.py", "'a'", "'b' * 2"),
    ("snippets/one/note.txt", "一条", "两条"),
    ("docs/two/lab.ipynb", "一段话", "两段话"),
    ("mkdocs.yml", "      - one/copies.md\n", "      #copies\n"),
    ("overrides/main.html", "页脚一", "页脚二"),
    ("docs/assets/site.css", "red", "blue"),
    ("mkdocs.yml", "site_name: 做成的网站", "site_name: 别的网站"),
]


def test_what_is_served_after_an_edit_is_what_a_clean_build_makes(site):
    fill(site)
    with served(site) as server:
        assert files_in(server.folder) == server.clean()
        for path, old, new in EDITS:
            site.replace(path, old, new)
            assert server.files() == server.clean(), path


def test_what_is_gone_is_served_no_more_and_what_comes_back_is_served_again(site):
    fill(site)
    with served(site) as server:
        text = site.read("docs/one/copies.md")
        (site.root / "docs/one/copies.md").unlink()
        without = server.files()
        assert without == server.clean()
        site.write("docs/one/copies.md", text)
        whole = server.files()
        assert whole == server.clean()
        assert whole.keys() > without.keys()


def test_what_is_said_of_a_draft_is_said_of_it_when_it_is_none_any_more(site):
    """A server builds drafts as well; between them it says nothing of links."""
    fill_quietly(site)
    for name in ("names", "copies"):
        site.replace("mkdocs.yml", f"      - one/{name}.md\n", "")
    site.write("docs/one/copies.md", "# 复制\n\n[名字](names.md)\n")
    both = "exclude_docs: |\n  names.md\n  copies.md\n"
    site.replace("mkdocs.yml", "repo_url:", f"{both}repo_url:")
    site.build(address=ADDRESS)
    site.replace("mkdocs.yml", "  copies.md\n", "")
    kept, clean = site.build(address=ADDRESS), site.build_clean(address=ADDRESS)
    assert differences(kept, clean) == []
