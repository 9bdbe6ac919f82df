"""The site as readers get it: built strictly, read as HTML, served to a browser."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from filelock import FileLock

from paotong.pytest_shares import is_worker
from tests.host import find_chromium, serving

ROOT = Path(__file__).parents[2]


@dataclass
class BuiltPage(HTMLParser):
    """What the tests ask of one HTML file: its elements with their attributes."""

    path: Path
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str, *tags: str) -> list[str]:
        """The values of an attribute, on any element or on the tags given."""
        return [
            attributes[attribute]
            for tag, attributes in self.elements
            if attribute in attributes and (not tags or tag in tags)
        ]

    @property
    def verdicts(self) -> list[str]:
        """The verdict of each example on the page."""
        return self.values("data-verdict", "div")


@pytest.fixture(scope="session")
def built(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[Path, list[str]]:
    """Where ``mkdocs build --strict`` put the site, and what is wrong with it.

    Processes that share out the tests share the site: the first builds it.
    """
    folder = tmp_path_factory.getbasetemp()
    if is_worker(request.config):
        folder = folder.parent
    target, said = folder / "site", folder / "site.log"
    with FileLock(folder / "site.lock"):
        if not said.exists():
            said.write_text(_build(target), "utf-8")
    return target, said.read_text("utf-8").splitlines()


def _build(target: Path) -> str:
    """Build the whole site; what was said if that fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return (run.stderr or "it failed and said nothing") if run.returncode else ""


@pytest.fixture(scope="session")
def site(built) -> Path:
    """The whole site; where it can't be built, one test says why and these skip."""
    target, faults = built
    if faults:
        pytest.skip("the site does not build, see test_the_site_builds_strictly")
    return target


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, BuiltPage]:
    """Every page of the site by its path in it."""
    return {path.relative_to(site): BuiltPage(path) for path in site.rglob("*.html")}


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a port of this machine, under the path that site_url names."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; its absence skips on a laptop and fails in CI."""
    found = find_chromium()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium on the PATH; CI must install it")
        pytest.skip("no chromium on the PATH")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 # after the skip

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        # Every test is a first visit, and most look at one page: a worker that keeps it
        # for later would only ask for more.
        plain = functools.partial(browser.new_context, service_workers="block")
        browser.new_context = plain  # type: ignore[method-assign]
        yield browser
        browser.close()


def refused(said) -> list[str]:
    """What a message on the console says of what a policy forbids."""
    return [said.text] if "Content Security Policy" in said.text else []


@pytest.fixture
def visit(chromium, address):
    """Open a page of the site: ``with visit("runtime/gc/") as page``.

    Nothing on it may fail, or ask for what the policy of the site forbids.
    """

    @contextmanager
    def opened(path="", **options):
        context = chromium.new_context(**options)
        page = context.new_page()
        page.requests = []
        page.faults = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda said: page.faults.extend(refused(said)))
        page.goto(address + path)
        yield page
        assert not page.faults
        context.close()

    return opened
