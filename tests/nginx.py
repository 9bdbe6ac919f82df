"""nginx on this machine, as the container of the site has it, by an ordinary user.

Its folder is laid out as ``hosting/Containerfile`` says: with the same configuration,
the line that compresses, and the command that begins it. Only where it listens differs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paotong.hosting import for_nginx
from paotong.policy import policies_of
from tests.host import SITE_URL

_HOSTING = Path(__file__).parents[1] / "hosting"
_FILE = (_HOSTING / "Containerfile").read_text("utf-8")
_PLACE = "/srv/"  # where everything is, in the container
_NOBODY: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []}
_PATIENCE = 10  # seconds


def find_nginx() -> str | None:
    """The nginx of this machine, which is seldom on the PATH of ordinary users."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


@contextmanager
def nginx(site: Path) -> Iterator[str]:
    """The address of a site at an nginx, under the path that its site_url names."""
    with tempfile.TemporaryDirectory(prefix="nginx") as name, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        _lay_out(Path(name), site, address)
        free.close()
        command = [word.replace(_PLACE, f"{name}/") for word in _command()]
        command[0] = str(find_nginx())
        user = {} if os.getuid() else _NOBODY
        with subprocess.Popen(command, stderr=subprocess.PIPE, **user) as process:
            try:
                _wait(process, address)
                yield f"http://{address}/paotong/"
            finally:
                process.terminate()


def instruction(word: str, having: str = "") -> str:
    """What the Containerfile says behind a word, in the one line that has a text."""
    lines = re.sub(r"\\\n", "", _FILE).splitlines()
    (found,) = [x for x in lines if x.startswith(f"{word} ") and having in x]
    return found.removeprefix(word).strip()


def _command() -> list[str]:
    command: list[str] = json.loads(instruction("CMD"))
    return command


def _lay_out(folder: Path, site: Path, address: str) -> None:
    """What the container has in its folder, with addresses of this machine."""
    shutil.copy(_HOSTING / "nginx.conf", folder)
    (folder / "listen.conf").write_text(f"listen {address};\n")
    (folder / "headers.conf").write_text(for_nginx(policies_of(site)), "utf-8")
    copy = Path(shutil.copytree(site, folder / "site" / "paotong"))
    copy.chmod(0o755)  # a folder that a test made is its own user's alone
    # The theme goes to the pages that it names without loading the site anew.
    sitemap = copy / "sitemap.xml"
    text = sitemap.read_text("utf-8").replace(SITE_URL, f"http://{address}/paotong/")
    sitemap.write_text(text, "utf-8")
    compress, _, _ = instruction("RUN", "gzip").partition("&& install")
    base = os.environ | {"BASE": instruction("ARG").partition("=")[2]}
    subprocess.run(compress, shell=True, check=True, cwd=folder, env=base)
    (folder / "run").mkdir()
    if not os.getuid():
        folder.chmod(0o755)
        os.chown(folder / "run", _NOBODY["user"], _NOBODY["group"])


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    host, _, port = address.partition(":")
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((host, int(port))).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    process.terminate()
    raise RuntimeError(f"nginx does not answer: {process.communicate()[1].decode()}")
