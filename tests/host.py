"""A host on this machine that serves a built site as hosts on the web do.

It sends the headers that the site's own nginx sends, so that the browser tests fail on
what runs under a looser policy alone. The browser that visits is looked for here too.
"""

from __future__ import annotations

import functools
import gzip
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from paotong.hosting import headers_of
from paotong.policy import Policies, policies_of

SITE_URL = "https://paotong.github.io/paotong/"
# What Playwright needs to look into a page; the tests of nginx go without.
_TESTED = ("script-src 'self'", "script-src 'self' 'unsafe-eval'")
_TEXTS = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")
# The first is the same browser without its own windows, menus and new-tab pages: a page
# opens in it for a third of the processor's time.
_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")


def find_chromium() -> str | None:
    """The path of a Chromium that runs without a screen, None if there is none."""
    return next(filter(None, map(shutil.which, _CHROMIUM)), None)


def sent(path: Path) -> bytes:
    """A file as it goes over the wire: text in gzip, everything else as it is."""
    body = path.read_bytes()
    return gzip.compress(body, mtime=0) if path.suffix in _TEXTS else body


class _Handler(SimpleHTTPRequestHandler):
    """Serves quietly, in gzip, and has a page for addresses that lead nowhere."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, policies: Policies, **options: Any) -> None:
        self.policies = policies
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Serve a file; the site's map with addresses of this machine.

        The theme goes to the pages that it names without loading the site anew.
        """
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            missing = Path(self.directory, "404.html")
            return self._send(HTTPStatus.NOT_FOUND, missing, sent(missing))
        if path.name != "sitemap.xml":
            return self._send(HTTPStatus.OK, path, sent(path))
        here = f"http://{self.headers['Host']}/paotong/"
        text = path.read_text("utf-8").replace(SITE_URL, here)
        return self._send(HTTPStatus.OK, path, gzip.compress(text.encode(), mtime=0))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def _send(self, status: HTTPStatus, path: Path, body: bytes) -> None:
        kind = self.guess_type(path)
        text = path.suffix in _TEXTS
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        uri = self.path.partition("?")[0] if status == HTTPStatus.OK else "/404.html"
        for name, value in headers_of(uri, self.policies).items():
            self.send_header(name, value.replace(*_TESTED))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that ended while it was being answered."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a site on this machine, under the path that its site_url names."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paotong").symlink_to(site.resolve())
        (folder / "404.html").symlink_to(site.resolve() / "404.html")
        policies = policies_of(site)
        handler = functools.partial(_Handler, directory=name, policies=policies)
        with _Server(("127.0.0.1", 0), handler) as server:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/paotong/"
            server.shutdown()
