"""The same site for Zensical: ``mkdocs.yml`` and ``docs/`` in the form that it reads.

Zensical reads ``mkdocs.yml`` as it is, but knows no notebooks: the plugin that makes
pages of them is none that it has. So a folder is made in which each notebook stands as
the Markdown that the engine reads in it, and everything else as it is: in copies, for
where a file is a link, Zensical sees no change of anything. In the front matter of a
page stands its key (see `paotong.successor_keys`), as Zensical keeps pages by their
texts; its scissors are hidden. The configuration is ``mkdocs.yml`` with other paths. A
folder of its own, since ``zensical build --clean`` empties ``.cache`` beside the
configuration.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from paotong.places import NOTEBOOK, PAGES
from paotong.project import Project
from paotong.scissors import hide
from paotong.successor_keys import Keys

FOLDER = ".zensical"
CONFIG = "zensical.yml"
OVERRIDES = "overrides"
SETTINGS = "mkdocs.yml"
_FENCE = "---"


def make_successor(keys: Keys, folder: Path) -> Path:
    """Make ``folder`` what Zensical builds the site from whose pages have these keys.

    What it held goes, but what Zensical itself keeps there. Returns the configuration.

    Raises:
        ValueError: ``mkdocs.yml`` holds no settings, or some that are set here.
        yaml.YAMLError: it is no YAML; both name its line.
    """
    project = keys.project
    config = configure(project.root, folder)
    for name in ("docs", OVERRIDES):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in project.docs.rglob("*"):
        if path.is_file():
            key = keys.key(path) if path.suffix in PAGES else ""
            put(project, path, folder / "docs", key)
    for path in (project.root / OVERRIDES).rglob("*.html"):
        put_override(project.root, path, folder)
    return config


def configure(root: Path, folder: Path) -> Path:
    """Write the configuration into ``folder``; raises what `make_successor` does."""
    settings = _settings(root)
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / CONFIG
    config.write_text(settings, "utf-8")
    return config


def put(project: Project, path: Path, docs: Path, key: str) -> None:
    """Put a file of the pages into ``docs``, or take it out if it is gone.

    A copy of it, but for a page: its Markdown, with ``key`` in its front matter.
    """
    beside = docs / path.relative_to(project.docs)
    if path.suffix == NOTEBOOK:
        beside = beside.with_suffix(".md")
    content = None
    if path.is_file():
        content = path.read_bytes()
        if path.suffix in PAGES:
            content = _page(project, path, key).encode()
    _write(beside, content)


def put_override(root: Path, path: Path, folder: Path) -> None:
    """Put a template into ``folder``, or take it out if it is gone.

    But that of the search, which Zensical does in its own way.
    """
    name = path.relative_to(root / OVERRIDES)
    if name != Path("partials/search.html"):
        beside = folder / OVERRIDES / name
        _write(beside, path.read_bytes() if path.is_file() else None)


def _write(path: Path, content: bytes | None) -> None:
    if content is None and path.is_dir():
        shutil.rmtree(path)
    elif content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _page(project: Project, path: Path, key: str) -> str:
    """The Markdown of a page as Zensical is to see it."""
    notebook = path.suffix == NOTEBOOK
    text = project.notebook(path).markdown if notebook else path.read_text("utf-8-sig")
    line, (first, end, rest) = f"key: {key}\n", hide(text).partition("\n")
    if first.rstrip() == _FENCE:
        return first + end + line + rest
    return f"{_FENCE}\n{line}{_FENCE}\n{hide(text)}"


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
    settings = _Settings(root / SETTINGS)
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
            told = {"notebooks": _text(".md"), "hidden": _HIDDEN}
            options = yaml.MappingNode(_MAP, [(_text(k), v) for k, v in told.items()])
            listed[number] = yaml.MappingNode(_MAP, [(extension, options)])
    return str(yaml.serialize(settings.root, allow_unicode=True))


_MAP = "tag:yaml.org,2002:map"
_HIDDEN = yaml.ScalarNode("tag:yaml.org,2002:bool", "true")
