"""The ledger: every example with its verdict on each lane, and what it comes to."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from paotong.engine import Engine
from paotong.lane import current_lane
from paotong.ledger import Ledger
from paotong.run import Run
from paotong.site_facts import SiteFacts
from paotong.survey import Survey
from tests.made import RIGHT, code, fence, include, lane, notebook

SCHEMA = Path(__file__).parents[1] / "docs" / "ledger.schema.json"
SITE = SiteFacts("页", url="https://example.org/")
LOOSE = "print(3, 'ms')\n\n# Output (measured):\n# 7 ms\n"


def ledger(project) -> Ledger:
    """The ledger as a new process makes it, from what is kept."""
    return Survey(Engine.at(project.root)).ledger


def written(project) -> dict:
    return json.loads(ledger(project).to_json(SITE.path))


@pytest.fixture
def project(make_project):
    """A project with one program that is shown, ``demo/three.py``."""
    return make_project(include("demo/three.py"), {"demo/three.py": RIGHT})


def run_on(project, version: str, output: str = "3", seed: str = "random", **facts):
    """Let the store hold a run of the first program on another lane."""
    run = Run(output, exit_code=0, stopped=None, seconds=0.25)
    project.engine.store.put(project.example(), lane(version, **facts), seed, run)


def here() -> str:
    return current_lane().short


def test_a_row_says_where_an_example_is_and_what_was_found(project):
    (example,) = written(project)["examples"]
    assert example["id"] == "index.md#three"
    assert example["url"] == "#three"
    assert example["program"] == "snippets/demo/three.py"
    assert example["cells"] is None
    verdict = example["verdicts"][here()]
    assert verdict["verdict"] == "verified"
    assert verdict["interpreter"] == current_lane().name
    assert verdict["seconds"] > 0


def test_the_file_is_what_its_schema_says(make_project):
    pages = include("demo/three.py") + fence("print(1)\n\n# Output:\n# 1\n")
    pages += fence("import nowhere_at_all\n\n# Output:\n# 1\n")
    pages += fence("print(4)\n\n# Output (>=3.99):\n# 4\n")
    pages += fence("print(5)\n\n# Output:\n# 6\n")
    lab = notebook(code("print(1)", "1\n"))
    project = make_project(pages, {"demo/three.py": LOOSE}, **{"docs/lab.ipynb": lab})
    run_on(project, "3.99.1", output="8 ms", free_threaded=True)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = written(project)
    jsonschema.validate(found, schema)
    verdicts = {v["verdict"] for e in found["examples"] for v in e["verdicts"].values()}
    assert verdicts == {"verified", "not run here", "mismatch"}


def test_the_schema_refuses_what_it_does_not_know(project):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    found = written(project)
    found["examples"][0]["verdicts"][here()]["verdict"] = "fine"
    with pytest.raises(jsonschema.ValidationError, match="fine"):
        jsonschema.validate(found, schema)


def test_an_unchanged_site_has_the_same_ledger(project, runs):
    before = ledger(project).to_json(SITE.path)
    assert ledger(project).to_json(SITE.path) == before
    assert len(runs) == 1


def test_rows_that_are_kept_are_those_that_were_read(project):
    kept = ledger(project).rows
    again = ledger(project).rows
    # What was written just before it was read is not kept.
    shutil.rmtree(project.root / ".paotong" / "ledger", ignore_errors=True)
    assert again == kept == ledger(project).rows


def test_runs_on_other_lanes_count_on_theirs(project):
    run_on(project, "3.99.1")
    run_on(project, "3.98.0", free_threaded=True)
    run_on(project, "3.99.1", system="browser")
    made = ledger(project)
    assert list(made.lanes) == [here(), "3.98t", "3.99", "3.99-browser"]
    assert set(made.verified_on.values()) == {1}


def test_a_lane_that_comes_later_is_in_the_next_ledger(project):
    assert list(ledger(project).lanes) == [here()]
    run_on(project, "3.99.1")
    assert list(ledger(project).lanes) == [here(), "3.99"]


def test_of_patch_releases_the_newest_counts(project):
    run_on(project, "3.99.10")
    run_on(project, "3.99.9")
    found = written(project)
    assert found["lanes"]["3.99"]["interpreter"] == "CPython 3.99.10"
    verdict = found["examples"][0]["verdicts"]["3.99"]
    assert verdict["interpreter"] == "CPython 3.99.10"


def test_an_example_that_is_not_meant_for_a_lane_says_so(make_project):
    text = include("demo/three.py") + fence("print(1)\n\n# Output (<3.99):\n# 1\n")
    project = make_project(text, {"demo/three.py": RIGHT})
    run_on(project, "3.99.1")
    other = written(project)["examples"][1]
    assert other["only"] == ["<3.99"]
    assert other["verdicts"]["3.99"] == {"verdict": "not run here"}


def test_an_example_that_never_ran_on_a_lane_has_no_verdict_there(make_project):
    text = include("demo/three.py") + fence("print(1)\n\n# Output:\n# 1\n")
    project = make_project(text, {"demo/three.py": RIGHT})
    run_on(project, "3.99.1")
    assert "3.99" not in written(project)["examples"][1]["verdicts"]


def test_a_run_that_is_not_what_is_recorded_now_does_not_count(project):
    run_on(project, "3.99.1", output="4")
    assert list(ledger(project).lanes) == [here()]


def test_a_missing_package_is_named(make_project):
    made = make_project(fence("import nowhere_at_all\n\n# Output:\n# 1\n"))
    (example,) = written(made)["examples"]
    verdict = {"verdict": "not run here", "missing": ["nowhere_at_all"]}
    assert example["verdicts"] == {here(): verdict}
    assert written(made)["totals"]["verified"] == 0


def test_what_is_wrong_here_an_older_run_elsewhere_does_not_put_right(make_project):
    made = make_project(include("a/b.py"), {"a/b.py": RIGHT.replace("# 3", "# 4")})
    run_on(made, current_lane().version, output="4", build="another one")
    (example,) = written(made)["examples"]
    assert example["verdicts"][here()]["verdict"] == "mismatch"
    assert written(made)["totals"]["verified"] == 0


def test_a_wrong_example_gets_right_when_its_program_does(make_project):
    made = make_project(include("a/b.py"), {"a/b.py": RIGHT.replace("# 3", "# 4")})
    assert written(made)["totals"]["verified"] == 0
    made.write("snippets/a/b.py", RIGHT)
    assert written(made)["totals"]["verified"] == 1


def test_a_row_changes_with_a_module_that_its_program_imports(make_project):
    text = "from helper import WORD\n\nprint(WORD)\n\n# Output:\n# a\n"
    programs = {"demo/uses.py": text, "demo/helper.py": "WORD = 'a'\n"}
    made = make_project(include("demo/uses.py"), programs)
    assert written(made)["totals"]["verified"] == 1
    made.write("snippets/demo/helper.py", "WORD = 'b'\n")
    assert written(made)["totals"]["verified"] == 0


def test_ways_of_matching_loosely_are_counted(make_project):
    dots = "print('abc')\n\n# Output:\n# a...\n"
    raises = "raise OSError(4711)\n\n# Raises: OSError: ...\n"
    text = include("demo/loose.py") + fence(dots) + fence(raises)
    made = make_project(text, {"demo/loose.py": LOOSE})
    totals = written(made)["totals"]
    assert totals["loose"] == 3
    assert totals["loose_by_label"] == {
        "unordered": 0,
        "measured": 1,
        "approx": 0,
        "...": 2,
    }


def test_a_notebook_is_one_example_with_its_cells(make_project):
    lab = notebook(code("x = 1"), code("print(x)", "1\n", "measured"))
    made = make_project(**{"docs/two/lab.ipynb": lab})
    (example,) = written(made)["examples"]
    assert (example["id"], example["cells"]) == ("two/lab.ipynb", 2)
    assert example["url"] == "two/lab/"
    assert example["loose"] == ["measured"]


def test_digests_tell_a_changed_program_from_a_changed_record(project):
    before = written(project)["examples"][0]
    project.write("snippets/demo/three.py", RIGHT.replace("print(3)", "print(1 + 2)"))
    other_code = written(project)["examples"][0]
    project.write("snippets/demo/three.py", RIGHT.replace("Output:", "Output (gil):"))
    other_record = written(project)["examples"][0]
    assert other_code["code"] != before["code"]
    assert other_code["record"] == before["record"] != other_record["record"]


def test_in_one_build_what_is_wrong_runs_once_for_page_and_ledger(make_project, runs):
    made = make_project(include("a/b.py"), {"a/b.py": RIGHT.replace("# 3", "# 4")})
    engine = Engine.at(made.root)
    engine.run_ahead([(made.example(), "random")])
    assert engine.verify(made.example()).kind == "mismatch"
    assert len(Survey(engine).ledger.rows) == 1
    assert len(runs) == 1
    engine.ahead.finish()
    engine.verify(made.example())
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("row", "pending"),
    [
        ("print(1)\n\n# Output:\n# 1\n", False),
        ("print(1)\n\n# Output (cuda):\n# 1\n", False),
        ("import nowhere_at_all\n\n# Output:\n# 1\n", True),
    ],
)
def test_an_example_is_pending_if_it_could_be_verified_and_is_not(
    make_project, row, pending
):
    made = ledger(make_project(fence(row)))
    assert made.pending(made.rows[0]) == pending


def test_addresses_follow_the_settings_of_the_site(project):
    flat = replace(SITE, directory_urls=False)
    assert '"url": "index.html#three"' in ledger(project).to_json(flat.path)
