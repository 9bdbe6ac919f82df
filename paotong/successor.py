"""The same site for Zensical: ``mkdocs.yml`` and ``docs/`` in the form that it reads.

Zensical reads ``mkdocs.yml`` as it is, but knows no notebooks: the plugin that makes
pages of them is none that it has. So a folder is made in which each notebook stands as
the Markdown that the engine reads in it, and everything else as it is: in copies, for
where a file is a link, Zensical sees no change of anything. Its configuration is
``mkdocs.yml`` with other paths. A folder of its own, since ``zensical build --clean``
empties ``.cache`` beside the configuration.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from paotong.places import NOTEBOOK
from paotong.project import Project

FOLDER = ".zensical"
CONFIG = "zensical.yml"


def make_successor(project: Project, folder: Path) -> Path:
    """Make ``folder`` what Zensical builds the site of ``project`` from.

    What it held goes, but what Zensical itself keeps there. Returns the configuration.

    Raises:
        ValueError: ``mkdocs.yml`` holds no settings, or some that are set here.
        yaml.YAMLError: it is no YAML; both name its line.
    """
    for name in ("docs", "overrides"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in project.docs.rglob("*"):
        if path.is_file():
            put(project, path, folder / "docs")
    _copy_overrides(project.root / "overrides", folder / "overrides")
    config = folder / CONFIG
    config.write_text(_settings(project.root), "utf-8")
    return config


def put(project: Project, path: Path, docs: Path) -> Path:
    """Put a file of the pages into ``docs``, or take it out if it is gone.

    A copy of it, but for a notebook: its Markdown. Returns the path in ``docs``.
    """
    beside = docs / path.relative_to(project.docs)
    if path.suffix == NOTEBOOK:
        beside = beside.with_suffix(".md")
    beside.unlink(missing_ok=True)
    if path.is_file():
        beside.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == NOTEBOOK:
            beside.write_text(project.notebook(path).markdown, "utf-8")
        else:
            beside.write_bytes(path.read_bytes())
    return beside


def _copy_overrides(source: Path, target: Path) -> None:
    """Copy the templates but that of the search, which Zensical does in its own way."""
    for path in source.rglob("*.html"):
        beside = target / path.relative_to(source)
        if beside != target / "partials" / "search.html":
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(path.read_bytes())


class _Settings:
    """The settings of ``mkdocs.yml``, with the tags of Python in them as they are."""

    def __init__(self, path: Path) -> None:
        """Read them.

        Raises:
            ValueError: they lack what `set` and `texts` ask for; says what.
        """
        root = yaml.compose(path.read_text("utf-8"))
        if not isinstance(root, yaml.MappingNode):
            raise ValueError(f"{path}:1: write settings here, such as site_name: 跑通")
        self.path, self.root = path, root

    def at(self, *keys: str) -> yaml.Node | None:
        """What stands under a key, and the next in this, None if it is not there."""
        node: yaml.Node | None = self.root
        for key in keys:
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            node = next((value for name, value in pairs if name.value == key), None)
        return node

    def texts(self, *keys: str) -> Iterator[yaml.ScalarNode]:
        """The single values under a key, however deep in lists and mappings."""
        waiting = [self.at(*keys)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.ScalarNode):
                yield node
            elif isinstance(node, yaml.SequenceNode):
                waiting += node.value
            elif isinstance(node, yaml.MappingNode):
                waiting += [value for _, value in node.value]

    def set(self, key: str, value: str) -> None:
        """Add a key to the outermost mapping, which must not have it."""
        if there := self.at(key):
            where = f"{self.path}:{there.start_mark.line + 1}"
            raise ValueError(
                f"{where}: {key} is set here; take it out, as pages stand in docs/"
            )
        self.root.value.append((_text(key), _text(value)))

    def remove(self, key: str) -> None:
        """Take a key out of the outermost mapping."""
        pairs = self.root.value
        self.root.value = [(name, value) for name, value in pairs if name.value != key]


def _text(value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", value)


def _settings(root: Path) -> str:
    """``mkdocs.yml`` for a folder with the pages, of which none is a notebook."""
    settings = _Settings(root / "mkdocs.yml")
    settings.set("docs_dir", "docs")
    settings.set("site_dir", "site")
    for page in settings.texts("nav"):
        if page.value.endswith(NOTEBOOK):
            page.value = page.value.removesuffix(NOTEBOOK) + ".md"
    settings.remove("watch")  # Zensical would make everything anew
    extensions = settings.at("markdown_extensions")
    listed = extensions.value if extensions else []
    for number, extension in enumerate(listed):
        if extension.value == "paotong":
            options = yaml.MappingNode(_MAP, [(_text("notebooks"), _text(".md"))])
            listed[number] = yaml.MappingNode(_MAP, [(extension, options)])
    return str(yaml.serialize(settings.root, allow_unicode=True))


_MAP = "tag:yaml.org,2002:map"
