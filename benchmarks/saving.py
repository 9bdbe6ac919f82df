"""From saving a file to the browser getting the new page, of a tool that serves."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.shown import WorkMissingError, outputs_in

_OFTEN = 0.02  # seconds between two looks at a page
_STOPPING = 20  # seconds until a server that was told to end is killed


@contextmanager
def serving(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float
) -> Iterator[Callable[[str, set[str]], None]]:
    """Start a server; what is given waits until a page shows just these outputs.

    ``command`` holds ``{address}`` where host and port belong. What is given takes the
    path of a page and raises `WorkMissingError` if the server ends, or ``limit``
    seconds pass, before.
    """
    address = f"127.0.0.1:{_free_port()}"
    words = [word.format(address=address) for word in command]
    log = folder / ".serve.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )

    def wait(path: str, outputs: set[str]) -> None:
        until = time.monotonic() + limit
        while _shown(f"http://{address}/{path}") != outputs:
            if server.poll() is not None or time.monotonic() > until:
                said = log.read_text("utf-8", "replace")[-500:]
                raise WorkMissingError(f"{path} does not show its outputs: {said}")
            time.sleep(_OFTEN)

    try:
        yield wait
    finally:
        server.terminate()
        try:
            server.wait(_STOPPING)
        except subprocess.TimeoutExpired:
            server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _shown(address: str) -> set[str]:
    """The outputs that a page shows; none while it can't be had."""
    try:
        with urllib.request.urlopen(address, timeout=_STOPPING) as page:
            return outputs_in(page.read().decode("utf-8"))
    except (OSError, http.client.HTTPException):  # it is not up, or is being built
        return set()
