"""The jobs of a workflow, run here: their order, what stops them, what is not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import workflow_steps
from tests.workflow_artifacts import Artifacts
from tests.workflow_expressions import begun_by
from tests.workflow_job import FAILURE, SKIPPED, SUCCESS, Asked
from tests.workflow_jobs import ABSENT, JobRan, Jobs, matrix, python_is_here
from tests.workflow_steps import main, table

HEAD = "name: a\non: {pull_request: }\njobs:\n"
UBUNTU = "runs-on: ubuntu-24.04"


def job(name: str, *steps: str, **facts: str) -> str:
    """A job of a workflow; each step is a script, or a mapping in YAML."""
    lines = [f"  {name}:", f"    {UBUNTU}"]
    lines += [f"    {key.replace('_', '-')}: {value}" for key, value in facts.items()]
    lines += ["    steps:"]
    lines += [f"      - {s if s[0] == '{' else f'run: {s}'}" for s in steps]
    return "\n".join(lines) + "\n"


class Played:
    """Runs workflows in an empty folder, and knows what became of the last one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs: list[JobRan] = []
        self.said: dict[str, str] = {}

    def __call__(self, *jobs: str, skip=None, ended=None) -> tuple[str, dict]:
        """Run one with these jobs; its outcome, and how each job ended."""
        path, work = self.folder / "workflows" / "made.yml", self.folder / "work"
        for place in (path.parent, work):
            place.mkdir(exist_ok=True)
        path.write_text(HEAD + "".join(jobs), "utf-8")
        asked = Asked(work, (), skip or {}, {}, Artifacts(self.folder / "artifacts"))
        made = Jobs(path, {}, asked, lambda *_: None, "3.11".__eq__, ended or {})
        outcome, self.jobs = made.run(), made.ran
        self.said = {step.name: step.said for ran in made.ran for step in ran.steps}
        return outcome, {each.name: each.outcome for each in made.ran}


@pytest.fixture
def play(tmp_path):
    return Played(tmp_path)


def test_a_job_runs_after_those_that_it_needs(play):
    last = job("a", "cat made", needs="[b]")
    assert play(last, job("b", "echo 1 > made")) == (
        SUCCESS,
        {"b": SUCCESS, "a": SUCCESS},
    )
    assert play.said["cat made"] == "1\n"


def test_what_needs_a_failure_is_skipped_unless_it_says_otherwise(play):
    outcome, jobs = play(
        job("a", "exit 1", "echo no"),
        job("b", "echo 1", needs="a"),
        job("c", "echo 1", needs="b"),
        job(
            "d",
            "echo $RESULTS",
            needs="[a, b]",
            **{"if": "${{ always() }}"},
            env="{RESULTS: \"${{ join(needs.*.result, ' ') }}\"}",
        ),
    )
    assert outcome == FAILURE
    assert jobs == {"a": FAILURE, "b": SKIPPED, "c": SKIPPED, "d": SUCCESS}
    assert play.said["echo $RESULTS"] == "failure skipped\n"
    assert [each.why for each in play.jobs][:2] == ["in: exit 1", "a ended in failure"]


def test_a_trial_fails_nothing_else(play):
    outcome, jobs = play(job("a", "exit 1", continue_on_error="true"))
    assert (outcome, jobs) == (SUCCESS, {"a": FAILURE})


def test_a_matrix_runs_once_for_each_value(play):
    strategy = "{matrix: {lane: ['3.11', '3.12']}}"
    setup = (
        "{uses: actions/setup-python@1, with: {python-version: '${{ matrix.lane }}'}}"
    )
    outcome, jobs = play(
        job("a", setup, "echo $L", strategy=strategy, env="{L: '${{ matrix.lane }}'}")
    )
    assert (outcome, jobs) == (SUCCESS, {"a (3.11)": SUCCESS, "a (3.12)": ABSENT})
    assert play.said["echo $L"] == "3.11\n"
    assert play.jobs[1].why == "it asks for Python 3.12"


def test_what_an_absent_job_would_bring_is_absent_too(play):
    setup = "{uses: actions/setup-python@1, with: {python-version: '3.15'}}"
    jobs = job("a", setup), job("b", "exit 1", needs="a")
    assert play(*jobs) == (SUCCESS, {"a": ABSENT, "b": ABSENT})


def test_another_system_is_not_here(play):
    text = job("a", "exit 1").replace("ubuntu-24.04", "windows-2025")
    assert play(text) == (SUCCESS, {"a": ABSENT})


def test_a_step_is_left_out_with_its_reason(play):
    long = "{name: long, run: exit 1}"
    assert play(job("a", long, "echo 1"), skip={"long": "it takes hours"})[0] == SUCCESS
    assert "  skipped              long  [left out: it takes hours]" in [
        *table(play.jobs)
    ]


def test_a_job_is_left_out_with_its_reason(play):
    assert play(job("a", "exit 1"), skip={"a": "no"}) == (SUCCESS, {"a": ABSENT})


def test_a_workflow_that_is_called_runs_in_the_place_of_the_job(play, tmp_path):
    called = tmp_path / "workflows" / "called.yml"
    called.parent.mkdir()
    inner = job("in", "echo $F", env="{F: '${{ inputs.fresh }}'}")
    called.write_text(HEAD + inner, "utf-8")
    calls = "  a:\n    uses: ./.github/workflows/called.yml\n    with: {fresh: true}\n"
    after = job("b", "echo 1", needs="a")
    assert play(calls, after) == (SUCCESS, {"a / in": SUCCESS, "b": SUCCESS})
    assert play.said["echo $F"] == "true\n"
    ended = {"called.yml": FAILURE}
    assert play(calls, after, ended=ended) == (FAILURE, {"a": FAILURE, "b": SKIPPED})


