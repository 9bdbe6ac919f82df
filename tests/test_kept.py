import logging
import subprocess
import sys
from pathlib import Path

import pytest

from paotong import mkdocs_internals
from paotong.fingerprint import UnknownValueError, digest, plain, tree
from paotong.kept import Shelf
from paotong.watching import told_of_changes
from tests.kept_pages import fill_quietly
from tests.made import RIGHT
from tests.made_site import MadeSite, differences


@pytest.fixture
def site(tmp_path, monkeypatch):
    made = MadeSite(tmp_path, monkeypatch)
    fill_quietly(made)
    return made


@pytest.fixture
def rendered(monkeypatch):
    """The pages that are rendered anew."""
    names = []
    render = mkdocs_internals.render

    def note(page, *others):
        names.append(page.file.src_uri)
        render(page, *others)

    monkeypatch.setattr(mkdocs_internals, "render", note)
    return names


def test_an_unchanged_site_renders_nothing(site, rendered):
    before = site.build()
    rendered.clear()
    assert differences(before, site.build()) == []
    assert rendered == []


def test_an_edited_page_is_rendered_alone(site, rendered):
    site.build()
    rendered.clear()
    site.write("docs/one/copies.md", "# 复制\n")
    site.build()
    assert rendered == ["one/copies.md"]


def test_an_edited_program_renders_its_page_alone(site, rendered):
    site.build()
    rendered.clear()
    site.write("snippets/a.py", RIGHT.replace("3", "4"))
    site.build()
    assert rendered == ["one/names.md"]


def test_a_page_with_a_warning_is_rendered_at_every_build(site, rendered):
    site.write("snippets/a.py", RIGHT.replace("# 3", "# 4"))
    before = site.build()
    rendered.clear()
    assert site.build().said == before.said
    assert rendered == ["one/names.md"]


def test_a_quiet_build_keeps_pages_and_stays_quiet(site, rendered):
    site.level = logging.ERROR
    site.write("docs/one/copies.md", "# 复制\n\n[没有](nothing.md)\n")
    assert site.build().said == []
    rendered.clear()
    assert site.build().said == []
    assert rendered == ["one/copies.md"]
    site.level = logging.INFO
    assert "nothing.md" in site.build().said[0]


def test_an_orphan_is_reported_by_a_home_page_that_was_kept(site):
    assert site.build().said == []
    site.write("snippets/b.py", RIGHT)
    assert "orphan snippet" in site.build().said[0]


def test_a_page_that_comes_to_be_makes_links_to_it_right(site):
    site.write("docs/index.md", "# 首页\n\n[甲](one/a.txt)\n")
    site.write("docs/one/a.txt", "1")
    site.build()
    (site.root / "docs/one/a.txt").unlink()
    assert "one/a.txt" in site.build().said[0]


def test_the_title_of_another_page_changes_in_the_navigation(site):
    site.build()
    site.write("docs/one/names.md", "# 新名字\n")
    site.write("snippets/a.py", "")
    assert "新名字" in site.build().files["one/copies/index.html"].decode()


def test_the_name_of_the_site_changes_on_every_page(site):
    site.build()
    site.replace("mkdocs.yml", "site_name: 做成的网站", "site_name: 新网站")
    files = site.build().files
    assert all("新网站" in files[n].decode() for n in files if n.endswith(".html"))


def test_an_option_of_an_extension_changes_every_page(site):
    site.build()
    site.replace("mkdocs.yml", "permalink: true", "permalink: §")
    assert "§" in site.build().files["one/names/index.html"].decode()


def test_a_dead_anchor_in_a_kept_page_is_reported(site):
    site.write("docs/index.md", "# 首页\n\n[甲](one/copies.md#one)\n")
    site.write("docs/one/copies.md", "# 复制\n\n## one\n")
    assert site.build().said == []
    site.write("docs/one/copies.md", "# 复制\n")
    assert "does not contain an anchor '#one'" in site.build().said[0]


def test_a_half_written_slot_is_made_anew(site):
    before = site.build()
    for slot in site.pages.glob("*.json"):
        slot.write_bytes(slot.read_bytes()[:-40])
    assert differences(before, site.build()) == []


def test_a_slot_that_cannot_be_read_is_reported(tmp_path, caplog):
    shelf = Shelf(tmp_path)
    shelf.put(("page",), {"a": 1})
    assert shelf.get(("page",)) == {"a": 1}
    next(tmp_path.glob("*.json")).write_text("{")
    with caplog.at_level("INFO"):
        assert Shelf(tmp_path).get(("page",)) == {}
    assert "made anew" in caplog.text


def test_pages_that_are_no_more_are_forgotten(site):
    site.build()
    before = len(list(site.pages.iterdir()))
    (site.root / "docs/one/copies.md").unlink()
    site.build()
    assert len(list(site.pages.iterdir())) == before - 2


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  - tags\n", "  - tags\n  - meta\n", "the plugin"),
        ("  - abbr\n", "  - abbr\n  - pymdownx.b64\n", "the extension pymdownx.b64"),
        ("languages: [python, tree]", "languages: [python, bash]", "markdown-exec"),
    ],
)
def test_with_what_is_not_known_every_page_is_made_anew(site, old, new, what, caplog):
    site.replace("mkdocs.yml", old, new)
    with caplog.at_level("INFO", "mkdocs"):
        site.build()
    assert what in caplog.text.partition("not known here: ")[2]
    assert not site.pages.exists()


def test_a_template_that_looks_into_other_pages_keeps_none(site, caplog):
    site.replace("overrides/main.html", "页脚一", "{{ page.next_page.content }}")
    with caplog.at_level("INFO", "mkdocs"):
        site.build()
    assert "in the template main.html" in caplog.text


def test_another_engine_makes_other_pages(tmp_path):
    (tmp_path / "engine.py").write_text("1")
    before = digest(tree(tmp_path, ".py"))
    (tmp_path / "engine.py").write_text("2")
    assert digest(tree(tmp_path, ".py")) != before


def test_a_function_from_elsewhere_has_no_fingerprint():
    with pytest.raises(UnknownValueError):
        plain({"format": test_a_function_from_elsewhere_has_no_fingerprint})


def test_a_fingerprint_is_the_same_in_every_process():
    show = (
        "from paotong.fingerprint import *; import pathspec, re;"
        "from pymdownx.slugs import slugify;"
        "print(digest(plain([{'a', 'b', 'c'}, slugify(case='lower'), re.compile('a'),"
        "pathspec.gitignore.GitIgnoreSpec.from_lines(['a', '!b'])])))"
    )
    command = [sys.executable, "-c", show]
    one, other = (subprocess.check_output(command) for _ in range(2))
    assert one == other


def test_files_on_another_machine_are_looked_at_again_and_again(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "1 0 8:1 / / rw - ext4 /dev/a rw\n2 1 0:1 / /far rw - nfs4 b rw\n"
    )
    assert told_of_changes("/home/me/docs", str(mounts))
    assert not told_of_changes("/far/docs", str(mounts))
    assert not told_of_changes("/home/me/docs", str(Path("/no/mounts")))
