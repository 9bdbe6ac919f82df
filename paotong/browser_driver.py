"""A Node that runs programs in Pyodide, each in a fresh interpreter, within limits."""

from __future__ import annotations

import base64
import contextlib
import json
import mimetypes
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from paotong.containment import contained, containment
from paotong.pictures import picture
from paotong.pyodide_files import PyodideFiles
from paotong.run import OUTPUT_LIMIT, Run

START_LIMIT = 120.0  # seconds until it can run a program
_DRIVER = Path(__file__).with_name("pyodide") / "driver.mjs"


class DriverError(RuntimeError):
    """Node itself failed, which says nothing of the program; its text says how."""


class Driver:
    """One Node with its interpreters; used by the thread that made it.

    A sandbox ends with the thread that started it.
    """

    def __init__(self, files: PyodideFiles) -> None:
        """Start Node; the first program waits until it is ready."""
        self._files = files
        self._scratch = tempfile.TemporaryDirectory(prefix="paotong-here-")
        self._process = self._start()
        self._ready = False

    def run(self, name: str, text: str, seconds: float) -> Run:
        """Run a program under this file name, for ``seconds`` at most.

        Raises:
            DriverError: it could not be run.
        """
        if not self._ready:
            self._answer(START_LIMIT)
        self._ready = False
        request = {"name": name, "text": text, "limit": OUTPUT_LIMIT}
        with contextlib.suppress(BrokenPipeError):  # the answer says what is wrong
            self._tell(request)
        answer = self._answer(seconds)
        if answer is None or answer["stopped"]:
            self.end()
            self._process = self._start()
        return _run(answer, seconds)

    def end(self) -> None:
        """End Node."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End Node for good; no thread waits for an answer of it any more."""
        self.end()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(BrokenPipeError):
                if pipe:
                    pipe.close()
        self._scratch.cleanup()

    def _start(self) -> subprocess.Popen[str]:
        scratch, files = Path(self._scratch.name).resolve(), self._files
        (scratch / "work").mkdir(exist_ok=True)
        command = [str(files.node.path), str(_DRIVER)]
        command += [str(files.package), str(files.library)]
        visible = {path: path for path in (files.folder, files.node.path)}
        # V8 reserves more addresses than it ever uses; a program has 4 GB at most,
        # which is all that 32 bits can name.
        command = contained(command, scratch, visible, memory=None)
        with (scratch / "said").open("w", encoding="utf-8") as said:
            return subprocess.Popen(
                command,
                cwd=scratch / "work",
                env=_environment(scratch),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                encoding="utf-8",
            )

    def _tell(self, request: dict[str, Any]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def _answer(self, seconds: float) -> dict[str, Any] | None:
        """The next answer, None if it does not come in time: then Node has ended."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            assert self._process.stdout
            line = self._process.stdout.readline()
        finally:
            timer.cancel()
        if line.endswith("\n"):
            return dict(json.loads(line))
        if late.is_set():
            return None
        self.end()
        said = Path(self._scratch.name, "said").read_text("utf-8", "replace")
        raise DriverError(f"Node ended: {said.strip()[-1000:] or 'it said nothing'}")


def _environment(scratch: Path) -> dict[str, str]:
    """The variables of Node: none of the caller's, where it starts without them."""
    if sys.platform == "win32":
        return dict(os.environ)
    return {"HOME": str(scratch), "TMPDIR": str(scratch)}


def _run(answer: dict[str, Any] | None, seconds: float) -> Run:
    if answer is None:
        return Run("", -9, "time", seconds, containment=containment())
    pictures = tuple(
        picture(name, mimetypes.guess_type(name)[0] or "", base64.b64decode(data))
        for name, data in answer["pictures"]
    )
    # What ended the interpreter itself stands where a shell would name a signal.
    output = "\n".join(filter(None, [answer["output"], answer["failure"]]))
    return Run(
        output=output,
        exit_code=answer["code"],
        stopped=answer["stopped"],
        seconds=round(answer["seconds"], 3),
        pictures=pictures,
        containment=containment(),
    )
