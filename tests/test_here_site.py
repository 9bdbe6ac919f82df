"""Run it here, in a build: the buttons, the files behind them, later builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from paotong.browser_driver import Driver
from paotong.pyodide_files import find_pyodide, key, required
from tests.made_site import JUPYTER, MadeSite, differences

ROOT = Path(__file__).parents[1]
RIGHT = "print(3)\n\n# Output:\n# 3\n"
NEEDED = required()  # before a site forgets it
THREAD = "import threading\n\nthreading.Thread(target=print, args=[1]).start()\n\n"
PAGE = "one/names/index.html"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site whose only page with programs shows ``a.py`` and ``b.py``."""
    made = MadeSite(tmp_path, monkeypatch)
    made.replace("mkdocs.yml", JUPYTER, "")
    made.replace("mkdocs.yml", "      - two/lab.ipynb\n", "")
    for path in ("index.md", "one/index.md", "one/copies.md", "two/cycles.md"):
        made.write(f"docs/{path}", f"# {path}\n")
    made.write("docs/tags.md", "# 标签\n")
    fences = "".join(f'```python\n--8<-- "{name}.py"\n```\n\n' for name in "ab")
    made.write("docs/one/names.md", f"# 名字\n\n{fences}")
    made.write("docs/assets/site.css", "")
    made.write("snippets/a.py", RIGHT)
    made.write("snippets/b.py", f"{THREAD}# Output:\n# 1\n")
    return made


@pytest.fixture
def pyodide(site):
    """Let the site have the Pyodide that was fetched for this repository."""
    if find_pyodide(ROOT) is None:
        what = "no Pyodide: python -m paotong fetch"
        (pytest.fail if NEEDED else pytest.skip)(what)

    def give() -> None:
        (site.root / ".cache").symlink_to(ROOT / ".cache")

    return give


def test_a_page_offers_what_runs_and_says_why_the_rest_does_not(site, pyodide):
    pyodide()
    built = site.build()
    page = built.files[PAGE].decode()
    assert page.count("data-here=") == page.count('data-here="a.py"') == 1
    assert page.count("浏览器里不能运行：需要线程") == 1
    assert built.said == []


def test_the_site_holds_all_that_a_reader_loads(site, pyodide):
    pyodide()
    files = site.build().files
    folder = f"assets/pyodide/{key()}"
    assert key().encode() in files["assets/pyodide/files.json"]
    assert files[f"{folder}/pyodide.asm.wasm.bin"].startswith(b"\x1f\x8b")
    assert files[f"{folder}/python_stdlib.zip"].startswith(b"PK")
    names = {Path(name).name for name in files if name.startswith(folder)}
    assert {"pyodide.js", "pyodide.asm.js", "interpreter.js", "prepare.py"} < names


def test_an_unchanged_site_is_the_same_and_runs_nothing(site, pyodide, monkeypatch):
    pyodide()
    before = site.build()
    monkeypatch.setattr(Driver, "__init__", None)
    assert differences(before, site.build()) == []


def test_the_ledger_of_a_first_build_knows_what_ran_in_the_browser(site, pyodide):
    """It is written before the page of the program, which takes its time."""
    pyodide()
    long = "total = 0\nfor n in range(10_000_000):\n    total += n\nprint(total)\n\n"
    site.write("snippets/a.py", f"{long}# Output:\n# 49999995000000\n")
    site.write("docs/index.md", "# 首页\n\n<!-- paotong: ledger -->\n")
    (example, _) = json.loads(site.build().files["ledger.json"])["examples"]
    (lane,) = (name for name in example["verdicts"] if name.endswith("-browser"))
    assert example["verdicts"][lane]["verdict"] == "verified"


def test_a_build_of_its_pages_anew_is_the_same(site, pyodide):
    pyodide()
    assert differences(site.build(), site.build_clean()) == []


def test_pages_get_their_buttons_once_pyodide_has_been_fetched(site, pyodide):
    assert b"data-here" not in site.build().files[PAGE]
    pyodide()
    assert b"data-here" in site.build().files[PAGE]


def test_without_pyodide_pages_have_no_buttons_and_nothing_is_wrong(site):
    built = site.build()
    assert b"pt-here" not in built.files[PAGE]
    assert not [name for name in built.files if "pyodide" in name]
    assert built.said == []


def test_without_pyodide_a_build_that_requires_it_is_warned_once(site, monkeypatch):
    monkeypatch.setenv("PAOTONG_HERE", "pyodide")
    (said,) = site.build().said
    assert said == (
        "WARNING: No program can be run in the browser: python -m paotong fetch"
    )
