"""Reading reports: nothing of an artifact is believed, or opened, or unpacked."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from paotong import reports
from paotong.__main__ import main
from paotong.example import Where
from paotong.findings import Finding, What
from paotong.report import Printed, Report, ReportError, asked_for, read_report
from paotong.reports import read_reports
from paotong.run import Run
from tests.made import lane

OUTPUT = ["findings", 0, "program", "runs", 0, "output"]

WHERE = Where("docs/a.md", 3)
FINDING = Finding(What.DIFFERS, WHERE, Where("snippets/a.py", 7), "docs/a.md:3: no")
RUN = Run("输出 ```\n", 0, None, 0.0)
PRINTED = Printed("a" * 64, tuple((seed, RUN) for seed in "123"))
REPORT = Report(lane(), frozenset(["b" * 64]), ((FINDING, PRINTED),))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    file = tmp_path / "report-3.14" / "outputs.json"
    REPORT.write(file)
    return file


def zipped(tmp_path: Path, name: str | zipfile.ZipInfo, content: bytes) -> Path:
    file = tmp_path / "report.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file


def why(*places: Path) -> str:
    with pytest.raises(ReportError) as raised:
        read_reports(list(places))
    return str(raised.value)


def test_a_report_is_read_as_it_was_written(written):
    (read,) = read_reports([written.parent])
    assert read.findings == REPORT.findings
    assert read.verified == REPORT.verified
    assert read.lane.to_json() == {**REPORT.lane.to_json(), "cuda": False}
    assert read.lane.name == REPORT.lane.name
    assert read.lane.has("linux") == REPORT.lane.has("linux")


def test_a_lane_with_cuda_is_told_as_one(written):
    told = json.loads(written.read_text())
    told["lane"]["cuda"] = True
    (read,) = read_reports([_write(written, told)])
    assert read.lane.has("cuda")
    assert not read.lane.has("browser")


def test_a_folder_of_several_and_a_zip_file_are_read(written, tmp_path):
    other = zipped(tmp_path, "3.13/outputs.json", written.read_bytes())
    assert len(read_reports([tmp_path])) == 2
    assert len(read_reports([other])) == 1
    assert len(read_reports([other, written])) == 2


def test_outputs_beyond_a_few_megabytes_are_left_out(tmp_path):
    large = tuple((seed, Run("x" * 999_999, 0, None, 0.0)) for seed in "123")
    findings = tuple(
        (
            Finding(What.DIFFERS, Where("docs/a.md", n), WHERE, "m" * 99_999),
            Printed("a" * 64, large),
        )
        for n in range(1, 9)
    )
    file = tmp_path / "outputs.json"
    Report(lane(), frozenset(), findings).write(file)
    assert file.stat().st_size < 9_000_000
    (read,) = read_reports([file])
    assert [printed is None for _, printed in read.findings] == [False] + [True] * 7


def _write(file: Path, told: Any) -> Path:
    file.write_text(json.dumps(told))
    return file


CHANGES = {
    "another schema": (
        ["schema"],
        "paotong-outputs/2",
        "its schema is 'paotong-outputs",
    ),
    "no schema": (["schema"], None, "its schema is 'None'"),
    "a path that leads out": (["findings", 0, "where", "path"], "docs/../x.md", "path"),
    "another folder": (["findings", 0, "where", "path"], "paotong/x.py", "path"),
    "an absolute path": (["findings", 0, "spot", "path"], "/etc/passwd", "path"),
    "another disk": (["findings", 0, "spot", "path"], "docs/a\\..\\b", "path"),
    "a line end in a path": (["findings", 0, "spot", "path"], "docs/a\nb", "path"),
    "half a character in a path": (
        ["findings", 0, "spot", "path"],
        "docs/\ud800.md",
        "path",
    ),
    "a line end behind a path": (
        ["findings", 0, "spot", "path"],
        "docs/a.md\n",
        "path",
    ),
    "a line end behind a digest": (["verified", 0], "a" * 64 + "\n", "verified[0]"),
    "no line": (["findings", 0, "where", "line"], 0, "line"),
    "a digest of another form": (["verified", 0], "A" * 64, "verified[0]"),
    "another version": (["lane", "version"], "3.14.1; rm", "version"),
    "a condition as text": (["lane", "cuda"], "yes", "cuda"),
    "an output of another kind": (
        ["findings", 0, "program", "runs", 0, "output"],
        ["x"],
        "output",
    ),
    "a giant output": (
        ["findings", 0, "program", "runs", 0, "output"],
        "x" * 2**21,
        "output",
    ),
    "an unknown fact": (["findings", 0, "more"], 1, "more"),
    "fewer runs": (["findings", 0, "program", "runs"], [], "runs"),
}


@pytest.mark.parametrize(("path", "value", "what"), CHANGES.values(), ids=CHANGES)
def test_what_no_job_writes_is_refused_with_its_place(written, path, value, what):
    told = json.loads(written.read_text())
    at = told
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    message = why(_write(written, told))
    assert message.startswith(f"{written}: ")
    assert what in message
    assert len(message) < 600


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[1", b"[" * 100_000, b"[]", b"3", b"1" * 10_000],
    ids=["empty", "no text", "cut off", "deep", "list", "number", "long number"],
)
def test_what_is_no_report_is_refused(content):
    with pytest.raises(ReportError, match=r"^a\.json: "):
        read_report(content, "a.json")


def test_control_characters_of_a_message_do_nothing(written):
    told = json.loads(written.read_text())
    told["findings"][0]["message"] = "\x1b[2Jgone \ud800"
    (read,) = read_reports([_write(written, told)])
    assert read.findings[0][0].message == "\\x1b[2Jgone \\ud800"


@pytest.mark.parametrize(
    "name",
    ["../outputs.json", "/outputs.json", "a/../../b.json", "C:x.json", "..\\x.json"],
)
def test_a_member_that_leads_out_of_its_zip_file_is_refused(written, tmp_path, name):
    message = why(zipped(tmp_path, name, written.read_bytes()))
    assert "leads out of its folder" in message


def test_a_link_in_a_zip_file_is_refused(tmp_path):
    link = zipfile.ZipInfo("outputs.json")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "is no file but a link" in why(zipped(tmp_path, link, b"/etc/passwd"))


def test_another_compression_is_refused(tmp_path):
    odd = zipfile.ZipInfo("outputs.json")
    odd.compress_type = zipfile.ZIP_LZMA
    file = tmp_path / "report.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(odd, b"{}")
    assert "is compressed in another way" in why(file)


def test_a_link_in_a_folder_is_refused(written, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "outputs.json").symlink_to(written)
    assert "this is a link" in why(tmp_path / "folder")


def test_a_file_that_unpacks_to_gigabytes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reports, "_SIZE", 1000)
    message = why(zipped(tmp_path, "outputs.json", b" " * 10_000))
    assert "has more than 1,000 bytes" in message
    (tmp_path / "outputs.json").write_bytes(b" " * 10_000)
    assert "has more than 1,000 bytes" in why(tmp_path / "outputs.json")


def test_more_files_than_any_job_leaves_are_refused(written, tmp_path, monkeypatch):
    monkeypatch.setattr(reports, "_COUNT", 1)
    assert "holds more than 1 files" in why(tmp_path)
    other = tmp_path / "two.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.json", b"")
        archive.writestr("b.json", b"")
    assert "holds more than 1 files" in why(other)


def test_a_broken_zip_file_is_refused(written, tmp_path):
    file = zipped(tmp_path, "outputs.json", written.read_bytes())
    content = file.read_bytes()
    file.write_bytes(content[:60] + b"\x00" * 20 + content[80:])
    assert "this is no ZIP file to be read" in why(file)
    file.write_bytes(b"nothing")
    assert "this is no ZIP file to be read" in why(file)


def test_where_no_report_is_that_is_said(tmp_path):
    assert "no report is there" in why(tmp_path)
    assert "does not exist" in why(tmp_path / "none")


def test_a_report_that_is_refused_stops_all_others(
    make_program, written, tmp_path, monkeypatch, capsys
):
    project = make_program("print(3)\n")
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    monkeypatch.chdir(project.root)
    arguments = ["accept", "--from", str(written), "--from", str(bad)]
    assert main(arguments) == 1
    assert capsys.readouterr().err.endswith("nothing written\n")


@pytest.mark.parametrize(
    ("variables", "asked"),
    [
        ({}, False),
        ({"CI": "true"}, True),
        ({"PAOTONG_REPORT": "1"}, True),
        ({"CI": "true", "PAOTONG_REPORT": "0"}, False),
    ],
)
def test_a_report_is_written_in_ci_or_where_it_is_asked_for(
    monkeypatch, variables, asked
):
    for name in ("CI", "PAOTONG_REPORT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert asked_for() is asked
