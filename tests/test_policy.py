"""What browsers may do on a site, and what its pages must not hold."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from paotong.__main__ import main
from paotong.hosting import LASTING, for_nginx, headers_of
from paotong.policy import PICTURES, PYTHON, NotAllowedError, policies_of

PAGE = '<!doctype html>\n<script src="../assets/panel.js"></script>\n{}\n'
CELL = '<table><tr><td style="text-align: right;">1</td></tr></table>'
FORMULA = '<math><mtd style="padding: 0"><mi>x</mi></mtd></math>'
YEAR = "public, max-age=31536000, immutable"


@pytest.fixture
def site(tmp_path):
    """A site of one page: ``site("<p>…")`` is its folder."""

    def built(inside="", name="topic/index.html"):
        page = tmp_path / "site" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(inside), "utf-8")
        return tmp_path / "site"

    return built


def directives(policy):
    return dict(part.split(" ", 1) for part in policy.split("; ") if " " in part)


def test_nothing_is_allowed_but_what_the_site_holds(site):
    policy = directives(policies_of(site()).pages)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in policies_of(site()).pages
    assert not re.search(r"https?:|\*", policies_of(site()).pages)


@pytest.mark.parametrize("inside", [CELL, FORMULA])
def test_styles_of_cells_and_formulas_are_allowed_one_by_one(site, inside):
    (style,) = re.findall('style="(.*?)"', inside)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = directives(policies_of(site(inside)).pages)
    assert policy["style-src"] == f"'self' 'unsafe-hashes' 'sha256-{digest}'"


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "a script in the page"),
        ("<script type=module>import './a.js'</script>", "a script in the page"),
        ('<p onclick="go()">', '<p onclick="go()">'),
        ('<a href="javascript:go()">', "javascript:go()"),
        ('<a href=" java\nscript:go()">', "script:go()"),
        ('<a href="&#106;avascript:go()">', "javascript:go()"),
        ('<svg><a xlink:href="javascript:go()">', "javascript:go()"),
        ("<style>p { color: red }</style>", "<style>"),
        ('<p style="color: red">', '<p style="color: red">'),
        (f'{FORMULA}<p style="color: red">', '<p style="color: red">'),
        ('<iframe src="https://example.org/">', "<iframe>"),
        ('<base href="https://example.org/">', "<base>"),
    ],
)
def test_a_page_that_asks_for_more_is_named_with_its_line(site, inside, named):
    with pytest.raises(NotAllowedError) as caught:
        policies_of(site(inside))
    assert re.match(r".*topic/index\.html:3: ", str(caught.value))
    assert named in str(caught.value)
    assert "is not allowed: " in str(caught.value)


def test_all_that_is_wrong_is_told_at_once(site):
    site("<script>1</script><p onclick='go()'>")
    with pytest.raises(NotAllowedError) as caught:
        policies_of(site("<style></style>", "index.html"))
    assert len(str(caught.value).splitlines()) == 3


def test_data_in_a_page_is_no_script(site):
    data = '<script id="__config" type="application/json">{"base": ".."}</script>'
    assert policies_of(site(data))


def test_only_the_worker_of_python_may_compile_webassembly(site):
    policies = policies_of(site())
    assert policies.of("/assets/0123456789ab/here-worker.js") == PYTHON
    assert "'wasm-unsafe-eval'" in PYTHON
    for other in ("/", "/assets/0123456789ab/here.js", "/offline-worker.js"):
        assert "wasm" not in policies.of(other)


def test_a_picture_that_is_opened_runs_no_script(site):
    policy = policies_of(site()).of("/topic/0123456789abcdef.svg")
    assert policy == PICTURES
    assert "sandbox" in policy.split("; ") and "script-src" not in policy


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/topic/", "no-cache"),
        ("/search/search_index.json", "no-cache"),
        ("/ledger.json", "no-cache"),
        ("/feed.xml", "no-cache"),
        ("/badge.svg", "no-cache"),
        ("/offline-worker.js", "no-cache"),
        ("/topic/program.py", "no-cache"),
        ("/assets/logo.svg", "no-cache"),
        ("/assets/pyodide/files.json", "no-cache"),
        ("/assets/javascripts/lunr/min/lunr.zh.min.js", "no-cache"),
        ("/assets/0123456789ab/panel.js", YEAR),
        ("/below/assets/0123456789ab/panel.js", YEAR),
        ("/assets/javascripts/bundle.a5f9d56c.min.js", YEAR),
        ("/assets/pyodide/314.0.0/pyodide.js", YEAR),
        ("/topic/0123456789abcdef.svg", YEAR),
    ],
)
def test_only_what_never_changes_is_kept_unasked(site, path, cache):
    assert headers_of(path, policies_of(site()))["Cache-Control"] == cache


def test_nginx_is_told_the_same(site, capsys):
    folder = site(CELL)
    assert main(["headers", str(folder)]) == 0
    told = capsys.readouterr().out
    assert told == for_nginx(policies_of(folder))
    for name, value in headers_of("/", policies_of(folder)).items():
        assert f'"{value}"' in told
        assert f"add_header {name} " in told
    for pattern in LASTING:
        assert f'"~{pattern}" "{YEAR}"' in told


def test_the_headers_can_be_written_into_a_file(site, tmp_path, capsys):
    file = tmp_path / "headers.conf"
    assert main(["headers", str(site()), "--write", str(file)]) == 0
    assert file.read_text("utf-8") == for_nginx(policies_of(site()))
    assert not capsys.readouterr().out


def test_a_page_with_a_script_gets_no_headers(site, capsys):
    assert main(["headers", str(site("<script>1</script>"))]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert "index.html:3: a script in the page is not allowed: put it" in said.err


def test_a_folder_without_pages_is_no_site(tmp_path, capsys):
    assert main(["headers", str(tmp_path)]) == 1
    assert f"{tmp_path}: no page; expected a site" in capsys.readouterr().err
