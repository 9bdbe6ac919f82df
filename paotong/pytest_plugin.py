"""The door of the tests: pytest-markdown-docs collects, the engine verifies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytest_markdown_docs._runners import DefaultRunner, register_runner
from pytest_markdown_docs.definitions import FenceTestDefinition

from paotong.accept import Acceptance
from paotong.engine import TEST_SEEDS, Engine
from paotong.example import Example, Fault
from paotong.fences import find_fences
from paotong.places import NOTEBOOK, find_root
from paotong.pytest_session import NotVerified, Session, accepted, words_of
from paotong.pytest_shares import Shares, is_worker, runs_ahead, tell_reporter
from paotong.telling import Telling
from paotong.termination import end_as_interrupted

_session = Session()


@dataclass(frozen=True)
class _Token:
    """A fence in the form that pytest-markdown-docs reads (as of markdown-it)."""

    map: tuple[int, int]
    content: str
    type: str = "fence"
    info: str = "python"


class _Parser:
    """Finds the same fences as the build does."""

    def parse(self, text: str) -> list[_Token]:
        """A token for every Python fence, faulty ones included."""
        return [
            _Token(
                (fence.line - 1, fence.line + fence.code.count("\n") + 2), fence.code
            )
            for fence in find_fences(text)
        ]


@pytest.hookimpl(tryfirst=True)  # before the parser of pytest-markdown-docs itself
def pytest_markdown_docs_markdown_it() -> Any:
    """pytest-markdown-docs asks here for its parser."""
    return _Parser()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``."""
    parser.getgroup("paotong").addoption(
        "--accept",
        action="store_true",
        help="write what the programs print now into their recorded outputs",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set up the engine for the project under test."""
    try:
        root = find_root(config.rootpath)
    except FileNotFoundError:
        return
    end_as_interrupted()
    if config.option.accept and is_worker(config):
        raise pytest.UsageError("--accept writes files: leave out -n")
    _session.engine = Engine.at(root)
    _session.telling = Telling(_session.engine)
    _session.acceptance = Acceptance(_session.engine) if config.option.accept else None
    _session.collected, _session.known = {}, {}
    shares = Shares(_session, partial(_examples_of, _session.engine))
    config.pluginmanager.register(shares, "paotong-shares")


@register_runner(default=True)
class ExampleRunner(DefaultRunner):
    """Runs an example under two hash seeds and compares; or accepts what it prints."""

    def runtest(
        self, test: FenceTestDefinition, args: dict[str, Any], **options: Any
    ) -> None:
        """Verify the example at ``test``; raises `NotVerified` if it is not."""
        example = _session.example_at(test.source_path, test.start_line)
        if example is None:
            place = f"{test.source_path}:{test.start_line}"
            raise NotVerified(f"{place}: only the fences of pages are run")
        if isinstance(example, Fault):
            raise _session.wrong(example)
        _session.verify_or_accept(example)

    def repr_failure(
        self,
        test: FenceTestDefinition,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: Any = None,
    ) -> str:
        """The message of a failure, as pytest shows it."""
        return words_of(excinfo)


def _examples_of(
    engine: Engine, items: Sequence[pytest.Item]
) -> Iterator[tuple[pytest.Item, Example]]:
    """The tests among ``items`` that verify an example, with it."""
    for item in items:
        if isinstance(item, _NotebookItem):
            yield item, engine.project.notebook(item.path)
        elif test := getattr(item, "test_definition", None):
            example = _session.example_at(test.source_path, test.start_line)
            if isinstance(example, Example):
                yield item, example


def pytest_collection_finish(session: pytest.Session) -> None:
    """Run what is missing, several programs at a time, while the tests are reported."""
    engine, config = _session.engine, session.config
    if engine is None or _session.acceptance or config.option.collectonly:
        return
    if not runs_ahead(config):
        return
    _session.known = engine.run_ahead(
        (example, seed)
        for item, example in _examples_of(engine, session.items)
        for seed in (("random",) if isinstance(item, _NotebookItem) else TEST_SEEDS)
    )


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Collect the notebooks among the pages, as pytest-markdown-docs does the rest."""
    engine = _session.engine
    if engine is None or not parent.config.option.markdowndocs:
        return None
    if file_path.suffix != NOTEBOOK or engine.project.docs not in file_path.parents:
        return None
    collector: pytest.Collector = _NotebookFile.from_parent(parent, path=file_path)
    return collector


class _NotebookFile(pytest.File):
    """A notebook under docs/, with its cells as one test: they run in one kernel."""

    def collect(self) -> Iterator[pytest.Item]:
        yield _NotebookItem.from_parent(self, name="cells")


class _NotebookItem(pytest.Item):
    """Runs a notebook and compares; or accepts what it prints and draws."""

    def runtest(self) -> None:
        notebook = _session.engine_for(self.path).project.notebook(self.path)
        if notebook.fault:
            raise _session.wrong(notebook.fault)
        _session.verify_or_accept(notebook, ("random",))
        if not notebook.tidy and not _session.acceptance:
            what = _UNTIDY.format(notebook.where.path)
            raise _session.wrong(Fault(notebook.where, what))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> str:
        return words_of(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.name}: {self.name}"


_UNTIDY = (
    "this notebook is stored with metadata, counts or dates that change with every "
    "run\n    To store it without: pytest --accept {}"
)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write what was accepted or found wrong, after all examples have been seen."""
    if _session.engine:
        _session.engine.ahead.stop()
    if is_worker(session.config):
        tell_reporter(session.config, _session)
    elif _session.telling:
        _session.telling.write()
    if _session.acceptance:
        _session.acceptance.write()
        if not _session.acceptance.complete:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what ``--accept`` wrote."""
    if _session.acceptance:
        terminalreporter.section("accepted")
        terminalreporter.write_line(accepted(terminalreporter, _session.acceptance))


def pytest_unconfigure() -> None:
    """Show what is wrong at its lines, where GitHub reads; pytest has said all."""
    if _session.telling:
        _session.telling.end()
        _session.telling = None
