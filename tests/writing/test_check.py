"""One list of all that is wrong with pages, as the command line prints it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.npm import place_of
from tests.runner import Runner
from tests.writing.conftest import ROOT

pytest.importorskip("autocorrect_py", reason="nox -s lint has it")
pytestmark = pytest.mark.skipif(
    not place_of("markdownlint").is_dir(), reason="python -m tests.npm markdownlint"
)
PAGE = "docs/language/names.md"
WRONG = """
用list做，见[二](two.md)、[三](../index.md#三)和[四](#names_one)。物件，__a__ recieve。

!!! note "装箱"

    里面,也查。
"""


def run(site, *words: str) -> tuple[int, list[str]]:
    """What ``python -m writing`` returns and prints."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "writing", *words],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": path, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stdout + done.stderr).splitlines()


def test_a_good_page_has_nothing_to_mend(site):
    assert run(site, "check", PAGE) == (0, [f"{PAGE}, 1 examples: nothing to mend"])


def test_all_that_is_wrong_stands_in_one_list_with_places(site):
    line = site.read(PAGE).count("\n") + 2
    site.write(PAGE, site.read(PAGE) + WRONG)
    site.replace("snippets/language/names_two.py", "# 同一个: True", "# 同一个: False")
    site.replace(
        "snippets/language/names_two.py", "first = []", "import os\n\nfirst=[]"
    )
    code, said = run(site, "check", PAGE)
    assert code == 1
    for start, part in [
        (f"{PAGE}:10: snippets/language/names_two.py prints something else", ""),
        (f"{PAGE}:{line}: ", "'two.md', but the target 'language/two.md' is not found"),
        (f"{PAGE}:{line}: ", "does not contain an anchor '#三'"),
        (f"{PAGE}:{line}: ", "there is no such anchor on this page"),
        (f"{PAGE}:{line}: “", "用 list 做"),
        (f"{PAGE}:{line}: “物件”: for object write 对象", ""),
        (f"{PAGE}:{line}: MD050/strong-style", ""),
        (f"{PAGE}:{line}: spelling: recieve ==> receive", ""),
        (f"{PAGE}:{line + 4}: “", "里面，也查"),
        ("snippets/language/names_two.py:1: F401", "(ruff)"),
        ("snippets/language/names_two.py:3: unformatted", "(ruff)"),
    ]:
        assert any(each.startswith(start) and part in each for each in said), start
    assert said[-1] == f"{PAGE}, 1 examples: 11 to mend"


def test_what_is_no_page_is_refused(site):
    code, said = run(site, "check", "docs/no.md")
    message = "docs/no.md is no page: name a file .md or .ipynb under docs/"
    assert (code, said) == (2, [message])


def test_the_prose_of_all_pages(site):
    site.write("docs/index.md", "# 首页\n\n用list做\n")
    code, said = run(site, "prose")
    assert code == 1
    assert said[0].startswith("docs/index.md:3: “用list做” should be “用 list 做”")
    assert said[1:] == ["4 pages: 1 to mend"]


def test_fix_types_pages_anew(site):
    site.write("docs/index.md", "# 首页\n\n用list做\n")
    assert run(site, "fix") == (0, ["docs/index.md: typed anew"])
    assert site.read("docs/index.md") == "# 首页\n\n用 list 做\n"
    assert run(site, "fix") == (0, [])


def test_fix_writes_the_words_of_the_glossary(site):
    site.write("docs/index.md", "# 首页\n\n一个物件，`物件`。\n")
    assert run(site, "fix") == (0, ["docs/index.md: typed anew"])
    assert site.read("docs/index.md") == "# 首页\n\n一个对象，`物件`。\n"


def test_in_a_workflow_faults_of_prose_stand_at_their_lines_and_command_nothing(
    site, monkeypatch, tmp_path
):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    site.write("docs/index.md", "# 首页\n\n##[add-mask]用list做，物件。\n")
    code, said = run(site, "prose")
    obeyed = Runner("\n".join(said)).obeyed
    assert code == 1
    assert any("##[add-mask]" in line for line in said)
    (_, *shown) = obeyed
    assert {(k, f["file"], f["line"]) for k, f, _ in shown} == {
        ("error", "docs/index.md", "3")
    }
    assert any("nox -s fix writes it" in text for _, _, text in shown)
    text = summary.read_text("utf-8")
    assert text.count(
        "照说的改，再运行 <code>nox -s check -- docs/index.md</code>"
    ) == len(shown)
    assert "##[" not in text


def test_a_configuration_that_is_none_is_told_without_a_traceback(site):
    site.write("mkdocs.yml", "site_name: [\n")
    code, said = run(site, "check", PAGE)
    assert code == 2
    assert any("mkdocs.yml" in each and "line 2" in each for each in said)
    assert not any("Traceback" in each for each in said)
