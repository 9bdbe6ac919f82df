"""Whatever all pages depend on is in the keys of what is kept of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mkdocs.config import load_config

from paotong import fingerprint, lane
from paotong.containment import REQUIRED
from paotong.fingerprint import digest, environment, plain
from paotong.kept_keys import keys_of
from tests.kept_edits import OPTIONS
from tests.kept_pages import fill
from tests.made_site import MadeSite

# Of those in the list, what Markdown itself depends on.
MARKDOWN = {
    *("anchors:", "absolute_links:", "use_directory_urls", "paotong.mathematics"),
    *("admonition", "abbr", "attr_list", "footnotes", "MADE_LINK", "case:"),
    *("toc_depth", "pymdownx", "md_in_html"),
}


@pytest.fixture
def site(tmp_path, monkeypatch):
    made = MadeSite(tmp_path, monkeypatch)
    fill(made)
    return made


def keys(site):
    return keys_of(load_config(str(site.root / "mkdocs.yml")), site.root)


@pytest.mark.parametrize(("old", "new"), OPTIONS)
def test_every_option_is_in_the_keys_that_depend_on_it(site, old, new):
    before = keys(site)
    site.replace("mkdocs.yml", old, new)
    after = keys(site)
    text = old + new
    of_markdown = any(word in text for word in MARKDOWN)
    assert after.site != before.site
    assert (after.markdown != before.markdown) == of_markdown


def test_the_edits_of_a_theme_are_in_the_key_of_finished_pages(site):
    before = keys(site)
    site.write("overrides/partials/copyright.html", "")
    added = keys(site)
    site.write("overrides/partials/copyright.html", "1")
    edited = keys(site)
    assert len({before.site, added.site, edited.site}) == 3
    assert before.markdown == added.markdown == edited.markdown


def test_where_a_site_stands_is_in_no_key(site):
    before = keys(site)
    config = str(site.root / "mkdocs.yml")
    elsewhere = load_config(config, site_dir=str(site.root / "b"), strict=True)
    assert keys_of(elsewhere, site.root) == before


@pytest.fixture
def around(site, monkeypatch, tmp_path):
    """The digest of what is around the project, after something was edited."""
    engine, packages = tmp_path / "engine", tmp_path / "site-packages"
    for folder in (engine, packages):
        folder.mkdir()
    (engine / "panel.py").write_text("1")
    monkeypatch.setattr(fingerprint, "__file__", str(engine / "fingerprint.py"))
    monkeypatch.syspath_prepend(str(packages))
    fingerprint._started.cache_clear()
    yield lambda: digest(plain(environment(site.root)))
    fingerprint._started.cache_clear()


def edit_the_engine(tmp_path, monkeypatch):
    (tmp_path / "engine" / "panel.py").write_text("2")


def start_with_another_engine(tmp_path, monkeypatch):
    (tmp_path / "engine" / "panel.py").write_text("2")
    fingerprint._started.cache_clear()


def start_with_a_new_file(tmp_path, monkeypatch):
    (tmp_path / "engine" / "new.py").write_text("")
    fingerprint._started.cache_clear()


def install(tmp_path, monkeypatch):
    (tmp_path / "site-packages" / "other-1.0.dist-info").mkdir()


def install_a_module_without_a_version(tmp_path, monkeypatch):
    (tmp_path / "site-packages" / "other.py").write_text("")


def install_a_folder_without_a_version(tmp_path, monkeypatch):
    (tmp_path / "site-packages" / "other").mkdir()


def require(tmp_path, monkeypatch):
    (tmp_path / "requirements-more.txt").write_text("numpy==1.0\n")


def take_another_interpreter(tmp_path, monkeypatch):
    other = replace(lane.current_lane(), version="3.99.0")
    monkeypatch.setattr(fingerprint, "current_lane", lambda: other)


def take_a_gpu(tmp_path, monkeypatch):
    monkeypatch.setattr(lane, "_cuda_devices", lambda: 1)


def require_a_sandbox(tmp_path, monkeypatch):
    monkeypatch.setenv(REQUIRED, "other")


def fetch_pyodide(tmp_path, monkeypatch):
    monkeypatch.setattr(fingerprint, "pyodide_key", lambda root: "other")


@pytest.mark.parametrize(
    "change",
    [
        edit_the_engine,
        start_with_another_engine,
        start_with_a_new_file,
        install,
        install_a_module_without_a_version,
        install_a_folder_without_a_version,
        require,
        take_another_interpreter,
        take_a_gpu,
        require_a_sandbox,
        fetch_pyodide,
    ],
)
def test_what_is_around_a_project_is_in_every_key(
    change, around, tmp_path, monkeypatch
):
    before = around()
    assert around() == before
    change(tmp_path, monkeypatch)
    assert around() != before


@pytest.mark.parametrize("change", [edit_the_engine, install])
def test_what_changes_under_a_server_is_neither_the_old_nor_the_new(
    change, around, tmp_path, monkeypatch
):
    before = around()
    change(tmp_path, monkeypatch)
    during = around()
    fingerprint._started.cache_clear()  # as in a new process
    assert len({before, during, around()}) == 3


def test_what_is_around_is_in_the_keys_of_all_parts(site):
    before = keys(site)
    site.write("requirements.txt", "numpy==1.0\n")
    after = keys(site)
    assert after.markdown != before.markdown
    assert after.site != before.site


def test_a_file_of_a_theme_that_gets_another_name_is_in_the_key(site):
    site.write("overrides/partials/one.html", "")
    before = keys(site)
    partials = site.root / "overrides" / "partials"
    (partials / "one.html").rename(partials / "two.html")
    assert keys(site).site != before.site
