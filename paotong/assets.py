"""The site's own scripts and styles under an address that changes when they do.

A page names the ones that it was built with. Whatever a browser, a proxy or the worker
of `paotong.offline_site` has kept of another deploy, it is never taken for these. The
styles of every page are one file: nothing is painted before the last has come. The
script of the theme is marked, so that Chromium compiles it beside the page.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from paotong.fingerprint import digest, tree

_FOLDER = "assets"
_STYLES = "styles.css"
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
# Nearly all of it is called while a page opens. Told so, Chromium compiles it whole in
# another thread (v8.dev/blog/explicit-compile-hints); others read a comment.
_MARK = "//# allFunctionsCalledOnLoad\n"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)  # which readers need not load
_PICTURES = {".svg", ".png"}  # other sites may show them: their addresses last


def folder_of(config: MkDocsConfig, *facts: str) -> str:
    """The folder that a build puts scripts and styles into: ``assets/<12 hex digits>``.

    It is named by all of them together, by the theme, whose scripts run beside them,
    and by ``facts``.
    """
    own = tree(Path(config.docs_dir) / _FOLDER)
    return f"{_FOLDER}/{digest(own, version('mkdocs-material'), _MARK, *facts)[:12]}"


def name_in(config: MkDocsConfig, folder: str) -> None:
    """Let pages ask for scripts and styles in ``folder``; templates know it as well."""
    config.extra["assets"] = folder
    config.extra["styles"] = own = [p for p in config.extra_css if _is_own(p)]
    others = [path for path in config.extra_css if path not in own]
    config.extra_css = [*others, *[f"{folder}/{_STYLES}"] * bool(own)]
    for number, script in enumerate(config.extra_javascript):
        if isinstance(script, str):
            config.extra_javascript[number] = _moved(script, folder)
        else:
            script.path = _moved(script.path, folder)


def move(files: Files, config: MkDocsConfig, folder: str) -> None:
    """Let scripts and styles be written into ``folder``, those of all pages as one."""
    styles = [files.get_file_from_path(path) for path in config.extra["styles"]]
    found = [file for file in styles if file]  # MkDocs tells which are missing
    for file in found:
        files.remove(file)
    if found:
        text = "\n".join(_COMMENT.sub("", file.content_string) for file in found)
        files.append(File.generated(config, f"{folder}/{_STYLES}", content=text))
    for file in files:
        moved = _moved(file.src_uri, folder)
        if file.src_dir != config.docs_dir or moved == file.src_uri:
            continue
        file.dest_uri = moved
        for known in ("url", "abs_dest_path"):  # made of the other one
            vars(file).pop(known, None)


def mark_bundle(files: Files, config: MkDocsConfig) -> None:
    """Let the theme's script say that all of it is called while a page opens."""
    for file in files:
        if _BUNDLE.fullmatch(file.src_uri) and file.src_dir != config.docs_dir:
            text = _MARK + file.content_string
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=text))
            break


def _is_own(path: str) -> bool:
    inside = PurePosixPath(path)
    return inside.parts[:1] == (_FOLDER,) and inside.suffix not in _PICTURES


def _moved(path: str, folder: str) -> str:
    if not _is_own(path):
        return path
    return str(folder / PurePosixPath(path).relative_to(_FOLDER))
