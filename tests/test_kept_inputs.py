"""What a single page depends on: each edit changes it as it changes a clean build."""

from __future__ import annotations

import time

import material.plugins.search.plugin as search
import pytest

from paotong.kept import States
from paotong.kept_site import KeptSite
from tests.kept_pages import fill, fill_quietly
from tests.made_site import MadeSite, differences


@pytest.fixture
def site(tmp_path, monkeypatch):
    made = MadeSite(tmp_path, monkeypatch)
    fill_quietly(made)
    return made


def follows(site: MadeSite, path: str, old: str, new: str) -> None:
    """After an edit, the site is another one, and that of a clean build."""
    before = site.build()
    site.replace(path, old, new)
    kept = site.build()
    assert differences(kept, site.build_clean()) == []
    assert differences(kept, before) != []


def test_a_title_in_the_navigation_is_in_the_search_index(site):
    site.write("docs/two/cycles.md", "没有标题。\n")
    follows(site, "mkdocs.yml", "二号:", "二号页:")


def test_what_the_front_matter_says_of_search_is_in_the_search_index(site):
    site.write("docs/one/copies.md", "---\nsearch: {boost: 2}\n---\n\n# 复制\n")
    follows(site, "docs/one/copies.md", "boost: 2", "boost: 3")


def test_an_option_of_the_search_is_in_the_search_index(site):
    site.write("docs/one/copies.md", "# 复制\n\n引用计数和垃圾回收。\n")
    follows(site, "mkdocs.yml", "      lang: zh", "      pipeline: []\n      lang: en")


def test_another_jieba_cuts_words_otherwise(site, monkeypatch):
    class Letters:
        def cut(self, data):
            return list(data.decode())

        def initialize(self):
            pass

    site.write("docs/one/copies.md", "# 复制\n\n引用计数和垃圾回收。\n")
    before = site.build()
    monkeypatch.setattr(search, "jieba", Letters())
    site.write("requirements.txt", "jieba==9\n")
    kept = site.build()
    assert differences(kept, site.build_clean()) == []
    assert (
        kept.files["search/search_index.json"]
        != before.files["search/search_index.json"]
    )


def test_a_label_in_the_table_of_contents_changes_without_the_text(site):
    text = '# 复制\n\n## 节 {{ data-toc-label="{}" }}\n'
    site.write("docs/one/copies.md", text.format("甲"))
    follows(site, "docs/one/copies.md", "甲", "乙")


def test_a_text_changes_without_the_table_of_contents(site):
    site.write("docs/one/copies.md", "# 复制\n\n甲\n")
    follows(site, "docs/one/copies.md", "甲", "乙")


def test_links_of_tags_follow_the_page_that_lists_them(site):
    site.write("docs/tags.md", "# 标签\n\n<!-- material/tags -->\n")
    site.write("docs/one/copies.md", "---\ntags: [a]\n---\n\n# 复制\n")
    follows(site, "docs/tags.md", "<!-- material/tags -->", "没有")


def test_a_list_of_tags_follows_the_plugin(site):
    site.write("docs/tags.md", "# 标签\n\n<!-- material/tags -->\n")
    site.write("docs/one/copies.md", "---\ntags: [a]\n---\n\n# 复制\n")
    follows(site, "mkdocs.yml", "  - tags\n", "  - tags: {tags_name_property: 别}\n")


def test_the_address_of_a_neighbour_changes_without_its_title(site):
    config = site.read("mkdocs.yml")
    before, _, rest = config.partition("nav:\n")
    lines = [line for line in before.split("\n") if "://" not in line]
    plugins = rest[rest.index("plugins:\n") :]
    site.write("mkdocs.yml", "\n".join(lines).replace("edit_uri", "#") + plugins)
    site.build()
    copies = site.root / "docs/one/copies.md"
    copies.rename(copies.with_name("copies2.md"))
    assert differences(site.build(), site.build_clean()) == []


def test_a_dead_link_is_told_of_at_every_build(site):
    site.write("docs/one/copies.md", "# 复制\n\n[无](no.md)\n")
    first = site.build().said
    assert "no.md" in " ".join(first)
    assert site.build().said == first


def test_the_icon_of_a_neighbour_is_in_the_navigation(site):
    site.write("docs/one/copies.md", "---\nicon: material/tag\n---\n\n# 复制\n")
    follows(site, "docs/one/copies.md", "material/tag", "material/pencil")


