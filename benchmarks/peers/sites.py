"""Sites of Markdown pages: ours, the same without programs, stock markdown-exec."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import indent

from benchmarks.corpus import Corpus, Page, heading, prose
from benchmarks.peer import Peer
from benchmarks.programs import Program

_CONFIGURATION = """\
site_name: Benchmark
site_url: https://example.org/
theme:
  name: material
  font: false
  features:
    - content.code.copy
    - navigation.footer
    - navigation.indexes
    - navigation.instant
    - navigation.prune
    - navigation.sections
    - navigation.tabs
    - navigation.top
    - navigation.tracking
    - search.highlight
    - search.share
    - search.suggest
    - toc.follow
extra:
  generator: false
plugins:
  - search
{plugins}
markdown_extensions:
{extensions}
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.highlight:
      use_pygments: true
  - pymdownx.inlinehilite
  - pymdownx.snippets:
      base_path: [snippets]
  - pymdownx.superfences{fences}
  - pymdownx.tabbed:
      alternate_style: true
"""
_OUR_FENCES = """:
      custom_fences:
        - name: python
          class: python
          validator: !!python/name:paotong.extension.validator
          format: !!python/name:markdown_exec.formatter"""


def configuration(*plugins: str, extensions: str = "", fences: str = "") -> str:
    """The text of mkdocs.yml: theme and options as on our site, and what is given."""
    listed = indent("\n".join(f"- {plugin}" for plugin in plugins), "  ")
    return _CONFIGURATION.format(plugins=listed, extensions=extensions, fences=fences)


def markdown(page: Page, example: Callable[[Program], str]) -> str:
    """A page of Markdown, its programs in the form that ``example`` gives them."""
    parts = [f"# {page.title}"]
    for program in page.programs:
        parts += [f"## {heading(program)}", prose(program), example(program)]
    return "\n\n".join(parts).rstrip() + "\n"


def fenced(info: str, text: str) -> str:
    """A fence around a text."""
    return f"```{info}\n{text.rstrip()}\n```"


def markdown_files(
    corpus: Corpus, example: Callable[[Program], str], folder: str = "docs"
) -> dict[str, str]:
    """All pages of a corpus, and a home page, below ``folder``."""
    pages = {
        f"{folder}/{page.name}.md": markdown(page, example) for page in corpus.pages
    }
    return pages | {f"{folder}/index.md": "# Home\n\nThe programs follow.\n"}


def recorded(program: Program) -> str:
    """A program with its recorded output, as a file of ours."""
    return f"{program.code}\n# Output:\n# {program.output}\n"


def _in_a_file(program: Program) -> bool:
    """Half of our programs stand in files, the others in their pages."""
    return program.number % 2 == 0


def _our_files(corpus: Corpus) -> Mapping[str, str]:
    folders = {
        program.number: page.name for page in corpus.pages for program in page.programs
    }

    def path(program: Program) -> str:
        return f"{folders[program.number]}_{program.number:05d}.py"

    def example(program: Program) -> str:
        included = f'--8<-- "{path(program)}"'
        return fenced("python", included if _in_a_file(program) else recorded(program))

    files = markdown_files(corpus, example)
    programs = [program for program in corpus.programs if _in_a_file(program)]
    files |= {f"snippets/{path(program)}": recorded(program) for program in programs}
    files["pytest.ini"] = "[pytest]\n"
    files["mkdocs.yml"] = configuration(
        "markdown-exec: {languages: [python, tree]}",
        "paotong",
        extensions="  - paotong",
        fences=_OUR_FENCES,
    )
    files["mkdocs.yml"] += "watch: [snippets]\n"
    return files


def _static_files(corpus: Corpus) -> Mapping[str, str]:
    def example(program: Program) -> str:
        shown = fenced("python", program.code), fenced("text", program.output)
        return "\n\n".join(shown)

    return markdown_files(corpus, example) | {"mkdocs.yml": configuration()}


def _executed_files(corpus: Corpus) -> Mapping[str, str]:
    options = 'python exec="1" source="above" result="text"'
    files = markdown_files(corpus, lambda program: fenced(options, program.code))
    return files | {"mkdocs.yml": configuration("markdown-exec")}


_MKDOCS = ("mkdocs", "build", "--strict")
_SERVE = ("serve", "--dev-addr", "{address}")

PAOTONG = Peer(
    "paotong",
    "跑通",
    _our_files,
    build=_MKDOCS,
    serve=("mkdocs", *_SERVE),
    test=("pytest", "--markdown-docs", "docs"),
    collect=("pytest", "--markdown-docs", "--collect-only", "-q", "docs"),
    isolates="每个程序一个进程",
    compares="是",
    largest=5000,
    ours=True,
)
STATIC = Peer(
    "static",
    "静态页面，MkDocs（下限）",
    _static_files,
    build=_MKDOCS,
    serve=("mkdocs", *_SERVE),
    isolates="不运行",
    largest=5000,
)
ZENSICAL = Peer(
    "zensical",
    "静态页面，Zensical",
    _static_files,
    build=("zensical", "build", "--strict"),
    serve=("zensical", *_SERVE),
    isolates="不运行",
    largest=5000,
)
MARKDOWN_EXEC = Peer(
    "stock",
    "markdown-exec，原样",
    _executed_files,
    build=_MKDOCS,
    serve=("mkdocs", *_SERVE),
    largest=5000,
)
