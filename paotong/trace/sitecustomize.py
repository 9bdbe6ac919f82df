"""Notes what a program imports and opens; Python loads it before the program.

It leaves nothing behind that the program could see: the two variables, the entry of
``sys.path`` and the module itself are removed before the first line of the program.
The run adds this folder to PYTHONPATH; PAOTONG_TRACE names the file to write and the
folders whose files count. With PAOTONG_WARM the process serves several programs: see
`warm_server`, which the program doesn't see either. With PAOTONG_WATCH the program is
drawn: see `observer`.
"""

import os
import sys

TYPE_CHECKING = False  # typing and __future__ would be seen by the program
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Hook = Callable[[str, tuple[Any, ...]], None]


def _install() -> None:
    folder = os.path.dirname(os.path.abspath(__file__))
    report, *watched = os.environ.pop("PAOTONG_TRACE", "").split("\n")
    os.environ.pop("PYTHONPATH", None)
    # An editable install puts the engine's own folder there: no reader has it.
    ours = folder, os.path.dirname(os.path.dirname(folder))
    sys.path[:] = [path for path in sys.path if path not in ours]
    sys.path_importer_cache.pop(folder, None)
    if report:
        sys.addaudithook(_hook(report, tuple(path + os.sep for path in watched)))


def _hook(report: str, watched: "tuple[str, ...]") -> "Hook":
    standard, modules = sys.stdlib_module_names, sys.modules
    spawning = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}
    spawning |= {"os.spawn", "os.startfile", "_winapi.CreateProcess"}
    fresh = ("multiprocessing.popen_spawn", "multiprocessing.popen_forkserver")
    seen: set[str] = set()
    fsdecode, abspath = os.fsdecode, os.path.abspath
    append = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    os_open, os_write, os_close = os.open, os.write, os.close

    def note(line: str) -> None:
        if line not in seen:
            seen.add(line)
            target = os_open(report, append, 0o600)
            os_write(target, (line + "\n").encode("utf-8", "surrogateescape"))
            os_close(target)

    def hook(event: str, args: "tuple[Any, ...]") -> None:
        if event in ("open", "sqlite3.connect"):
            if not isinstance(args[0], int):
                path = abspath(fsdecode(args[0]))
                if path.startswith(watched):
                    note("open " + path)
        elif event == "import":
            name = args[0].partition(".")[0]
            if name not in standard:
                note("import " + name)
            elif args[0].startswith(fresh):
                note("spawn")
        elif event in spawning:
            note("spawn")
        elif event == "cpython.run_file":  # the program starts now
            modules.pop("sitecustomize", None)

    return hook


_warm = os.environ.pop("PAOTONG_WARM", "")
if _warm:
    # Now: its folder is about to be taken from the path.
    import warm_server  # type: ignore[import-not-found]

    del sys.modules["warm_server"], sys.modules["warm_tools"]
_watched = os.environ.pop("PAOTONG_WATCH", "")
if _watched:
    _bare = set(sys.modules)
    import observer  # type: ignore[import-not-found]

    _report = os.environ["PAOTONG_TRACE"].partition("\n")[0]
    observer.begin(os.path.join(os.path.dirname(_report), "drawn"), _watched)
    observer.forget(_bare)
_install()
if _warm:
    warm_server.serve(*_warm.split("\n"))
globals().clear()  # the program may count the references to os and sys
