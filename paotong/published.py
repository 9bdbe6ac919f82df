"""Files that are published beside the pages: the ledger, the badge and the feed."""

from __future__ import annotations

from paotong import badge, feeds, ledger
from paotong.commits import NoHistoryError, read_history
from paotong.rendering import log
from paotong.site_facts import SiteFacts
from paotong.survey import Survey, shelf_of


def published_names(survey: Survey, site: SiteFacts) -> list[str]:
    """The names of the files that a site has beside its pages.

    The ledger and its badge where a page shows the ledger, the feed where there are
    lessons and the site has an address.
    """
    names = [ledger.FILE, badge.FILE] if survey.shows("ledger") else []
    lessons = any(outline.lesson for outline in survey.outlines.values())
    return names + [feeds.FILE] * bool(lessons and site.url)


def published(survey: Survey, site: SiteFacts, name: str) -> str:
    """The content of the file of this name."""
    if name not in (ledger.FILE, badge.FILE):
        return _feed(survey, site)
    made = survey.made_of_runs
    if (name, site) not in made:
        made[name, site] = _of_ledger(survey.ledger, site, name)
    return str(made[name, site])


def _of_ledger(known: ledger.Ledger, site: SiteFacts, name: str) -> str:
    if name == ledger.FILE:
        return known.to_json(site.path)
    return badge.badge(known, site.name)


def _feed(survey: Survey, site: SiteFacts) -> str:
    root = survey.engine.project.root
    try:
        history = read_history(root, shelf_of(survey.engine, "history"))
    except NoHistoryError as error:
        log.info("The feed has no entries: %s", error)
        return feeds.rss(site, [], without=f"没有条目：{_WITHOUT}")
    return feeds.rss(site, feeds.entries(survey.outlines, history))


_WITHOUT = "构建时没有提交历史，日期无从得知，也不猜。"
