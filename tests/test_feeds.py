"""The feed: new and changed lessons, with the dates of their commits."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from paotong.commits import Dates
from paotong.feeds import entries, rss
from paotong.outlines import Outline
from paotong.site_facts import SiteFacts

SITE = SiteFacts("网站", "关于它", "https://example.org/site")
DAYS = [f"2026-03-0{day}T08:00:00+00:00" for day in range(1, 8)]
ONE = Outline("a/一.md", "一 & 二", "说明", prerequisites=(), includes=("a/x.py",))
TWO = Outline("b.md", "乙", prerequisites=())
BOTH = {"a/一.md": ONE, "b.md": TWO}


def told(history: dict[str, Dates], outlines=None) -> list[tuple[str, str, bool]]:
    found = entries(BOTH if outlines is None else outlines, history)
    return [(entry.outline.page, entry.when, entry.new) for entry in found]


def channel_of(feed: str) -> ElementTree.Element:
    (channel,) = ElementTree.fromstring(feed)
    return channel


def items(feed: str) -> list[dict[str, str]]:
    channel = channel_of(feed)
    return [{e.tag: e.text or "" for e in item} for item in channel.iter("item")]


def test_the_latest_comes_first_and_a_page_that_changed_comes_twice():
    history = {
        "docs/a/一.md": Dates(DAYS[0], DAYS[2]),
        "docs/b.md": Dates(DAYS[1], DAYS[1]),
    }
    assert told(history) == [
        ("a/一.md", DAYS[2], False),
        ("b.md", DAYS[1], True),
        ("a/一.md", DAYS[0], True),
    ]


def test_a_page_changes_with_the_programs_that_it_shows():
    history = {
        "docs/a/一.md": Dates(DAYS[0], DAYS[0]),
        "snippets/a/x.py": Dates(DAYS[0], DAYS[3]),
        "snippets/a/other.py": Dates(DAYS[0], DAYS[5]),
    }
    assert told(history)[0] == ("a/一.md", DAYS[3], False)


def test_only_lessons_that_are_committed_are_in_it():
    index = Outline("index.md", "首页")
    dates = Dates(DAYS[0], DAYS[0])
    found = told(
        {"docs/index.md": dates, "docs/b.md": dates}, BOTH | {"index.md": index}
    )
    assert found == [("b.md", DAYS[0], True)]


def test_an_item_says_what_and_where_and_when():
    found = entries(BOTH, {"docs/a/一.md": Dates(DAYS[0], DAYS[2])})
    changed, new = items(rss(SITE, found))
    assert (changed["title"], new["title"]) == ("改：一 & 二", "新：一 & 二")
    assert new["link"] == "https://example.org/site/a/%E4%B8%80/"
    assert new["description"] == "说明"
    assert parsedate_to_datetime(changed["pubDate"]).isoformat() == DAYS[2]


def test_a_page_that_changes_once_more_is_another_item():
    before = entries(BOTH, {"docs/b.md": Dates(DAYS[0], DAYS[2])})
    after = entries(BOTH, {"docs/b.md": Dates(DAYS[0], DAYS[3])})
    ids = [
        [item["guid"] for item in items(rss(SITE, found))] for found in (before, after)
    ]
    assert ids[0][0] != ids[1][0]
    assert ids[0][1] == ids[1][1]


def test_the_same_history_makes_the_same_feed():
    dates = Dates(DAYS[0], DAYS[0])
    history = {"docs/b.md": dates, "docs/a/一.md": dates}
    turned = dict(reversed(history.items()))
    assert rss(SITE, entries(BOTH, history)) == rss(SITE, entries(BOTH, turned))


def test_a_feed_without_a_history_has_no_item_and_no_date_and_says_why():
    feed = rss(SITE, [], without="没有历史")
    channel = channel_of(feed)
    assert channel.findtext("description") == "没有历史"
    assert channel.find("lastBuildDate") is None
    assert items(feed) == []


def test_an_address_follows_the_settings_of_the_site():
    flat = SiteFacts("网站", url="https://example.org/", directory_urls=False)
    assert flat.path("a/index.md") == "a/index.html"
    assert flat.path("a/b.ipynb", "环") == "a/b.html#%E7%8E%AF"
    assert SITE.path("a/index.md") == "a/"
    assert SITE.path("index.md") == ""
