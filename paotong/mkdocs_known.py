"""With which MkDocs pages can be kept: the versions, plugins and templates known here.

What a page depends on can only be told where every part that makes it is known. With
another version, plugin, extension or option, pages are made anew at every build.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from paotong.places import find_root

_MKDOCS, _MATERIAL = "1.6.1", "9.8.1"
_PLUGINS = {
    "markdown-exec",
    "material/search",
    "material/tags",
    "mkdocs-jupyter",
    "paotong",
}
_EXTENSIONS = {
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "paotong",
    "paotong.mathematics",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "tables",
    "toc",
}
_EXECUTED = {"python", "tree"}
_SNIPPETS = {"base_path": ["snippets"]}
# How a template of ours would use the time of the build, or of other pages more than
# what stands in their front matter and in the navigation.
_FURTHER = re.compile(
    r"build_date_utc|update_date|random|lipsum|\bpages\b"
    r"|_page\.(?!title\b|url\b|meta\b)|config\.(?:strict|\w+_dir|dev_addr|watch)\b"
    r"|(?<!\bpage)\.(?:content|toc|markdown)\b"
)


def why_not_kept(config: MkDocsConfig, dirty: bool) -> str | None:
    """What is not known here of a build with ``config``, None if all is."""
    if dirty:
        return "a dirty build"
    if mkdocs.__version__ != _MKDOCS:
        return f"MkDocs {mkdocs.__version__} (known: {_MKDOCS})"
    if config.theme.name != "material" or version("mkdocs-material") != _MATERIAL:
        return f"a theme that is not Material {_MATERIAL}"
    for kind, names, known in (
        ("the plugin", list(config.plugins), _PLUGINS),
        ("the extension", config.markdown_extensions, _EXTENSIONS),
    ):
        for name in names:
            if name not in known:
                return f"{kind} {name}"
    return _unknown_option(config) or _unknown_template(config)


def _unknown_option(config: MkDocsConfig) -> str | None:
    options = {name: plugin.config for name, plugin in config.plugins.items()}
    search = options.get("material/search", {})
    executed = options.get("markdown-exec", {}).get("languages", ())
    snippets = config.mdx_configs.get("pymdownx.snippets", _SNIPPETS)
    here = Path(config.docs_dir).resolve().parent
    unknown = {
        "a dictionary for jieba": search.get("jieba_dict")
        or search.get("jieba_dict_user"),
        "languages that markdown-exec runs": not _EXECUTED.issuperset(executed),
        "data files of notebooks": options.get("mkdocs-jupyter", {}).get("data_files"),
        "a plugin behind paotong": list(options)[-1] != "paotong",
        "options of pymdownx.snippets": snippets != _SNIPPETS,
        "a build from another folder": find_root(Path.cwd()) != here,
        "templates among the pages": config.extra_templates,
    }
    return next((what for what, is_so in unknown.items() if is_so), None)


def _unknown_template(config: MkDocsConfig) -> str | None:
    if config.theme.custom_dir is None:
        return None
    for path in sorted(Path(config.theme.custom_dir).rglob("*.html")):
        if found := _FURTHER.search(path.read_text("utf-8", "replace")):
            return f"'{found[0]}' in the template {path.name}"
    return None
