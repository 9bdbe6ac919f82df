"""What the build makes of the whole site: map, misconceptions, ledger, feed, badge."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from paotong.fences import find_fences
from paotong.front_matter import read_front_matter
from paotong.project import Project

ROOT = Path(__file__).parents[2]
BYTES = 150_000
FEED = {"rel": "alternate", "type": "application/rss+xml"}


@pytest.fixture(scope="module")
def ledger(site):
    return json.loads((site / "ledger.json").read_text("utf-8"))


def _pages(suffix):
    return sorted((ROOT / "docs").rglob(f"*{suffix}"))


def test_the_ledger_is_what_its_schema_says(site, ledger):
    schema = json.loads((site / ledger["$schema"]).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(ledger, schema)


def test_every_example_has_its_row(ledger):
    programs = [
        f for page in _pages(".md") for f in find_fences(page.read_text("utf-8"))
    ]
    assert len(ledger["examples"]) == len(programs) + len(_pages(".ipynb"))
    assert ledger["totals"]["examples"] == len(ledger["examples"])
    assert len({example["id"] for example in ledger["examples"]}) == len(
        ledger["examples"]
    )


def test_every_row_leads_to_its_example(ledger, pages):
    for example in ledger["examples"]:
        path, _, name = example["url"].partition("#")
        page = pages[Path(path) / "index.html"]
        if name:
            shown = [a for _, a in page.elements if a.get("id") == name]
            assert [a["class"] for a in shown] == ["pt-example"], example["id"]


def test_no_example_is_wrong(ledger):
    verdicts = {
        v["verdict"] for e in ledger["examples"] for v in e["verdicts"].values()
    }
    assert verdicts <= {"verified", "not run here"}


def test_the_page_of_the_ledger_is_light(site, ledger):
    html = (site / "ledger" / "index.html").read_text("utf-8")
    assert html.count("<tr>") > len(ledger["examples"])
    assert len(html.encode()) < BYTES


def test_the_badge_counts_what_the_ledger_counts(site, ledger):
    text = "".join(ElementTree.parse(site / "badge.svg").getroot().itertext())
    assert f"{ledger['totals']['examples']} 个示例" in text


def test_every_misconception_is_collected_and_leads_to_its_box(pages):
    boxes = {
        (path.parent.as_posix(), attributes["id"])
        for path, page in pages.items()
        for _, attributes in page.elements
        if attributes.get("id", "").startswith("误区")
        and "failure" in attributes.get("class", "").split()
    }
    collected = pages[Path("misconceptions/index.html")]
    links = [unescape(link) for link in collected.values("href", "a")]
    found = {tuple(link[3:].split("/#")) for link in links if "/#误区" in link}
    assert len(boxes) > 50
    assert found == boxes


def test_most_misconceptions_lead_to_the_run_that_refutes_them(site):
    html = (site / "misconceptions" / "index.html").read_text("utf-8")
    beliefs = html.count('class="pt-myth"')
    assert html.count("看推翻它的运行") > 0.9 * beliefs


def test_every_page_of_a_chapter_has_its_place_on_the_map():
    project = Project(ROOT)
    for path in [*_pages(".md"), *_pages(".ipynb")]:
        chapter = path.parent != ROOT / "docs" and path.stem != "index"
        facts = read_front_matter(project.page(path))
        assert (facts.prerequisites is not None) == chapter, path


def test_the_map_leads_to_every_lesson(pages):
    home = pages[Path("index.html")]
    lessons = [a for _, a in home.elements if a.get("data-page")]
    assert len(lessons) == sum(path.stem != "index" for path in _chapters())
    assert all((ROOT / "docs" / a["data-page"]).is_file() for a in lessons)


def _chapters():
    return [p for s in (".md", ".ipynb") for p in _pages(s) if p.parent.name != "docs"]


def test_generated_lists_do_not_flood_the_search(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    texts = {e["location"]: e["title"] + e["text"] for e in index["docs"]}
    ledger = "".join(t for place, t in texts.items() if place.startswith("ledger/"))
    assert "账本" in ledger.replace("\u200b", "")
    assert ".py" not in ledger
    myths = [place for place in texts if place.startswith("misconceptions/")]
    assert myths == ["misconceptions/"]


def test_every_page_links_to_the_feed(pages, site):
    for path, page in pages.items():
        links = [a for _, a in page.elements if FEED.items() <= a.items()]
        assert len(links) == 1, path
    assert (site / "feed.xml").is_file()


def test_the_feed_leads_to_pages_and_tells_no_date_that_is_guessed(site):
    (channel,) = ElementTree.parse(site / "feed.xml").getroot()
    home = channel.findtext("link", "")
    for item in channel.iter("item"):
        path = item.findtext("link", "").removeprefix(home)
        assert (site / path / "index.html").is_file()
        assert parsedate_to_datetime(item.findtext("pubDate", "")).tzinfo
    if not list(channel.iter("item")):
        assert "没有提交历史" in channel.findtext("description", "")


def test_every_page_has_what_a_link_preview_shows(pages):
    for path, page in pages.items():
        facts = {a.get("property"): a.get("content") for _, a in page.elements}
        for name in ("og:title", "og:description", "og:type", "og:site_name"):
            assert facts.get(name), f"{path}: {name}"
        if path.name != "404.html":
            assert facts["og:url"].startswith("https://paotong.github.io/paotong/")
        described = [
            a["content"] for _, a in page.elements if a.get("name") == "description"
        ]
        assert described == [facts["og:description"]], path


@pytest.mark.parametrize(
    ("path", "title", "kind"),
    [
        ("index.html", "跑通 - 每个程序", "website"),
        ("runtime/gc/index.html", "循环垃圾回收 - 跑通", "article"),
        ("404.html", "这一页不存在 - 跑通", "website"),
    ],
)
def test_a_page_is_called_after_what_it_is(pages, site, path, title, kind):
    text = (site / path).read_text("utf-8")
    assert f"<title>{title}" in text
    kinds = [a for _, a in pages[Path(path)].elements if a.get("property") == "og:type"]
    assert [a["content"] for a in kinds] == [kind]
    hidden = '<meta name="robots" content="noindex">' in text
    assert hidden == (path == "404.html")


def test_no_two_pages_describe_themselves_alike(pages):
    described = [
        a["content"]
        for path, page in pages.items()
        for _, a in page.elements
        if a.get("name") == "description" and path.name != "404.html"
    ]
    assert len(set(described)) == len(described)


def test_the_style_sheet_is_no_larger_than_it_must_be():
    for name in ("ledger.css", "ledger.js"):
        text = (ROOT / "docs/assets" / name).read_text("utf-8")
        assert len(text.encode()) < 10_000
        assert not re.search(r"https?:", text)
