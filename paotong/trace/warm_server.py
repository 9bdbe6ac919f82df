"""Serves programs from a warm process; the tracer calls it in place of a program.

It runs while Python still loads its ``site`` module: what the programs have in common
is imported, and for each program a child is forked, in which `serve` returns. Python
then goes on there as ever, and runs the program as if it had just been started: no
frame of ours is below it, and it ends as every program does. All that has to be put
right before is the file's name: the process was given one that is no file's.

Nothing is imported before what the programs have in common but what every interpreter
has; what is imported for ourselves afterwards is forgotten in the children.
"""

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from types import ModuleType

_SIGKILL = 9
_SET_DUMPABLE = 4  # of prctl
_MESSAGE = 65536
_CONFIG = 2048  # more bytes than PyConfig has


class CannotServeError(Exception):
    """A fork of this process would differ from a fresh one; the message says how."""


def serve(socket: str, statements: str) -> None:
    """Import, tell so, and serve; returns in a child that is to run a program.

    ``socket`` is the number of a socket: each message from it is a job (seconds of
    processor time, the folder to work in, the file, separated by NUL) with the file
    descriptors for standard input and output; the answer is the job's exit code, as in
    `subprocess`. After one that left something
    behind it says ``last`` and ends; it ends with the other end as well.
    """
    control = int(socket)
    try:
        if os.getpid() > 9 or os.getppid() != 1:  # others' processes would be ended
            raise CannotServeError("this is no sandbox")
        _warm_up(statements)
        tools = Tools()
        clean = tools.surroundings()
    except BaseException as error:  # a fresh process will show it
        os.write(control, f"{type(error).__name__}: {error}"[:1000].encode())
        os._exit(0)
    os.write(control, b"ready")
    while True:
        message, files = tools.receive(control)
        if not message:
            os._exit(0)
        child = os.fork()
        if not child:
            os.close(control)
            tools.become(*message.decode("utf-8", "surrogateescape").split("\0"), files)
            return
        for file in files:
            os.close(file)
        status = os.waitpid(child, 0)[1]
        _end_all_others()
        last = tools.surroundings() != clean
        told = f"{os.waitstatus_to_exitcode(status)}{' last' * last}"
        os.write(control, told.encode())
        if last:
            os._exit(0)


def _warm_up(statements: str) -> None:
    """Import what the programs import; see that a fork will be like a new process.

    The file ``loaded`` above the working directory then has a line for each statement,
    with what it loaded, and a last line with all names looked up on ``sys.path``.
    """
    files = os.listdir("/proc/self/fd")
    main, finder = sys.modules["__main__"], _Finder()
    main.__file__ = sys.argv[0]  # as it will be when the program imports
    sys.meta_path.insert(0, finder)
    lines = []
    for statement in statements.split("\n"):
        exec(statement, {"__name__": "__main__"})
        lines.append("\t".join(_loaded()))
    sys.meta_path.remove(finder)
    del main.__file__
    with open("../loaded", "w", encoding="utf-8") as report:
        report.write("\n".join([*lines, "\t".join(finder.names)]))
    if len(os.listdir("/proc/self/task")) > 1:
        raise CannotServeError("the imports started threads")
    if os.listdir("/proc/self/fd") != files:
        raise CannotServeError("the imports left files open")


def _loaded() -> "list[str]":
    """What is loaded, as `paotong.warm.Loaded` wants to know it.

    Each module; ``module@folder`` for a package; ``module:`` and ``module:name`` for
    one that loads what it is asked for, if it doesn't have it.
    """
    found = []
    for name, module in sys.modules.items():
        names = getattr(module, "__dict__", {})
        found.append(name)
        found += [f"{name}@{folder}" for folder in names.get("__path__", ())]
        if "__getattr__" in names:
            found += [f"{name}:", *(f"{name}:{each}" for each in names)]
    return found


class _Finder:
    """Finds nothing, and notes what was looked for: a program's folder comes first."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        self.names.add(name.partition(".")[0])


class Tools:
    """The modules that serving needs, and what they tell of this process."""

    def __init__(self) -> None:
        before = set(sys.modules)
        import _socket  # noqa: PLC0415 # after what the programs import
        import ctypes  # noqa: PLC0415
        import resource  # noqa: PLC0415

        self._socket, self._resource = _socket, resource
        self._prctl = ctypes.CDLL(None).prctl
        self._names = _names_in_config(ctypes, sys.argv[0])
        self._ours = set(sys.modules) - before
        # A program could otherwise write into this process, and so into others' runs.
        self._prctl(_SET_DUMPABLE, 0, 0, 0, 0)

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

    def become(self, seconds: str, folder: str, file: str, files: "list[int]") -> None:
        """Make this process what it is when Python has been started with ``file``."""
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


def _end_all_others() -> None:
    """End whatever else runs in this sandbox, or this process if that can't be."""
    for _ in range(2000):
        try:
            os.kill(-1, _SIGKILL)
        except ProcessLookupError:
            return
        time.sleep(0.001)
    os._exit(0)


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