def test_a_page_outside_the_navigation_says_something_else_of_itself(site):
    site.write("docs/alone.md", "---\ndescription: 甲\n---\n\n# 独\n")
    follows(site, "docs/alone.md", "甲", "乙")


def test_another_template_makes_another_page(site):
    site.write("overrides/other.html", '{% extends "base.html" %}\n')
    site.write("docs/one/copies.md", "---\ntemplate: main.html\n---\n\n# 复制\n")
    follows(site, "docs/one/copies.md", "main.html", "other.html")


def test_a_program_that_no_page_shows_any_more_is_told_of(site):
    site.build()
    site.write("docs/one/names.md", "# 名字\n")
    kept = site.build()
    assert "orphan snippet" in " ".join(kept.said)
    assert differences(kept, site.build_clean()) == []


def test_a_module_beside_a_program_that_cannot_run_is_in_its_archive(site):
    """Nothing ran that could tell which files it opens."""
    cannot = "import beside\nimport lacking\n\n# Output (>=3.99):\n# 1\n"
    site.write("snippets/a.py", cannot)
    site.write("snippets/beside.py", "BESIDE = 1\n")
    follows(site, "snippets/beside.py", "1", "2")


def test_a_module_that_a_program_imports_later_is_in_its_archive(site):
    later = "def later():\n    import beside\n\n\nprint(3)\n\n# Output:\n# 3\n"
    site.write("snippets/a.py", later)
    site.write("snippets/beside.py", "BESIDE = 1\n")
    follows(site, "snippets/beside.py", "1", "2")


def test_an_example_whose_program_comes_to_be_is_in_the_ledger(site):
    site.write("docs/index.md", "# 首页\n\n<!-- paotong: ledger -->\n")
    program = site.root / "snippets/a.py"
    text = program.read_text("utf-8")
    program.unlink()
    site.build()
    program.write_text(text, "utf-8")
    kept = site.build()
    assert differences(kept, site.build_clean()) == []
    assert "a.py" in kept.files["ledger.json"].decode()


def test_a_text_that_an_included_text_includes_is_shown(site):
    site.write("docs/one/copies.md", '# 复制\n\n--8<-- "a.txt"\n')
    site.write("snippets/a.txt", '甲\n\n--8<-- "b.txt"\n')
    site.write("snippets/b.txt", "乙\n")
    follows(site, "snippets/b.txt", "乙", "丙")


def test_a_notebook_that_changes_while_it_is_read_is_read_again(tmp_path, monkeypatch):
    site = MadeSite(tmp_path, monkeypatch)
    fill(site)
    real = States.of

    def edited_behind(states, path):
        found = real(states, path)
        if path == "docs/two/lab.ipynb" and "一段话" in site.read(path):
            site.replace(path, "一段话", "两段话")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(States, "of", edited_behind)
        site.build()
    site.replace("docs/two/lab.ipynb", "两段话", "一段话")
    assert differences(site.build(), site.build_clean()) == []
    follows(site, "docs/two/lab.ipynb", "一段话", "三段话")


def test_a_page_that_is_edited_before_it_is_rendered_is_rendered_again(
    site, monkeypatch
):
    real = KeptSite.render

    def edited_before(kept, page, *others):
        if page.file.src_uri == "one/copies.md":
            site.write("docs/one/copies.md", "# 新的\n")
            time.sleep(0.06)  # as if it had been for long
        real(kept, page, *others)

    with monkeypatch.context() as patch:
        patch.setattr(KeptSite, "render", edited_before)
        assert "新的" not in site.build().files["one/copies/index.html"].decode()
    assert differences(site.build(), site.build_clean()) == []


def test_what_must_run_is_known_before_pages_are_rendered(site, monkeypatch):
    site.build()
    found, real = [], KeptSite.to_make
    monkeypatch.setattr(KeptSite, "to_make", lambda kept: found.append(real(kept)))
    site.build()
    site.replace("snippets/a.py", "print(3)", "print(1 + 2)")
    site.build()
    docs = site.root / "docs"
    assert found == [[], [docs / "one/names.md"]]


def test_compiled_templates_that_were_spoilt_are_compiled_anew(site):
    before = site.build()
    site.write("overrides/main.html", site.read("overrides/main.html") + "\n")
    for path in (site.root / ".paotong/templates").iterdir():
        content = path.read_bytes()
        path.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    assert differences(site.build(), before) == []
