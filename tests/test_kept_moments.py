"""Builds that are killed, that run at the same time, and that see an edit half-way.

All happens at the n-th touch of a file, never after some time.
"""

from __future__ import annotations

import os
import random
import signal

import pytest

from tests.built_site import BuiltSite
from tests.kept_pages import program
from tests.kept_story import Story
from tests.made_site import Built, differences, files_in

SEED = int(os.environ.get("KEPT_SEEDS", "1").partition("-")[0])
MOMENTS = int(os.environ.get("KEPT_MOMENTS", "3"))


@pytest.fixture
def site(tmp_path, monkeypatch, two):
    return BuiltSite(tmp_path, monkeypatch, two)


@pytest.fixture
def story(site):
    made = Story(site, SEED)
    site.build()
    return made


def moments(site: BuiltSite, chance: random.Random) -> list[int]:
    """Touches of a build, in its whole length: the first, the last, some between."""
    ask = site.builders.ask
    last = ask("end", ask("begin", site.job(site=str(site.root.parent / "trial"))))
    between = chance.sample(range(2, last["touches"]), MOMENTS - 2)
    return [1, *sorted(between), last["touches"]]


def test_a_build_after_one_that_was_killed_is_that_of_a_clean_build(site, story):
    for moment in moments(site, story.random):
        done = story.edit()
        job = site.job(ends=[[moment, signal.SIGKILL]])
        ended = site.builders.ask("end", site.builders.ask("begin", job))
        assert ended["code"] in (-signal.SIGKILL, 0)
        assert differences(site.build(), site.build_clean()) == [], (moment, done)


def test_a_first_build_that_was_killed_leaves_nothing_wrong(site):
    Story(site, SEED)
    for moment in (40, 120, 240, 400):
        job = site.job(ends=[[moment, signal.SIGKILL]])
        ended = site.builders.ask("end", site.builders.ask("begin", job))
        assert ended["code"] == -signal.SIGKILL
    assert differences(site.build(), site.build_clean()) == []


def test_an_edit_during_a_build_is_in_the_next(site, story):
    ask = site.builders.ask
    for moment in moments(site, story.random):
        done = story.edit()
        number = ask("begin", site.job(ends=[[moment, signal.SIGSTOP]]))
        ask("stopped", number)
        done += story.edit()
        ask("go_on", number)
        ask("end", number)
        assert differences(site.build(), site.build_clean()) == [], (moment, done)


@pytest.mark.parametrize("edited", ["overrides/main.html", "docs/one/names.md"])
def test_an_edit_during_a_build_that_is_taken_back_is_in_no_page(site, story, edited):
    ask = site.builders.ask
    was = site.read(edited)
    for moment in moments(site, story.random):
        site.environment["MADE_DESCRIPTION"] = f"第 {moment} 次"  # every page is made
        number = ask("begin", site.job(ends=[[moment, signal.SIGSTOP]]))
        ask("stopped", number)
        site.write(edited, was.replace("页脚一", "页脚二").replace("# 名字", "# 名"))
        ask("go_on", number)
        ask("end", number)
        site.write(edited, was)
        assert differences(site.build(), site.build_clean()) == [], moment


def test_an_engine_that_is_edited_during_a_build_and_put_back_is_in_no_page(
    site, story
):
    """A part of it is loaded by then, and more when the first page is made."""
    ask = site.builders.ask
    edit = ('"pt-output"', '"pt-other"')
    for moment in moments(site, story.random):
        site.write("snippets/one/names.py", program(f"'{moment}'"))
        number = ask("begin", site.job(ends=[[moment, signal.SIGSTOP]]))
        ask("stopped", number)
        assert site.edit_engine("panel.py", *edit)
        ask("go_on", number)
        ask("end", number)
        assert site.edit_engine("panel.py", *reversed(edit))
        assert differences(site.build(), site.build_clean()) == [], moment


def test_two_builds_into_two_folders_at_a_time_are_both_right(site, story):
    ask = site.builders.ask
    other = site.root.parent / "other"
    for moment in moments(site, story.random):
        done = story.edit()
        first = ask("begin", site.job(ends=[[moment, signal.SIGSTOP]]))
        ask("stopped", first)
        beside = site.build(site=str(other))
        ask("go_on", first)
        said = ask("end", first)["said"]
        both = Built(files_in(site.root / "site"), said), beside
        clean = site.build_clean()
        assert [differences(each, clean) for each in both] == [[], []], (moment, done)
        assert differences(site.build(), clean) == [], (moment, done)


def test_two_builds_into_one_folder_at_a_time_are_both_right(site, story):
    ask = site.builders.ask
    for moment in moments(site, story.random):
        done = story.edit()
        first = ask("begin", site.job(ends=[[moment, signal.SIGSTOP]]))
        ask("stopped", first)
        second = ask("begin", site.job())
        ask("go_on", first)
        ended = [ask("end", number) for number in (first, second)]
        assert [each["failed"] for each in ended] == [None, None], (moment, done)
        found = Built(files_in(site.root / "site"), ended[1]["said"])
        clean = site.build_clean()
        assert differences(found, clean) == [], (moment, done)
        assert differences(site.build(), clean) == [], (moment, done)
