"""What others cite, and what is kept up to date: they name what there is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from packaging.version import Version

from paotong.releases import project_version
from paotong.site_facts import read_site_facts
from tests.workflow_job import ROOT

CITED = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
DEPENDABOT = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


def test_the_version_that_is_cited_is_that_of_the_project():
    assert CITED["version"] == project_version(ROOT)


def test_a_version_is_the_day_of_its_release():
    day = date(*Version(CITED["version"]).release[:3])
    assert date.fromisoformat(CITED["date-released"]) == day


def test_what_is_cited_is_this_site():
    assert CITED["url"] == read_site_facts(ROOT).url


def kept_up_to_date(ecosystem: str) -> set[Path]:
    named = [u for u in DEPENDABOT["updates"] if u["package-ecosystem"] == ecosystem]
    patterns = [p for u in named for p in u.get("directories", [u.get("directory")])]
    return {
        folder.resolve()
        for pattern in patterns
        for folder in ([ROOT] if pattern == "/" else ROOT.glob(pattern.strip("/")))
    }


@pytest.mark.parametrize(
    ("ecosystem", "files"),
    [("pip", "requirements*.txt"), ("npm", "package-lock.json")],
)
def test_every_list_of_packages_is_kept_up_to_date(ecosystem, files):
    places = ["", "benchmarks", "paotong/*", "tests/*", "tests/npm/*"]
    found = {
        file.parent
        for place in places
        for file in ROOT.glob(f"{place}/{files}".lstrip("/"))
    }
    assert found and found <= kept_up_to_date(ecosystem)


def test_actions_are_kept_up_to_date():
    assert kept_up_to_date("github-actions") == {ROOT}


def test_every_update_waits_for_a_week():
    assert all(u["cooldown"]["default-days"] >= 7 for u in DEPENDABOT["updates"])


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_an_issue_is_asked_for_in_few_words(form):
    asked = yaml.safe_load(form.read_text("utf-8"))["body"]
    assert 1 < len(asked) <= 3
    assert any(each.get("validations", {}).get("required") for each in asked)
