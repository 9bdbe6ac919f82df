"""Tools that only test: pytest-markdown-docs as it comes, Sybil, pytest-examples."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.corpus import Corpus
from benchmarks.peer import Peer
from benchmarks.peers.sites import fenced, markdown_files
from benchmarks.programs import Program

_SYBIL = """\
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser()], patterns=["*.md"]
).pytest()
"""
_EXAMPLES = """\
import pytest
from pytest_examples import CodeExample, EvalExample, find_examples


@pytest.mark.parametrize("example", find_examples("docs"), ids=str)
def test_example(example: CodeExample, eval_example: EvalExample):
    eval_example.run_print_check(example)
"""
_SETTINGS = {"pytest.ini": "[pytest]\n"}


def _plain_files(corpus: Corpus) -> dict[str, str]:
    def example(program: Program) -> str:
        return fenced("python", program.code)

    return markdown_files(corpus, example) | _SETTINGS


def _sybil_files(corpus: Corpus) -> Mapping[str, str]:
    return _plain_files(corpus) | {"conftest.py": _SYBIL}


def _compared_files(corpus: Corpus) -> Mapping[str, str]:
    """Each program with its output as pytest-examples writes it, below the print."""

    def example(program: Program) -> str:
        return fenced("python", f"{program.code}#> {program.output}")

    files = markdown_files(corpus, example) | _SETTINGS
    return files | {"test_examples.py": _EXAMPLES}


PYTEST_MARKDOWN_DOCS = Peer(
    "pytest-markdown-docs",
    "pytest-markdown-docs，原样",
    _plain_files,
    test=("pytest", "--markdown-docs", "docs"),
    collect=("pytest", "--markdown-docs", "--collect-only", "-q", "docs"),
    largest=5000,
)
SYBIL = Peer(
    "sybil",
    "Sybil",
    _sybil_files,
    test=("pytest", "docs"),
    collect=("pytest", "--collect-only", "-q", "docs"),
    compares="断言",
    largest=5000,
)
PYTEST_EXAMPLES = Peer(
    "pytest-examples",
    "pytest-examples",
    _compared_files,
    test=("pytest", "test_examples.py"),
    collect=("pytest", "--collect-only", "-q", "test_examples.py"),
    compares="是",
    largest=5000,
)
