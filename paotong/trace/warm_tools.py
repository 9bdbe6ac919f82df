"""What `warm_server` needs of this process: messages, its end, and its file's name.

All of it is loaded after what the programs have in common, and forgotten in them.
"""

import os
import sys

assert sys.platform == "linux"  # nowhere else are programs forked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from types import ModuleType

_SET_DUMPABLE = 4  # of prctl
_MESSAGE = 65536
_CONFIG = 2048  # more bytes than PyConfig has


class CannotServeError(Exception):
    """A fork of this process would differ from a fresh one; the message says how."""


class Tools:
    """The modules that serving needs, and what is done by them.

    A child would take long to end: it would free all that has been imported, which is
    not its own, page by page. So that stays, and only what the program made is freed,
    with all that can be seen of it: see `load` and `_keep`.
    """

    def __init__(self) -> None:
        self._bare = set(sys.modules)
        import atexit  # noqa: PLC0415 # built in

        atexit.register(self._keep)  # as the first it is called last
        if "atexit" not in self._bare:
            del sys.modules["atexit"]
        self._kept: list[ModuleType] = []

    def load(self) -> None:
        """Load the modules, once the imports are done; nothing is imported before.

        Raises:
            CannotServeError: what they do can't be done by this Python.
        """
        imported, searched = set(sys.modules), set(sys.path_importer_cache)
        import _socket  # noqa: PLC0415
        import ctypes  # noqa: PLC0415
        import gc  # noqa: PLC0415
        import resource  # noqa: PLC0415

        self._socket, self._resource = _socket, resource
        self._prctl = ctypes.CDLL(None).prctl
        self._names = _names_in_config(ctypes, sys.argv[0])
        self._ours = set(sys.modules) - imported
        for folder in set(sys.path_importer_cache) - searched:
            del sys.path_importer_cache[folder]
        self._imported = imported - self._bare
        # A program could otherwise write into this process, and so into others' runs.
        self._prctl(_SET_DUMPABLE, 0, 0, 0, 0)
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._kept))
        main = sys.modules["__main__"]
        programs = [ctypes.py_object(main), ctypes.py_object(vars(main))]
        for each in programs:  # these are freed at the end
            ctypes.pythonapi.PyObject_GC_UnTrack(each)
        gc.freeze()
        for each in programs:
            ctypes.pythonapi.PyObject_GC_Track(each)
        _leave_libraries(ctypes)
        _leave_finalizers()

    def _keep(self) -> None:
        """Take what was imported out of what Python frees; programs' own follows."""
        for name in self._imported:
            if module := sys.modules.pop(name, None):
                self._kept.append(module)

    def receive(self, control: int) -> "tuple[bytes, list[int]]":
        """The next message and the files that came with it; no message at the end."""
        channel = self._socket.socket(fileno=control)
        room = self._socket.CMSG_SPACE(8)
        message, ancillary, _, _ = channel.recvmsg(_MESSAGE, room)
        channel.detach()
        sent = b"".join(data for _, _, data in ancillary)
        size = len(sent) // 2
        files = [sent[:size], sent[size:]] if sent else []
        return message, [int.from_bytes(file, sys.byteorder) for file in files]

    def surroundings(self) -> object:
        """What a job could change for those after it, but for its own folders."""
        limits = vars(self._resource).items()
        return (
            sorted(_files_in("/dev")),
            sorted(_files_in("/dev/shm")),
            sorted(_files_in("/tmp")),
            [_read(f"/proc/sysvipc/{kind}") for kind in ("shm", "sem", "msg")],
            os.getpriority(os.PRIO_PROCESS, 0),
            os.sched_getaffinity(0),
            os.sched_getscheduler(0),
            [
                (name, self._resource.getrlimit(number))
                for name, number in limits
                if name.startswith("RLIMIT_")
            ],
        )

    def become(self, message: str, files: "list[int]") -> None:
        """Make this process what it is when Python has been started with a file.

        ``message`` and ``files`` are as `warm_server.serve` says.
        """
        seconds, folder, file = message.split("\0")
        self._prctl(_SET_DUMPABLE, 1, 0, 0, 0)
        os.chdir(folder)
        for source, target in zip((*files, files[1]), (0, 1, 2), strict=True):
            os.dup2(source, target)
        for source in files:
            os.close(source)
        limit = int(seconds)
        self._resource.setrlimit(self._resource.RLIMIT_CPU, (limit, limit))
        _write_names(self._names, file)
        sys.argv[0] = sys.orig_argv[-1] = file
        for name in self._ours:
            sys.modules.pop(name, None)
        _seed_anew()


def _leave_finalizers() -> None:
    """End a process without what imports want done at its end, such as freeing.

    PyTorch would undo the registration of each of its operators.
    """
    weakref = sys.modules.get("weakref")
    for info in weakref.finalize._registry.values() if weakref else ():
        info.atexit = False


def _leave_libraries(ctypes: "ModuleType") -> None:
    """End a process without the destructors of the C++ libraries loaded so far.

    Those that the program loads are called; and what C wrote is written.
    """
    library = ctypes.CDLL(None)
    address = ctypes.c_void_p
    ctypes.pythonapi.Py_AtExit(ctypes.cast(library.fcloseall, address))
    library.on_exit(ctypes.cast(library._exit, address), None)  # with the exit code


def _names_in_config(ctypes: "ModuleType", name: str) -> "list[int]":
    """Where Python keeps the name of the file that it will run: addresses.

    Its configuration holds it as such, and in two lists of arguments.

    Raises:
        CannotServeError: they are not there.
    """
    where = ctypes.pythonapi._Py_GetConfig
    where.restype = ctypes.c_void_p
    wanted = _wide(name)
    with open("/proc/self/mem", "rb", buffering=0) as memory:

        def words(address: int, size: int) -> "list[int]":
            data = _at(memory, address, size)
            steps = range(0, len(data) - 7, 8)
            return [int.from_bytes(data[i : i + 8], sys.byteorder) for i in steps]

        def is_name(address: int) -> bool:
            return _at(memory, address, len(wanted)) == wanted

        fields = words(where(), _CONFIG)
        direct = [each for each in fields if is_name(each)]
        listed = [item for each in fields for item in words(each, 16) if is_name(item)]
    if len(direct) != 1 or not listed:
        raise CannotServeError("this Python keeps the name of its file elsewhere")
    return sorted({*direct, *listed})


def _at(memory: "FileIO", address: int, size: int) -> bytes:
    """What stands in memory there, nothing if it is no address."""
    try:
        return os.pread(memory.fileno(), size, address)
    except (OSError, OverflowError):
        return b""


def _write_names(addresses: "list[int]", name: str) -> None:
    """Put ``name`` in place of the longer one that Python was started with."""
    with open("/proc/self/mem", "r+b", buffering=0) as memory:
        for address in addresses:
            os.pwrite(memory.fileno(), _wide(name), address)


def _wide(name: str) -> bytes:
    """A name as C's wide characters, with the one that ends it."""
    order = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
    return (name + "\0").encode(order, "surrogatepass")


def _files_in(folder: str) -> "Iterator[str]":
    """What is in a folder of the sandbox's own, not in what is mounted there."""
    device = os.stat(folder).st_dev
    for root, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if os.lstat(f"{root}/{name}").st_dev == device
        ]
        yield from (f"{root}/{name}" for name in (*folders, *files))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _seed_anew() -> None:
    """Seed what a library seeded when it was imported (``random`` does so itself)."""
    if numbers := sys.modules.get("numpy.random.mtrand"):
        numbers._rand.seed()
    if torch := sys.modules.get("torch"):
        torch.default_generator.seed()
