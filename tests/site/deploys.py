"""A small site in two deploys, on a host that can be stopped, and can fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from paotong.pyodide_files import REQUIRED

ROOT = Path(__file__).parents[2]
CONFIG = f"""\
INHERIT: {(ROOT / "mkdocs.yml").as_posix()}
theme: {{custom_dir: {(ROOT / "overrides").as_posix()}}}
watch: []
plugins:
  - search: {{lang: zh}}
  - markdown-exec: {{languages: [python, tree]}}
  - mkdocs-jupyter: {{include: ["*.ipynb"], include_source: true, cache: false}}
  - paotong
"""
# A picture that a browser loads when a reader is near.
FAR = (
    '<div style="height: 9000px"></div>\n\n'
    '<img alt="远" src="../far.svg" width="9" height="9" loading="lazy">\n'
)
PAGES = {
    "index.md": "# 首页\n\n旧的首页。\n\n[茶](tea.md)、[米](rice.md)、[盐](salt.md)\n",
    "tea.md": "# 茶\n\n旧的茶。\n\n$$x^2$$\n\n![点](dot.svg)\n\n[米](rice.md)\n",
    "rice.md": f"# 米\n\n旧的米。\n\n[茶](tea.md)\n\n{FAR}",
    "salt.md": "# 盐\n\n旧的盐。\n",
}
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
OLD, NEW = "rgb(1, 2, 3)", "rgb(3, 2, 1)"
MOUNT = "/paotong/"


class Host:
    """Serves one deploy at a time below ``MOUNT``, always on the same port.

    ``fails`` holds the ends of paths that are answered with a status, ``holds`` of
    those that are not answered before the event is set.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.fails: dict[str, int] = {}
        self.holds: dict[str, threading.Event] = {}
        self.port = 0
        self.deployed = root
        self._server: ThreadingHTTPServer | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{MOUNT}"

    def start(self) -> None:
        host = self

        class Handler(_Handler):
            at = host

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self._server = server

    def stop(self) -> None:
        server, self._server = self._server, None
        if server:
            server.shutdown()
            server.server_close()

    def runs(self, server: object) -> bool:
        """Whether this server has not been stopped."""
        return server is self._server

    def deploy(self, name: str) -> None:
        """Serve the site that was built under this name."""
        self.deployed = self.root / name


class _Handler(SimpleHTTPRequestHandler):
    at: Host

    def do_GET(self) -> None:
        # It counts in seconds, and tests write the next deploy within the same one.
        del self.headers["If-Modified-Since"]
        path = self.path.partition("?")[0]
        if not self.at.runs(self.server):
            return None  # a browser opens connections before it needs them
        for end, held in list(self.at.holds.items()):
            if path.endswith(end):
                held.wait()
        for end, status in list(self.at.fails.items()):
            if path.endswith(end):
                return self.send_error(status)
        return super().do_GET()

    def translate_path(self, path: str) -> str:
        inside = path.partition("?")[0].removeprefix(MOUNT)
        found = self.at.deployed / inside
        return f"{found}/" if inside.endswith("/") else str(found)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def build_deploys(root: Path, address: str) -> None:
    """Build the site twice: ``old``, and ``new`` with other pages, styles, scripts."""
    lay_out(root, address, PAGES)
    for name in ("dot.svg", "far.svg"):
        (root / "docs" / name).write_text(DOT, "utf-8")
    _add(root, f"\nh1 {{ outline-color: {OLD} !important }}\n", "old")
    mkdocs(root, "build", "--strict", "-d", "old")
    _add(root, f"\nh1 {{ outline-color: {NEW} !important }}\n", "new")
    (root / "docs" / "salt.md").unlink()
    pages = {name: text for name, text in PAGES.items() if name != "salt.md"}
    for name, text in pages.items():
        changed = text.replace("旧的", "新的").replace("、[盐](salt.md)", "")
        (root / "docs" / name).write_text(changed, "utf-8")
    _configure(root, address, pages)
    mkdocs(root, "build", "--strict", "-d", "new")


@contextmanager
def small_site(root: Path, pages: dict[str, str]) -> Iterator[str]:
    """The address of a site of these pages, one after the other, built in ``root``."""
    host = Host(root)
    host.start()
    build_site(host.root, host.address, pages, "site")
    host.deploy("site")
    yield host.address
    host.stop()


def build_site(root: Path, address: str, pages: dict[str, str], name: str) -> None:
    """Build a site of these pages, one after the other."""
    lay_out(root, address, pages)
    mkdocs(root, "build", "--strict", "-d", name)


def lay_out(root: Path, address: str, pages: dict[str, str]) -> None:
    """Write what a site is built from."""
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    (root / "snippets").mkdir()
    _configure(root, address, pages)
    for name, text in pages.items():
        (root / "docs" / name).write_text(text, "utf-8")


def _configure(root: Path, address: str, pages: Iterable[str]) -> None:
    nav = ", ".join(pages)
    text = f"{CONFIG}nav: [{nav}]\nsite_url: {address}\n"
    (root / "mkdocs.yml").write_text(text, "utf-8")


def _add(root: Path, style: str, script: str) -> None:
    styles, scripts = (root / "docs/assets" / n for n in ("site.css", "panel.js"))
    styles.write_text(styles.read_text("utf-8") + style, "utf-8")
    scripts.write_text(f"{scripts.read_text('utf-8')}\nwindow.deploy = '{script}';\n")


def mkdocs(root: Path, *arguments: str) -> None:
    """Run a command of MkDocs in the folder of the site."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    run = subprocess.run(
        command, cwd=root, env=environment(), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def environment() -> dict[str, str]:
    """The environment for MkDocs: the small site does without Pyodide."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    variables.pop(REQUIRED, None)
    return variables


def build_of(page: Path) -> str:
    """The name of the scripts and styles that a built page asks for."""
    (name,) = set(re.findall(r"assets/([0-9a-f]{12})/", page.read_text("utf-8")))
    return str(name)
