"""A small site in the shape of this repository's, built in this process."""

from __future__ import annotations

import logging
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from paotong.pyodide_files import REQUIRED
from tests.build_server import Said
from tests.made import FENCES

JUPYTER = """\
  - mkdocs-jupyter:
      include: ["*.ipynb"]
      ignore: ["*.md"]
      include_source: true
      cache: false
"""
CONFIG = (
    r"""
site_name: 做成的网站
site_url: https://example.org/made/
site_description: 几页
repo_url: https://example.org/repo
edit_uri: edit/main/docs/
theme:
  name: material
  custom_dir: overrides
  language: zh
  font: false
  features:
    - navigation.footer
    - navigation.indexes
    - navigation.tabs
    - toc.follow
extra: {generator: false}
extra_css: [assets/site.css]
nav:
  - 首页: index.md
  - 甲:
      - one/index.md
      - one/names.md
      - one/copies.md
  - 乙:
      - 二号: two/cycles.md
      - two/lab.ipynb
  - 标签: tags.md
plugins:
  - search:
      lang: zh
      separator: '[\s\u200b\-_,:!=\[\]()"`/，。！？；：、（）《》]+|\.(?!\d)|&[lg]t;'
  - tags
  - markdown-exec: {languages: [python, tree]}
"""
    + JUPYTER
    + """\
  - paotong
markdown_extensions:
  - paotong
  - paotong.mathematics
  - abbr
  - admonition
  - attr_list
  - footnotes
  - md_in_html
  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.highlight
  - pymdownx.snippets: {base_path: [snippets]}
"""
    + FENCES
    + """\
  - pymdownx.tabbed: {alternate_style: true}
validation:
  links: {anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""
)

MAIN = """{% extends "base.html" %}
{% block content %}{{ super() }}<p>页脚一</p>{% endblock %}
"""


@dataclass(frozen=True)
class Built:
    """The files of a site that was built, and what was said on the way."""

    files: dict[str, bytes]
    said: list[str]


class MadeSite:
    """A folder with a site, which `build` builds with kept pages or without any."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root.resolve()
        monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
        monkeypatch.delenv(REQUIRED, raising=False)  # of this repository's own site
        monkeypatch.chdir(self.root)
        self.write("mkdocs.yml", CONFIG)
        self.write("overrides/main.html", MAIN)
        (self.root / "snippets").mkdir()

    level = logging.INFO  # --quiet is ERROR
    propagate = True  # MkDocs' command does not: its loggers keep all to themselves

    @property
    def pages(self) -> Path:
        """The folder of what is kept."""
        return self.root / ".paotong" / "pages"

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def build(self, site: str | None = None, **options: Any) -> Built:
        """Build the site as ``mkdocs build`` does, into ``site`` or its own folder."""
        time.sleep(0.06)  # a file that was only just written may yet be written again
        target = Path(site or self.root / "site")
        heard = Said()
        logger = logging.getLogger("mkdocs")
        level, propagate = logger.level, logger.propagate
        logger.setLevel(self.level)
        logger.propagate = self.propagate
        logger.addHandler(heard)
        try:
            config = load_config(
                str(self.root / "mkdocs.yml"), site_dir=str(target), **options
            )
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        finally:
            logger.removeHandler(heard)
            logger.setLevel(level)
            logger.propagate = propagate
        return Built(files_in(target), heard.said)

    def build_clean(self, **facts: Any) -> Built:
        """Build the site in a new folder, as if nothing had been kept but the runs."""
        new = self.root.with_name("clean")
        kept, aside = self.root / ".paotong", self.root.with_name("aside")
        aside.mkdir()
        for path in self.kept():
            path.rename(aside / path.name)
        try:
            return self._build_anew(str(new), **facts)
        finally:
            shutil.rmtree(new, ignore_errors=True)
            for path in self.kept():
                shutil.rmtree(path)
            for path in aside.iterdir():
                path.rename(kept / path.name)
            aside.rmdir()

    def _build_anew(self, site: str, **facts: Any) -> Built:
        return self.build(site, **facts)

    def kept(self) -> list[Path]:
        """The folders of what is kept besides runs, whose folders have two letters."""
        return [p for p in self.root.glob(".paotong/???*") if p.is_dir()]


def files_in(folder: Path) -> dict[str, bytes]:
    """All files in a folder, by their paths in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differences(one: Built, other: Built) -> list[str]:
    """The files in which two builds differ, and whether they said something else."""
    names = sorted(one.files.keys() | other.files.keys())
    files = [n for n in names if one.files.get(n) != other.files.get(n)]
    return files + ["what was said"] * (one.said != other.said)
