"""Tools that make pages of Python files: Sphinx-Gallery and mkdocs-gallery."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.corpus import Corpus, Page, heading, prose
from benchmarks.peer import Peer
from benchmarks.peers.sites import configuration

_SPHINX = """\
project = "Benchmark"
extensions = ["sphinx_gallery.gen_gallery"]
sphinx_gallery_conf = {
    "examples_dirs": "../examples",
    "gallery_dirs": "gallery",
    "filename_pattern": "/p",
    "abort_on_example_error": True,
    "image_scrapers": (),  # no program draws
    "reset_modules": (),
}
"""
_SPHINX_INDEX = "Home\n====\n\n.. toctree::\n\n   gallery/index\n"
_MKDOCS = """\
gallery:
      examples_dirs: examples
      gallery_dirs: docs/gallery
      filename_pattern: /p
      abort_on_example_error: true
      image_scrapers: []"""
_NAVIGATION = "nav:\n  - index.md\n  - gallery\n"  # it can't do without


def _restructured(page: Page) -> str:
    """A page as a program whose comments are reStructuredText."""
    parts = [f'"""\n{page.title}\n{"=" * len(page.title)}\n"""']
    for program in page.programs:
        title = heading(program)
        parts.append(f"# %%\n# {title}\n# {'-' * len(title)}\n# {prose(program)}")
        parts.append(program.code.rstrip())
    return "\n\n".join(parts) + "\n"


def _marked_down(page: Page) -> str:
    """A page as a program whose comments are Markdown."""
    parts = [f'"""\n# {page.title}\n"""']
    for program in page.programs:
        text = f"# %%\n# ## {heading(program)}\n#\n# {prose(program)}"
        parts += [text, program.code.rstrip()]
    return "\n\n".join(parts) + "\n"


def _chapters(corpus: Corpus) -> list[str]:
    return sorted({page.name.split("/", maxsplit=1)[0] for page in corpus.pages})


def _sphinx_files(corpus: Corpus) -> Mapping[str, str]:
    files = {f"examples/{page.name}.py": _restructured(page) for page in corpus.pages}
    headers = ["examples", *(f"examples/{name}" for name in _chapters(corpus))]
    files |= {f"{folder}/GALLERY_HEADER.rst": "Part\n####\n" for folder in headers}
    return files | {"docs/conf.py": _SPHINX, "docs/index.rst": _SPHINX_INDEX}


def _mkdocs_files(corpus: Corpus) -> Mapping[str, str]:
    files = {f"examples/{page.name}.py": _marked_down(page) for page in corpus.pages}
    headers = ["examples", *(f"examples/{name}" for name in _chapters(corpus))]
    files |= {f"{folder}/README.md": "# Part\n" for folder in headers}
    files["docs/index.md"] = "# Home\n\nThe programs follow.\n"
    return files | {"mkdocs.yml": configuration(_MKDOCS) + _NAVIGATION}


SPHINX_GALLERY = Peer(
    "sphinx-gallery",
    "Sphinx-Gallery",
    _sphinx_files,
    build=("sphinx-build", "-b", "html", "docs", "site"),
    largest=1000,
)
MKDOCS_GALLERY = Peer(
    "mkdocs-gallery",
    "mkdocs-gallery",
    _mkdocs_files,
    build=("mkdocs", "build"),  # a page of its own stands in no navigation
    largest=1000,
)
