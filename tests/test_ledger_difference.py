"""What a ledger says that an earlier one did not, as a check's summary shows it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from paotong.engine import Engine
from paotong.lane import current_lane
from paotong.ledger_difference import difference
from paotong.releases import ReleaseError, freeze
from paotong.run import Run
from paotong.site_facts import SiteFacts
from paotong.survey import Survey
from tests.made import RIGHT, include, lane

SITE = SiteFacts("页", url="https://example.org/")


@pytest.fixture
def project(make_project):
    return make_project(include("demo/three.py"), {"demo/three.py": RIGHT})


def ledger(project):
    return Survey(Engine.at(project.root)).ledger


def publish(project, **facts):
    """The ledger as a site publishes it now, changed as a test wants it."""
    whole = json.loads(ledger(project).to_json(SITE.path))
    whole["examples"][0] |= facts
    path = project.root / "earlier.json"
    path.write_text(json.dumps(whole), "utf-8")
    return path


def verdicts(*lanes: str) -> dict:
    return {name: {"verdict": "verified"} for name in lanes}


def told(project, path) -> str:
    return difference(ledger(project), path)


def test_what_is_the_same_has_not_changed(project):
    said = told(project, publish(project))
    assert said == (
        "### 账本：与 main 上一次相比\n\n一共 1 个示例，核对过 1 个。\n\n没有变化。\n"
    )


def test_an_output_that_changed_is_named(project):
    path = publish(project)
    project.write("snippets/demo/three.py", RIGHT.replace("3", "4"))
    assert "输出的记录变了 1 个：\n\n- `index.md#three`\n" in told(project, path)


def test_what_came_and_what_went_are_named(project):
    said = told(project, publish(project, id="old.md#gone"))
    assert "新增 1 个：\n\n- `index.md#three`\n" in said
    assert "删去 1 个：\n\n- `old.md#gone`\n" in said


def test_a_lane_that_an_example_lost_comes_first(project):
    run = Run("3", exit_code=0, stopped=None, seconds=0.25)
    project.engine.store.put(project.example(), lane("3.12.1"), "random", run)
    earlier = publish(project)
    here = current_lane().short
    project.write("snippets/demo/three.py", RIGHT + "\n")
    now = told(project, earlier)  # its run on 3.12 was of another text
    assert "这次没有运行的环境 1 个：\n\n- `3.12`\n" in now
    project.write("snippets/demo/three.py", RIGHT.replace("# 3", "# 4"))
    wrong = told(project, earlier)
    assert (
        f"少了环境（原来核对过，现在没有） 1 个：\n\n- `index.md#three`（{here}）"
        in wrong
    )
    assert wrong.index("少了环境") < wrong.index("输出的记录变了")


def test_a_lane_that_came_is_named(project):
    said = told(project, publish(project, verdicts={}))
    assert f"多了环境 1 个：\n\n- `index.md#three`（{current_lane().short}）" in said


def test_names_are_nothing_but_text(project):
    said = told(project, publish(project, id="a.md#`<img>` @all"))
    assert "- `a.md#′<img>′ @all`\n" in said


def test_a_long_list_is_cut_and_says_so(project):
    path = publish(project)
    facts = json.loads(path.read_text("utf-8"))
    (one,) = facts["examples"]
    facts["examples"] += [one | {"id": f"a.md#{n}"} for n in range(60)]
    path.write_text(json.dumps(facts), "utf-8")
    said = told(project, path)
    assert "删去 60 个" in said and "- ……还有 10 个\n" in said
    assert said.count("a.md#") == 50


def test_the_newest_release_is_compared_with(project):
    freeze(project.root, ledger(project), "1.9")
    project.write("snippets/demo/three.py", RIGHT.replace("3", "4"))
    freeze(project.root, ledger(project), "1.10")
    said = told(project, project.root / "releases")
    assert said.startswith("### 账本：与 1.10 版相比") and "没有变化" in said


@pytest.mark.parametrize("name", ["releases", "none.json"])
def test_where_nothing_is_earlier_it_says_so(project, name):
    (project.root / "releases").mkdir()
    said = told(project, project.root / name)
    assert said == "### 账本\n\n一共 1 个示例，核对过 1 个。还没有更早的账本可比。\n"


@pytest.mark.parametrize("text", ["{", "[]", '{"examples": [{}]}'])
def test_what_is_no_ledger_is_an_error(project, text):
    path = project.write("earlier.json", text)
    with pytest.raises(ReleaseError, match=r"earlier\.json: this is no ledger"):
        told(project, path)


def test_one_command_writes_the_difference(project):
    words = ["ledger", "--difference", str(publish(project)), "difference.md"]
    command = [sys.executable, "-m", "paotong", *words]
    run = subprocess.run(command, cwd=project.root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "没有变化" in project.read("difference.md")
