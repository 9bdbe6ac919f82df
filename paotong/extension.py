"""The door of the build: a Python-Markdown extension, rendering by markdown-exec.

Everything behind it is loaded with the first page that is rendered: a build that takes
all its pages from the kept ones does without.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element

import markdown_exec
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from paotong.places import NOTEBOOK, find_root
from paotong.scissors import reveal


def _behind() -> ModuleType:
    from paotong import formatter  # noqa: PLC0415 # takes as long as many a build

    return formatter


def _generated() -> ModuleType:
    from paotong import generated  # noqa: PLC0415 # as above

    return generated


class PaotongExtension(Extension):
    """Runs and verifies every Python fence; option ``root``: the project's folder.

    Option ``notebooks``: the suffix of what stands in a notebook's place, where whoever
    builds the site knows none; links that lead to a notebook then lead there. Option
    ``hidden``: whether the scissors of pages are hidden from the builder.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "root": ["", "folder with mkdocs.yml (default: found upwards)"],
            "notebooks": [NOTEBOOK, "suffix of what stands in a notebook's place"],
            "hidden": [False, "whether scissors are hidden, see paotong.scissors"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Take over the Python fences of ``md``."""
        root = Path(self.getConfig("root") or find_root(Path.cwd())).resolve()
        if self.getConfig("hidden"):
            md.preprocessors.register(_Reveal(md), "paotong_reveal", 41)
        # Before snippets (32) puts programs in place of their includes.
        md.preprocessors.register(_FindFences(md, root), "paotong_find", 40)
        # After raw HTML (30) has been put back.
        md.postprocessors.register(_CountFences(md), "paotong_count", 1)
        # Last of all: toc (5) runs the postprocessors over single headings before.
        md.treeprocessors.register(_TreeDone(md), "paotong_tree_done", -100)
        # After superfences (25) has taken the fences, before raw HTML (20) is taken.
        md.preprocessors.register(_FindParts(md), "paotong_parts", 22)
        # Before the inline patterns (20) read the text, and after them.
        md.treeprocessors.register(_Write(md), "paotong_write", 25)
        md.treeprocessors.register(_Rebase(md), "paotong_rebase", 12)
        md.treeprocessors.register(_BoxTables(md), "paotong_box_tables", 0)
        if (suffix := self.getConfig("notebooks")) != NOTEBOOK:
            md.treeprocessors.register(_LinkTo(md, suffix), "paotong_link_to", 0)


class _Reveal(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [reveal(line) for line in lines]


class _FindFences(Preprocessor):
    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, lines: list[str]) -> list[str]:
        marked: list[str] = _behind().find(self.md, self.root, lines)
        return marked


class _TreeDone(Treeprocessor):
    def run(self, root: Element) -> None:
        _behind().note_tree(self.md)


class _CountFences(Postprocessor):
    def run(self, text: str) -> str:
        return str(_behind().count(self.md, text))


class _FindParts(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        found: list[str] = _generated().FindParts(self.md).run(lines)
        return found


class _Write(Treeprocessor):
    def run(self, root: Element) -> None:
        _generated().Write(self.md).run(root)


class _Rebase(Treeprocessor):
    def run(self, root: Element) -> None:
        _generated().Rebase(self.md).run(root)


class _LinkTo(Treeprocessor):
    """Lets links to notebooks of this site lead to what stands in their place."""

    def __init__(self, md: Markdown, suffix: str) -> None:
        super().__init__(md)
        self.suffix = suffix

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            path, hash_, name = anchor.get("href", "").partition("#")
            if path.endswith(NOTEBOOK) and "://" not in path:
                shown = path.removesuffix(NOTEBOOK) + self.suffix
                anchor.set("href", f"{shown}{hash_}{name}")


class _BoxTables(Treeprocessor):
    """A box for each table in a page's own text.

    The theme's script puts more around a table when the page is shown; a browser then
    styles everything anew that stands beside it. In a box it stands alone.
    """

    def run(self, root: Element) -> None:
        for place, element in enumerate(root):
            if element.tag == "table" and not element.get("class"):
                box = Element("div", {"class": "pt-table"})
                box.tail, element.tail = element.tail, None
                box.append(element)
                root[place] = box


def validator(
    language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    attrs: dict[str, Any],
    md: Markdown,
) -> bool:
    """Whether a fence is ours: all are."""
    _behind().note_options(inputs, options)
    return True


def _format(**fence: Any) -> str:
    return str(_behind().format_example(**fence))


markdown_exec.formatters["python"] = _format
