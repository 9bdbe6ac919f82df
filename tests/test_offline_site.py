"""The worker and the addresses of scripts and styles, as a build writes them."""

from __future__ import annotations

import json
import re

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.made_site import MadeSite, differences

WORKER = "offline-worker.js"
SCRIPTS = """\
extra_javascript:
  - path: assets/one.js
    type: module
  - assets/two.js
"""


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A site of one page with a style, two scripts and a font of its own."""
    made = MadeSite(tmp_path, monkeypatch)
    (nav,) = re.findall(r"nav:\n(?:  .*\n)+", made.read("mkdocs.yml"))
    made.replace("mkdocs.yml", nav, "nav: [index.md]\n" + SCRIPTS)
    made.write("docs/index.md", "# 首页\n\n![徽标](assets/logo.svg)\n")
    made.write("docs/assets/site.css", "p { color: red }\n")
    made.write("docs/assets/one.js", "import './two.js';\n")
    made.write("docs/assets/two.js", "")
    made.write("docs/assets/fonts/own.woff2", "")
    made.write("docs/assets/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    return made


def told(files):
    """What the worker of a built site was told: a name, and paths in the site."""
    found = re.findall(r"^const (BUILD|CORE) = (.+);$", files[WORKER].decode(), re.M)
    return {name: json.loads(value) for name, value in found}


def test_a_page_asks_for_scripts_and_styles_by_what_is_in_them(made):
    files = made.build().files
    folder = f"assets/{told(files)['BUILD']}"
    page = files["index.html"].decode()
    for name in ("styles.css", "one.js", "two.js"):
        assert f"{folder}/{name}" in files
        assert f'"{folder}/{name}"' in page
    assert f"{folder}/fonts/own.woff2" in files
    assert not [name for name in files if re.fullmatch(r"assets/\w+\.(css|js)", name)]


def test_the_styles_of_all_pages_are_one_file_in_their_order(made):
    made.write("docs/assets/late.css", "/* later */\np { color: blue }\n")
    made.replace(
        "mkdocs.yml", "[assets/site.css]", "[assets/site.css, assets/late.css]"
    )
    files = made.build().files
    styles = files[f"assets/{told(files)['BUILD']}/styles.css"].decode()
    assert styles == "p { color: red }\n\np { color: blue }\n"
    assert files["index.html"].decode().count("styles.css") == 1
    assert not [name for name in files if name.endswith(("site.css", "late.css"))]


def test_pictures_keep_their_address(made):
    files = made.build().files
    assert "assets/logo.svg" in files
    assert 'src="assets/logo.svg"' in files["index.html"].decode()


@pytest.mark.parametrize("name", ["site.css", "two.js", "fonts/own.woff2"])
def test_another_file_gives_all_of_them_another_address(made, name):
    before = told(made.build().files)["BUILD"]
    made.write(f"docs/assets/{name}", "changed")
    assert told(made.build().files)["BUILD"] != before


def test_another_page_leaves_the_worker_as_it_is(made):
    before = made.build().files[WORKER]
    made.write("docs/index.md", "# 首页\n\n改过。\n")
    after = made.build()
    assert after.files[WORKER] == before
    assert not differences(after, made.build_clean())


def test_a_worker_is_told_of_files_that_exist_and_of_all_that_pages_need(made):
    files = made.build().files
    core = told(files)["CORE"]
    assert set(core) <= set(files)
    page = files["index.html"].decode()
    needed = re.findall(r'<(?:script|link)[^>]* (?:src|href)="(assets/[^"]+)"', page)
    assert needed
    assert set(needed) <= {*core, "assets/images/favicon.png"}
    for name in (
        "search/search_index.json",
        "assets/javascripts/lunr/min/lunr.zh.min.js",
    ):
        assert name in core
    assert not [name for name in core if name.endswith((".woff2", ".map"))]


def test_without_search_nothing_of_it_is_wanted(made):
    (search,) = re.findall(r"  - search:\n(?:      .*\n)+", made.read("mkdocs.yml"))
    made.replace("mkdocs.yml", search, "")
    files = made.build().files
    assert set(told(files)["CORE"]) <= set(files)


def test_switched_off_it_ends_the_worker_that_readers_have(made):
    last = "cache: false\n  - paotong"
    made.replace("mkdocs.yml", last, last + ": {offline: false}")
    worker = made.build().files[WORKER].decode()
    assert "unregister" in worker
    assert 'addEventListener("fetch"' not in worker


def test_a_server_for_writing_has_no_worker(made):
    config = load_config(str(made.root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    config.plugins.on_shutdown()
    assert config.extra["offline"] is None
    assert "unregister" in (made.root / "site" / WORKER).read_text("utf-8")
