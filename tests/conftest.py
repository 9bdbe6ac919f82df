"""Fixtures that make a project in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import cleandoc
from pathlib import Path

import pytest

from paotong import engine as engines
from paotong.example import Example
from paotong.run import Run
from tests.built_site import builders
from tests.made import HOME, MadeProject, include

Make = Callable[..., MadeProject]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Share the tests out as `tests.shares` says, with ``--dist loadfile``."""
    if config.getvalue("dist") != "loadfile":
        return None
    from tests.shares import Shares  # noqa: PLC0415 # pytest-xdist may be missing

    config.option.loadscopereorder = False  # the examples are first, and stay so
    return Shares(config, log)


@pytest.fixture(autouse=True, scope="session")
def _no_workflow():
    """What tests start is no step of the workflow that may run the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GITHUB_ACTIONS", raising=False)
        patch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        patch.setenv("PAOTONG_REPORT", "0")
        yield


@pytest.fixture(scope="module")
def two():
    """What builds a site with what is kept, and what builds it without."""
    with builders() as both:
        yield both


@pytest.fixture
def make_project(tmp_path: Path) -> Make:
    """Make a project: its home page, its programs, and any other files."""

    def make(
        page: str | bytes = "# Home\n",
        snippets: Mapping[str, str | bytes] | None = None,
        **files: str | bytes,
    ) -> MadeProject:
        project = MadeProject(tmp_path / "project")
        project.write(HOME, page)
        for path, text in (snippets or {}).items():
            project.write(f"snippets/{path}", text)
        for path, text in files.items():
            project.write(path, text)
        return project

    return make


@pytest.fixture
def make_program(make_project: Make) -> Make:
    """Make a project whose only page shows one program, ``snippets/<name>``."""

    def make(
        text: str | bytes, name: str = "topic/program.py", **beside: str | bytes
    ) -> MadeProject:
        folder = name.rpartition("/")[0]
        others = {
            f"{folder}/{other.replace('__', '.')}": content
            for other, content in beside.items()
        }
        return make_project(include(name), {name: text, **others})

    return make


@pytest.fixture
def run_program(make_program: Make) -> Callable[..., Run]:
    """Run a program that stands in a file of its own."""
    return lambda text, **beside: make_program(cleandoc(text) + "\n", **beside).run()


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The names of the programs that the engine has run, with their seeds."""
    seen: list[tuple[str, str]] = []
    real = engines.run_example

    def count(example: Example, seed: str = "random") -> Run:
        seen.append((example.name, seed))
        return real(example, seed)

    monkeypatch.setattr(engines, "run_example", count)
    return seen