def test_an_artifact_goes_from_job_to_job(play):
    facts = "name: one, path: left/, include-hidden-files: true"
    keep = f"{{uses: actions/upload-artifact@1, with: {{{facts}}}}}"
    take = "{uses: actions/download-artifact@1, with: {pattern: o*, path: got}}"
    outcome, _ = play(
        job("a", "mkdir left && echo 1 > left/.hidden", keep),
        job("b", take, "cat got/one/.hidden", needs="a"),
    )
    assert (outcome, play.said["cat got/one/.hidden"]) == (SUCCESS, "1\n")


def test_an_artifact_that_nobody_left_fails_where_it_is_named(play):
    take = "{uses: actions/download-artifact@1, with: {name: one, path: got}}"
    assert play(job("a", take))[0] == FAILURE
    assert "no job has left the artifact one" in str(play.said)


@pytest.fixture
def store(tmp_path):
    """A folder of which jobs leave a part."""
    for name in ("ab/x.json", "ab/c/.y.json", "cd/z.json", "seconds.json", "report/z"):
        file = tmp_path / ".s" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1")
    return tmp_path


def kept(store: Path) -> list[str]:
    folder = store / "kept" / "store"
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


@pytest.mark.parametrize(
    ("paths", "left"),
    [
        (".s/[0-9a-f][0-9a-f]/**", ["ab/c/.y.json", "ab/x.json", "cd/z.json"]),
        (".s/ab/**\n.s/seconds.json\n", ["ab/c/.y.json", "ab/x.json", "seconds.json"]),
        (".s/ab/", ["c/.y.json", "x.json"]),
        (".s/seconds.json", ["seconds.json"]),
        (".s/ab/c/*", [".y.json"]),
    ],
)
def test_an_artifact_holds_what_lies_below_all_its_paths(store, paths, left):
    facts = {"name": "store", "path": paths, "include-hidden-files": "True"}
    said = f"artifact store: {len(left)} files"
    assert Artifacts(store / "kept").upload(facts, store) == (True, said)
    assert kept(store) == left


def test_hidden_files_are_left_only_where_a_step_says_so(store):
    artifacts = Artifacts(store / "kept")
    facts = {"name": "store", "path": ".s/ab/"}
    assert artifacts.upload(facts, store) == (True, "artifact store: 0 files")
    strict = {**facts, "if-no-files-found": "error"}
    assert artifacts.upload(strict, store) == (False, "artifact store: 0 files")


@pytest.fixture
def two_workflows(tmp_path, monkeypatch):
    """One that is called by the other, which publishes."""
    monkeypatch.setattr(workflow_steps, "WORKFLOWS", tmp_path)
    (tmp_path / "checks.yml").write_text(HEAD + job("a", "echo checked"), "utf-8")
    calls = "  checks:\n    uses: ./.github/workflows/checks.yml\n"
    publishes = job("b", "gh release create 1", "test $GITHUB_ACTIONS", needs="checks")
    (tmp_path / "main.yml").write_text(HEAD + calls + publishes, "utf-8")


def test_all_workflows_run_once_and_publish_nothing(two_workflows, capsys):
    assert main(["--all"]) == 0
    said = capsys.readouterr().out
    assert said.count("\nchecked\n") == 1
    assert "gh, which is only told of it: release create 1" in said
    tables = said[said.index("\nchecks.yml: success\n") :]
    assert "\nmain.yml: success\n" in tables
    assert "checks  [as checks.yml ended before]" in tables


def test_one_workflow_runs_what_it_calls(two_workflows, capsys):
    assert main(["main"]) == 0
    assert "--- checks / a: echo checked: success" in capsys.readouterr().out


def test_a_failure_is_the_exit_code(two_workflows, tmp_path, capsys):
    (tmp_path / "checks.yml").write_text(HEAD + job("a", "exit 3"), "utf-8")
    assert [main(words) for words in (["--all"], ["main"], ["checks", "a"])] == [1] * 3
    assert "checks ended in failure" in capsys.readouterr().out


def test_either_a_workflow_or_all_is_asked_for(capsys):
    for words in ([], ["checks", "--all"]):
        with pytest.raises(SystemExit):
            main(words)
    assert "name a workflow, or give --all" in capsys.readouterr().err


def test_a_matrix_of_several_dimensions_is_refused():
    with pytest.raises(ValueError, match="several dimensions"):
        list(matrix({"strategy": {"matrix": {"a": [1], "b": [2]}}}))


def test_the_event_is_the_one_that_begins_the_workflow():
    assert begun_by({"pull_request": None, "workflow_call": {}}, "1") == {}
    assert begun_by({"push": {"tags": ["20*"]}}, "1")["github.ref"] == "refs/tags/1"
    assert (
        begun_by({"push": {"branches": ["main"]}}, "1")["github.ref_type"] == "branch"
    )
    night = begun_by({"schedule": [{"cron": ""}]}, "1")
    assert (night["github.event_name"], night["github.ref"]) == (
        "schedule",
        "refs/heads/main",
    )


def test_a_python_that_there_never_was_is_not_here():
    assert not python_is_here("3.99")
