"""The steps of workflows, run here: what they decide, and what they write."""

from __future__ import annotations

import subprocess

import pytest

from tests.machine import machine
from tests.workflow_expressions import UnknownError, holds, worked_out
from tests.workflow_job import ROOT, WORKFLOWS, Asked, Ran, run_job


@pytest.fixture
def gh(tmp_path, monkeypatch):
    """Where the calls of gh are written down."""
    log = tmp_path / "gh.log"
    facts = machine(tmp_path / "bin", installed=False)
    for name, value in {**facts, "GH_LOG": str(log), "GH_OPEN": ""}.items():
        monkeypatch.setenv(name, value)
    return log


def run(workflow: str, job: str, folder, step: str, **context: str) -> Ran:
    """What becomes of one step of a job."""
    known = {name.replace("__", "."): value for name, value in context.items()}
    ran = run_job(WORKFLOWS / f"{workflow}.yml", job, known, Asked(folder, [step]))
    return next(iter(ran))


def tell(tmp_path, status: str, output: str, python: str = "Python 3.15.0b1"):
    """Let the job that writes the issue read what a night has left."""
    folder = tmp_path / "next"
    folder.mkdir(exist_ok=True)
    for name, text in (("status", status), ("output", output), ("python", python)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    where = {"runner__temp": str(tmp_path), "github__ref": "refs/heads/main"}
    return run("nightly", "tell", ROOT, "写好，或者关上那一个问题", **where)


def git(folder, *words: str) -> None:
    own = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A history of one commit, with what the steps look at."""
    for path in ("docs/one/a.md", "docs/b.md", "snippets/a.py", "paotong/a.py"):
        file = tmp_path / "r" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1\n", "utf-8")
    git(tmp_path / "r", "init", "-q")
    git(tmp_path / "r", "add", ".")
    git(tmp_path / "r", "commit", "-qm", "1")
    return tmp_path / "r"


DIFFERENT = """nox > Running session lanes
=================== FAILURES ===================
___ docs/a.md ___
docs/a.md:7: snippets/a.py prints something else than recorded (CPython 3.15.0b1)
  - 1
  + 2
"""


def test_a_difference_on_the_next_python_opens_an_issue(tmp_path, gh):
    assert tell(tmp_path, "1", DIFFERENT).outcome == "success"
    listed, labelled, created = gh.read_text("utf-8").splitlines()
    assert "--author app/github-actions" in listed and "--label next-python" in listed
    assert labelled.startswith("label create next-python --force")
    assert created.startswith("issue create --label next-python --title")
    text = (tmp_path / "gh.log.body").read_text("utf-8")
    assert text.startswith("在 Python 3.15.0b1 上，每夜的核对没有通过")
    assert "```text\n___ docs/a.md ___\ndocs/a.md:7: snippets/a.py" in text
    assert "actions/runs/1)" in text and "Running session" not in text


def test_one_issue_is_kept_up_to_date_and_closed_when_all_is_well(
    tmp_path, gh, monkeypatch
):
    monkeypatch.setenv("GH_OPEN", "7")
    tell(tmp_path, "1", DIFFERENT)
    tell(tmp_path, "0\n", "all is well")
    lines = gh.read_text("utf-8").splitlines()
    assert [line for line in lines if "create" in line] == []
    assert lines[1].startswith("issue edit 7 --body-file")
    assert lines[3].startswith("issue close 7 --comment 全部通过")


def test_nothing_is_written_while_all_is_well(tmp_path, gh):
    tell(tmp_path, "0", "all is well")
    assert gh.read_text("utf-8").count("\n") == 1  # it looked for one that is open


@pytest.mark.parametrize("ticks", ["```", "`````", "`" * 50])
def test_what_a_program_prints_stays_inside_its_fence(tmp_path, gh, ticks):
    hostile = f"{ticks}\n@everyone closes #1 <img src=x>\n\x1b[31m::add-mask::a\x00b\n"
    tell(tmp_path, "1", f"=== FAILURES ===\n{hostile}", python="3.15 [x](y) `@a`")
    text = (tmp_path / "gh.log.body").read_text("utf-8")
    fence = "`" * (len(ticks) + 1)
    before, inside, after = text.split(fence)
    assert "@everyone" in inside and "\x1b" not in inside and "\x00" not in inside
    assert "@" not in before + after and "[x]" not in before


def test_an_issue_is_not_longer_than_github_takes(tmp_path, gh):
    tell(tmp_path, "1", "=== FAILURES ===\n" + "长" * 100_000)
    assert len((tmp_path / "gh.log.body").read_text("utf-8")) < 42_000


def test_what_could_not_even_be_installed_is_told_as_that(tmp_path, gh):
    tell(tmp_path, "1", "ERROR: no wheel\nnox > Session lanes failed.")
    text = (tmp_path / "gh.log.body").read_text("utf-8")
    assert "没有跑到核对那一步" in text and "ERROR: no wheel" in text


@pytest.mark.parametrize(
    ("results", "outcome"),
    [
        (["success"] * 4, "success"),
        (["success", "failure", "success", "success"], "failure"),
        (["success", "skipped", "success", "success"], "failure"),
        (["cancelled", "success", "success", "success"], "failure"),
    ],
)
def test_the_one_check_passes_only_if_all_have(results, outcome):
    named = {"join(needs.*.result, ' ')": " ".join(results)}
    assert run("checks", "passed", ROOT, "看前面各项", **named).outcome == outcome


@pytest.mark.parametrize(
    ("changed", "event", "whole"),
    [
        (["docs/one/a.md", "docs/b.md", "snippets/a.py"], "pull_request", False),
        (["docs/one/a.md", "paotong/a.py"], "pull_request", True),
        (["docs/b.css"], "pull_request", True),
        (["docs/b.md"], "push", True),
    ],
)
def test_the_engine_is_tested_unless_only_pages_change(
    repository, tmp_path, changed, event, whole
):
    for path in changed:
        (repository / path).write_text("2\n", "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "2")
    said = run(
        "checks", "engine", repository, "看改动碰到什么", github__event_name=event
    ).said
    assert (said.split()[0] == "tests") == whole


def test_a_lane_without_a_sandbox_says_what_it_lacks():
    facts = {"matrix.system": "Windows", "matrix.lacks": "没有沙箱。"}
    path, step = WORKFLOWS / "checks.yml", "说明这里缺什么"
    *_, summary = run_job(path, "elsewhere", facts, Asked(ROOT, [step]))
    assert summary.said.startswith("### Windows，Python 3.13\n\n没有沙箱。")
    assert "不写进账本" in summary.said


def test_a_release_needs_the_ledger_that_was_committed(repository):
    def look():
        step = "标签、版本号和提交的账本要一致"
        tag = {"github__ref_type": "tag", "github__ref_name": "2026.1.2"}
        return run("release", "ledger", repository, step, **tag)

    assert look().outcome == "failure"
    assert "the tag 2026.1.2 needs releases/2026.1.2.json in its commit" in look().said
    (repository / "releases").mkdir()
    (repository / "releases" / "2026.1.2.json").write_text("{}", "utf-8")
    assert look().outcome == "failure"  # made here, and not committed
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "2")
    assert look().outcome == "success"
    (repository / "releases" / "2026.1.2.json").write_text("{ }", "utf-8")
    assert look().outcome == "failure"  # it came out otherwise


def test_a_release_is_published_with_the_site_and_its_ledgers(tmp_path, gh):
    (tmp_path / "site").mkdir()
    tag = {"github__ref_type": "tag", "github__ref_name": "2026.1.2"}
    assert run("release", "publish", tmp_path, "建立发布页", **tag).outcome == "success"
    said = gh.read_text("utf-8")
    assert said.startswith("release create 2026.1.2 --verify-tag --title 2026.1.2")
    assert said.endswith("site/ledger.json ledger/releases/2026.1.2.json\n")
    assert (tmp_path / "paotong-site-2026.1.2.tar.gz").exists()


def test_where_no_lane_left_a_report_there_is_nothing_to_sum_up(tmp_path):
    where = {"runner__temp": str(tmp_path)}
    ran = run("checks", "reports", ROOT, "合成一张表，写进总结", **where)
    assert (ran.outcome, ran.said) == ("success", "")


def test_what_an_action_does_is_skipped_and_said_to_be():
    ran = run_job(WORKFLOWS / "main.yml", "deploy", {}, Asked(ROOT))
    assert [(each.outcome, each.said) for each in ran][-1] == (
        "skipped",
        "an action: actions/deploy-pages",
    )


def test_a_condition_that_is_not_understood_is_an_error():
    with pytest.raises(UnknownError, match=r"github\.actor"):
        holds("${{ github.actor }}", {})
    with pytest.raises(UnknownError, match=r"github\.actor"):
        worked_out("by ${{ github.actor }}", {})


def test_after_a_failure_only_those_run_that_say_so():
    assert not holds("", {}, failed=True)
    assert holds("${{ !cancelled() }}", {}, failed=True)
    assert holds("${{ failure() }}", {}, failed=True)
    assert not holds("${{ failure() }}", {})
    assert holds("${{ !inputs.fresh }}", {"inputs.fresh": "false"})
    assert not holds("${{ github.ref == 'a' }}", {"github.ref": "b"})
