"""What a program can reach while it runs: contributors' programs are strangers' code.

Where bubblewrap works, a run sees the system and its own folder, read-only but for that
folder; no network, no other processes, no home folder, and it dies with its parent.
Elsewhere only the limits hold, and `processes` ends what it leaves behind. Which of the
two a run had is kept with it, and told to readers.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

STRONG, WEAK = "bubblewrap", "limits"
REQUIRED = "PAOTONG_CONTAINMENT"  # set to STRONG, a run without it is an error
MEMORY = 8 * 2**30
FILE_SIZE = 256 * 2**20
DISK = 512 * 2**20
FILES = 20_000
PROCESSES = 512

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_SETTINGS = (
    *("group", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime"),
    *("mime.types", "nsswitch.conf", "passwd", "ssl/openssl.cnf"),
)
_LARGE_SETTINGS = ("alternatives", "fonts")  # hundreds of links
# This machine names itself and its neighbours in its own; here there is only localhost.
_HOSTS = Path(__file__).with_name("hosts")
# What NumPy and PyTorch ask about the processor; nothing else of /sys.
_PROCESSOR = "/sys/devices/system/cpu"


class NotContainedError(RuntimeError):
    """The containment that was required is not to be had here."""


@functools.cache
def containment() -> str:
    """The containment of runs here, `STRONG` or `WEAK`; found out by trying.

    Raises:
        NotContainedError: the variable `REQUIRED` asks for what does not work here.
    """
    if _bubblewrap_works():
        return STRONG
    if os.environ.get(REQUIRED) == STRONG:
        raise NotContainedError(
            f"{REQUIRED}={STRONG}, but bubblewrap does not work here: install the "
            "package bubblewrap, or allow user namespaces"
        )
    return WEAK


def required() -> str | None:
    """The containment that every run must have, None if any will do."""
    return os.environ.get(REQUIRED)


def contained(
    command: list[str],
    scratch: Path,
    visible: Mapping[Path, Path],
    seconds: float | None = None,
    memory: int | None = MEMORY,
) -> list[str]:
    """``command`` as it runs contained.

    ``scratch`` is the one folder it may write to, ``visible`` says of the files and
    folders that it may read besides the system's which stands in their place (itself,
    or a copy); no process of it may take more time than a program that has ``seconds``,
    if they are given, nor more addresses than ``memory`` bytes.
    """
    limited = [*_limits(seconds, memory), *command]
    if containment() == WEAK:
        return limited
    return [*_sandbox(scratch, visible), "--", *limited]


def exit_code(code: int) -> int:
    """The exit code of a contained command, negative if a signal ended it.

    bubblewrap tells of a signal as shells do, by 128 and its number.
    """
    signals = {number.value for number in signal.Signals}
    told = containment() == STRONG and code - 128 in signals
    return 128 - code if told else code


def fills_disk(folder: Path) -> bool:
    """Whether what a program wrote into ``folder`` passes `DISK` bytes or `FILES`."""
    size, files, folders = 0, 0, [str(folder)]
    while folders:
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                files += 1
                with contextlib.suppress(OSError):  # it has gone meanwhile
                    size += _room_of(entry.stat(follow_symlinks=False))
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                if size > DISK or files > FILES:
                    return True
    return False


def _room_of(file: os.stat_result) -> int:
    """How many bytes of the disk a file takes, as far as its system tells."""
    if sys.platform == "win32":
        return file.st_size
    return file.st_blocks * 512


def processor_seconds(seconds: float) -> int:
    """How long each process of a program may compute that has ``seconds`` in all."""
    return int(seconds) + 5


def _limits(seconds: float | None, memory: int | None) -> list[str]:
    """What sets the limits of a process before it runs, nothing where it can't."""
    prlimit = shutil.which("prlimit")
    if prlimit is None:
        return []
    limits = {"core": 0, "fsize": FILE_SIZE}
    if memory is not None:
        limits["as"] = memory
    if seconds is not None:
        limits["cpu"] = processor_seconds(seconds)
    if containment() == STRONG:  # elsewhere the user's other processes count as well
        limits["nproc"] = PROCESSES
    return [prlimit, *(f"--{name}={limit}" for name, limit in limits.items()), "--"]


def _sandbox(scratch: Path, visible: Mapping[Path, Path]) -> list[str]:
    """bubblewrap's command line, up to the command that runs inside."""
    words = ["bwrap", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL"]
    words += ["--hostname", "localhost", "--proc", "/proc", "--dev", "/dev"]
    for folder in ("/dev/shm", "/tmp"):
        words += ["--size", str(DISK), "--tmpfs", folder]
    words += _system()
    own = {Path(sys.prefix), Path(sys.base_prefix), Path(__file__).parent}
    for path, shown in sorted({**{each: each for each in own}, **visible}.items()):
        words += ["--ro-bind", str(shown), str(path)]
    words += ["--bind", str(scratch), str(scratch)]
    return [*words, "--remount-ro", "/", "--chdir", str(scratch / "work")]


@functools.cache
def _system() -> list[str]:
    """The system's own folders and settings, as they are."""
    words = []
    for folder in _SYSTEM:
        if os.path.islink(folder):
            words += ["--symlink", os.readlink(folder), folder]
        elif os.path.isdir(folder):
            words += ["--ro-bind", folder, folder]
    words += ["--ro-bind", str(_settings()), "/etc"]
    for name in _LARGE_SETTINGS:
        words += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    return [*words, "--ro-bind-try", _PROCESSOR, _PROCESSOR]


def _settings() -> Path:
    """A folder with copies of the system's settings, as long as this process lives.

    To mount each of them would take every run three milliseconds.
    """
    folder = Path(tempfile.mkdtemp(prefix="paotong-etc-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in _SETTINGS:
        there, copy = Path("/etc", name), folder / name
        copy.parent.mkdir(exist_ok=True)
        with contextlib.suppress(OSError):  # as far as there are any
            if there.is_dir():
                shutil.copytree(there, copy)
            else:
                shutil.copyfile(there, copy)
    for name in _LARGE_SETTINGS:
        (folder / name).mkdir()
    shutil.copyfile(_HOSTS, folder / "hosts")
    return folder


def _bubblewrap_works() -> bool:
    """Whether a sandbox starts: some systems refuse it to their users."""
    if shutil.which("bwrap") is None:
        return False
    trial = ["bwrap", "--unshare-all", "--cap-drop", "ALL", *_system(), "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0
