"""The table of what is wrong: one row for all lanes, and text that is only text."""

from __future__ import annotations

import html
import json
import re

import pytest
from markdown_it import MarkdownIt

from paotong.__main__ import main
from paotong.example import Where
from paotong.findings import Finding, What
from paotong.report import Report
from paotong.summary import LIMIT, add_to_summary, inert, summary
from tests.made import fence, include, lane

SIGNS = [
    "| a | b |",
    "``````",
    "]]></pre></td></table><script>alert(1)</script><img src=x onerror=y>",
    "&lt;b&gt; &amp; &#35;",
    "**bold** _it_ ~~no~~ $x$ # head",
    "[a](http://evil.example) <http://evil.example> http://b.example www.b.example",
    "![](http://evil.example/p.png) @someone #12 a@b.example",
    "::error::x",
    "##[add-mask]x",
    "a\\|b",
    "- [ ] task",
    "a\nb\r\nc\rd",
    "  two  spaces",
]


GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"h3", "p", "pre", "code", "table", "thead", "tbody", "tr", "th", "td"}


def finding(details: str, page: str = "docs/a.md", line: int = 3) -> Finding:
    where = Where(page, line)
    return Finding(What.DIFFERS, where, where, f"{where}: it differs\n{details}")


def report(*findings: Finding, version: str = "3.14.1", **facts: object) -> Report:
    found = tuple((each, None) for each in findings)
    return Report(lane(version, **facts), frozenset(), found)


def cells(text: str) -> list[list[str]]:
    rows = [line for line in text.split("\n") if line.startswith("| docs/")]
    return [[cell.strip() for cell in row[1:-1].split("|")] for row in rows]


@pytest.mark.parametrize("text", SIGNS, ids=ascii)
def test_text_is_nothing_but_text(text):
    """In Markdown with tables: no tag comes out that is not ours, and all the words."""
    shown = GITHUB.render(summary([report(finding(text))]))
    assert set(re.findall(r"<\W*(\w+)", shown)) - {"br"} == OURS
    (inside,) = re.findall(r"<pre>(.*?)</pre>", shown, re.DOTALL)
    lines = re.sub(r"\r\n?", "\n", text).split("\n")
    assert html.unescape(inside).split("<br>") == lines


@pytest.mark.parametrize("text", SIGNS, ids=ascii)
def test_a_text_has_no_sign_of_the_runner(text):
    assert "::" not in inert(text)
    assert "##[" not in inert(text)
    assert "\n" not in inert(text) and "\r" not in inert(text)


def test_half_a_character_can_be_written():
    assert inert("\ud800").encode() == b"&#92;ud800"


def test_lanes_that_find_the_same_share_a_row():
    text = summary(
        [
            report(finding("- 1\n+ 2"), version="3.13.2"),
            report(finding("- 1\n+ 2"), finding("- a\n+ b", line=9)),
            report(finding("- 1\n+ 3"), free_threaded=True),
        ]
    )
    assert [(row[1], row[2]) for row in cells(text)] == [
        ("3", "CPython 3.13.2<br>CPython 3.14.1"),
        ("3", "CPython 3.14.1t"),
        ("9", "CPython 3.14.1"),
    ]
    assert "### 3 处没有通过" in text
    assert "核对过的环境：CPython 3.13.2、CPython 3.14.1、CPython 3.14.1t" in text
    assert "<code>nox -s accept -- docs/a.md</code>" in cells(text)[0][4]
    assert "nox -s accept -- --from" in text


def test_a_failure_that_names_its_lane_shares_a_row_too():
    where = Where("docs/a.md", 3)
    found = [
        report(
            Finding(What.FAILS, where, where, f"{where}: it ended (CPython {version})"),
            version=version,
        )
        for version in ("3.13.2", "3.14.1")
    ]
    (row,) = cells(summary(found))
    assert row[2] == "CPython 3.13.2<br>CPython 3.14.1"
    assert "nox -s test -- docs/a.md" in row[4]
    assert "--from" not in summary(found)


def test_where_nothing_is_wrong_that_is_said():
    text = summary([report(), report(version="3.13.2")])
    assert "CPython 3.14.1、CPython 3.13.2" in text
    assert "都相同" in text
    assert "|" not in text


def test_a_summary_is_bounded_and_says_how_many_more():
    many = [finding("- <|>\n" * 500, line=n) for n in range(1, 301)]
    text = summary([report(*many)])
    assert len(text.encode()) < LIMIT // 2
    shown = len(cells(text))
    assert 50 <= shown <= 100
    assert f"还有 {300 - shown} 处没有列出" in text
    tight = summary([report(*many)], limit=20_000)
    assert len(tight.encode()) < 20_000
    assert 1 <= len(cells(tight)) < shown


def test_a_step_never_has_more_than_github_takes(tmp_path):
    file = tmp_path / "summary.md"
    text = summary([report(*[finding("<|>" * 99, line=n) for n in range(1, 99)])])
    for _ in range(99):
        add_to_summary(text, file)
    assert file.stat().st_size < LIMIT
    assert "摘要放不下更多" in file.read_text("utf-8")


def test_the_command_makes_one_table_of_the_reports_that_sessions_leave(
    make_project, monkeypatch, capsys, tmp_path
):
    """From the tests of a contributor, over two lanes, to the records put right."""
    page = include("a.py") + fence("print(1)\n\n# Output:\n# 2") + "```py\n```\n"
    project = make_project(page, {"a.py": "print(3)\n\n# Output:\n# 4\n"})
    monkeypatch.setenv("PAOTONG_REPORT", "1")
    monkeypatch.chdir(project.root)
    assert project.pytest().returncode == 1
    (left,) = (project.root / ".paotong" / "report").rglob("*.json")
    told = json.loads(left.read_text())
    told["lane"]["version"] = "3.99.1"
    other = tmp_path / "other" / "outputs.json"
    other.parent.mkdir()
    other.write_text(json.dumps(told))
    assert main(["report", str(left.parent), str(other.parent)]) == 0
    text = capsys.readouterr().out
    rows = cells(text)
    assert [row[1] for row in rows] == ["3", "6", "12"]
    assert all("<br>CPython 3.99.1" in row[2] for row in rows)
    assert "<pre>- 4<br>+ 3</pre>" in rows[0][3]
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert main(["report", str(left.parent), str(other.parent)]) == 0
    assert (tmp_path / "summary.md").read_text("utf-8") == f"{text}\n"
    assert capsys.readouterr().out == ""
    assert main(["accept", "--from", str(left.parent), "--from", str(other)]) == 0
    assert project.read("snippets/a.py") == "print(3)\n\n# Output:\n# 3\n"
    assert "# Output:\n# 1\n" in project.read("docs/index.md")
