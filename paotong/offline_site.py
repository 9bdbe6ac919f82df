"""The service worker of a site: what lets readers read on where there is no network.

Pages do not depend on it. It is plain JavaScript, in ``offline/``; a build tells it
which scripts and styles belong to its pages. Where it is not wanted, another worker
takes its place, which deletes what was kept and goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from paotong.assets import folder_of, mark_bundle, move, name_in

WORKER = "offline-worker.js"
_OWN = Path(__file__).with_name("offline")
# Of the theme: its scripts and styles for readers, whose names hold their digests.
_THEME = re.compile(r"assets/(?:javascripts|stylesheets)/(workers/)?[^/]+\.(js|css)")
_LUNR = "assets/javascripts/lunr/min/lunr"
_ALWAYS = ("sitemap.xml", "search/search_index.json")


class Options(Config):
    """``offline``: whether readers can read on without a network."""

    offline = Type(bool, default=True)


def prepare(config: MkDocsConfig, *, wanted: bool) -> None:
    """Let pages ask for scripts and styles of this build, and for its worker."""
    name_in(config, folder_of(config, _source("keep.js")))
    config.extra["offline"] = WORKER if wanted else None


def publish(files: Files, config: MkDocsConfig) -> None:
    """Let the site have what `prepare` promised; or the worker that ends the other."""
    move(files, config, config.extra["assets"])
    mark_bundle(files, config)
    wanted = config.extra["offline"]
    text = _keeping(files, config) if wanted else _source("stop.js")
    files.append(File.generated(config, WORKER, content=text))


def _source(name: str) -> str:
    return (_OWN / name).read_text("utf-8")


def _keeping(files: Files, config: MkDocsConfig) -> str:
    folder = str(config.extra["assets"])
    told = {"BUILD": folder.rpartition("/")[2], "CORE": sorted(_core(files, config))}
    lines = [f"const {name} = {json.dumps(value)};\n" for name, value in told.items()]
    return "".join(lines) + _source("keep.js")


def _core(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """What every page needs, by its paths in the site, and what searching needs."""
    search = config.plugins.get("material/search")
    languages = search.config.lang if search else ()
    parts = {"stemmer.support", *languages, *["multi"][: len(languages) - 1]}
    wanted = {f"{_LUNR}.{part}.min.js" for part in parts}
    wanted |= {str(config.theme.get("logo")), str(config.theme.get("favicon"))}
    for path in (file.dest_uri for file in files):
        if path in wanted or _THEME.fullmatch(path) or _is_own(path, config):
            yield path
    yield from _ALWAYS if search else _ALWAYS[:1]


def _is_own(path: str, config: MkDocsConfig) -> bool:
    """Whether it is a script or a style of ours; fonts are kept where they are used."""
    inside = path.startswith(f"{config.extra['assets']}/")
    return inside and path.endswith((".js", ".css"))
