"""What all pages of a build depend on, as one digest for each part of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from paotong.fingerprint import digest, environment, plain, tree

_MARKDOWN = ("markdown_extensions", "mdx_configs", "validation", "use_directory_urls")
# Where the site and its configuration stand says nothing about a page.
_PLACES = ("config_file_path", "docs_dir", "site_dir", "watch", "dev_addr", "strict")


@dataclass(frozen=True)
class Keys:
    """Digests of what Markdown and templates depend on.

    What is indexed for the search depends on no option of it that is known here.
    """

    markdown: str
    site: str


def keys_of(config: MkDocsConfig, root: Path) -> Keys:
    """The keys of a build of the project at ``root``.

    Raises:
        UnknownValueError: the configuration holds what can't be told.
    """
    facts, around = dict(config.items()), plain(environment(root))
    markdown = digest(around, plain([facts[name] for name in _MARKDOWN]))
    theme = facts.pop("theme")
    plugins = {name: dict(p.config) for name, p in facts.pop("plugins").items()}
    own = tree(Path(theme.custom_dir)) if theme.custom_dir else []
    told = {name: value for name, value in facts.items() if name not in _PLACES}
    of_theme = [dict(theme), own]
    return Keys(markdown, digest(around, plain([told, plugins, of_theme])))
