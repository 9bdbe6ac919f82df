"""Builds sites in processes of their own, each with the engine that stands in a folder.

It has loaded all that builds need but the engine, and forks for each of them: that
takes a tenth of the time of a new process. Asked and answering by lines of JSON.

A build can be made to stop or to be killed at its n-th touch: when it is about to open,
to rename or to remove something in the project's folder for the n-th time.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
import marshal
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import CodeType
from typing import Any

import jieba
from jinja2 import Environment
from mkdocs.commands import serve
from mkdocs.commands.build import build
from mkdocs.config import load_config

Job = dict[str, Any]
# What takes long to load, and would be loaded in every process.
_PLUGINS = ("material.plugins.search", "material.plugins.tags", "mkdocs_jupyter")
_PATIENCE = 60  # seconds: no build of a small site takes as long


def _compile_once(folder: Path) -> None:
    """Compile a template once for all builds: it was a third of a clean build.

    Jinja makes the same of the same text; what a build keeps of it is tested as before.
    """
    real = Environment.compile

    def compiled(
        env: Environment,
        source: str,
        name: str | None = None,
        filename: str | None = None,
    ) -> CodeType:
        asked = repr((sorted(env.extensions), source, name, filename)).encode()
        kept = folder / hashlib.sha256(asked).hexdigest()
        if kept.exists():
            found: CodeType = marshal.loads(kept.read_bytes())
            return found
        made = real(env, source, name, filename)
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_bytes(marshal.dumps(made))
        part.rename(kept)
        return made

    Environment.compile = compiled  # type: ignore[method-assign, assignment]


class Said(logging.Handler):
    """What is said of the pages; not where files are copied, nor how long it took."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        of_pages = record.name.startswith("mkdocs.structure")
        if of_pages or record.levelno > logging.INFO:
            self.said.append(f"{record.levelname}: {record.getMessage()}")


class _Touches:
    """Counts what a build does to files in a folder, and ends or stops it there."""

    EVENTS = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.utime")

    def __init__(self, root: str, ends: dict[int, int]) -> None:
        self.root, self.ends, self.count = root + os.sep, ends, 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event in self.EVENTS and str(args[0]).startswith(self.root):
            self.count += 1
            if number := self.ends.get(self.count):
                os.kill(os.getpid(), number)


class _Server(serve.LiveReloadServer):
    """MkDocs' server, which stops after each build until somebody lets it go on."""

    copied = ""

    def __init__(self, builder: Any, root: str, **others: Any) -> None:
        super().__init__(builder=self._build_and_stop, root=root, **others)
        self._real, self._root = builder, root

    def _build_loop(self) -> None:
        self._stop()  # now that changes are noticed
        super()._build_loop()

    def _build_and_stop(self) -> None:
        self._real()
        self._stop()

    def _stop(self) -> None:
        shutil.rmtree(self.copied, ignore_errors=True)
        shutil.copytree(self._root, self.copied)
        os.kill(os.getpid(), signal.SIGSTOP)


def _build(job: Job) -> None:
    config = load_config(job["config"], site_dir=job["site"])
    if address := job.get("address"):
        config.site_url = address
    config.plugins.on_startup(command="build", dirty=False)
    build(config, serve_url=address)
    config.plugins.on_shutdown()


def _serve(job: Job) -> None:
    _Server.copied = job["site"]
    serve.LiveReloadServer = _Server  # type: ignore[assignment, misc]
    serve.serve(job["config"], dev_addr="127.0.0.1:0")


def _run(job: Job) -> dict[str, Any]:
    """Do a job in a process that was forked for it."""
    os.chdir(os.path.dirname(job["config"]))
    os.environ.update(job.get("environment", {}))
    time.tzset()
    sys.version = job.get("version", sys.version)
    sys.path[:] = [job["engine"], *sys.path[1:], *job.get("path", [])]
    heard, logger = Said(), logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.propagate = False  # as MkDocs' command has it
    logger.addHandler(heard)
    touches = _Touches(os.getcwd(), {int(n): s for n, s in job.get("ends", [])})
    failed = None
    do = _serve if job.get("serve") else _build
    try:
        do(job)
    except BaseException:
        failed = traceback.format_exc()
    return {"said": heard.said, "failed": failed, "touches": touches.count}


def _begin(job: Job) -> tuple[int, int]:
    """A new process for a job: its number, and where its answer is read."""
    read, write = os.pipe()
    if number := os.fork():
        os.close(write)
        return number, read
    os.close(read)
    os.dup2(2, 1)  # answers alone go there
    answer = json.dumps(_run(job)).encode()
    with os.fdopen(write, "wb") as file:
        file.write(answer)
    os._exit(0)


def _until_it_stops(number: int) -> None:
    """Wait until a process has stopped, or ended."""
    looks = os.WSTOPPED | os.WEXITED | os.WNOWAIT
    found = os.waitid(os.P_PID, number, looks)
    if found and found.si_code == os.CLD_STOPPED:
        os.waitid(os.P_PID, number, os.WSTOPPED)  # the next wait is for the next stop


def _ended(number: int, read: int) -> dict[str, Any]:
    with os.fdopen(read, "rb") as file:
        answer = file.read()
    _, status = os.waitpid(number, 0)
    ended: dict[str, Any] = json.loads(answer) if answer else {}
    return {"code": os.waitstatus_to_exitcode(status), **ended}


class _Desk:
    """What is asked for, by the first word of a line: begin, stopped, go on, end."""

    def __init__(self) -> None:
        self.running: dict[int, int] = {}

    def begin(self, job: Job) -> int:
        """Begin a build, or to serve."""
        number, self.running[number] = _begin(job)
        return number

    def stopped(self, number: int) -> None:
        """Wait until it stops."""
        _until_it_stops(number)

    def go_on(self, number: int) -> None:
        """Let go on what has stopped."""
        os.kill(number, signal.SIGCONT)

    def kill(self, number: int) -> None:
        """End it at once."""
        os.kill(number, signal.SIGKILL)

    def end(self, number: int) -> dict[str, Any]:
        """What came of it, when it ends."""
        return _ended(number, self.running.pop(number))

    def give_up(self, *_: object) -> None:
        """End all, where what is waited for never comes."""
        for number in self.running:
            self.kill(number)
        sys.exit(f"nothing came for {_PATIENCE} seconds")


if __name__ == "__main__":
    templates = tempfile.TemporaryDirectory(prefix="paotong-templates-")
    _compile_once(Path(templates.name))
    jieba.initialize()
    for plugin in _PLUGINS:
        importlib.import_module(f"{plugin}.plugin")
    desk = _Desk()
    signal.signal(signal.SIGALRM, desk.give_up)
    for line in sys.stdin:
        name, fact = json.loads(line)
        signal.alarm(_PATIENCE)
        print(json.dumps(getattr(desk, name)(fact)), flush=True)
        signal.alarm(0)
