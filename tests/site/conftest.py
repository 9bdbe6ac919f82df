"""The site as readers get it: built strictly, read as HTML, served to a browser."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

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
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Where ``mkdocs build --strict`` put the site, and what is wrong with it."""
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return target, run.stderr.splitlines() if run.returncode else []


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


class _Handler(SimpleHTTPRequestHandler):
    """Serves quietly, and answers like a real host for pages that do not exist."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def send_error(self, code: int, *args: object, **kwargs: object) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a port of this machine, under the path that site_url names."""
    folder = site.parent / "host"
    folder.mkdir()
    (folder / "paotong").symlink_to(site)
    shutil.copy(site / "404.html", folder)
    handler = functools.partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/paotong/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; its absence skips on a laptop and fails in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium on the PATH; CI must install it")
        pytest.skip("no chromium on the PATH")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 # after the skip

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()
