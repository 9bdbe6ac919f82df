"""A lane: one interpreter on one machine, as far as an output can depend on it."""

from __future__ import annotations

import ctypes
import functools
import hashlib
import importlib.util
import platform
import sys
import sysconfig
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

CONDITIONS = (
    "free-threaded",
    "gil",
    "linux",
    "macos",
    "windows",
    "cuda",
    "browser",
)
_SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}


@dataclass(frozen=True)
class Lane:
    """One interpreter that runs examples, with the facts that labels ask for."""

    implementation: str
    version: str
    build: str
    system: str
    machine: str
    free_threaded: bool

    def has(self, condition: str) -> bool:
        """Whether ``condition``, one of `CONDITIONS`, holds on this lane."""
        match condition:
            case "free-threaded":
                return self.free_threaded
            case "gil":
                return not self.free_threaded
            case "cuda":
                return self == current_lane() and _cuda_devices() > 0
            case "browser":
                return self.system == "browser"
        return condition == self.system

    @property
    def name(self) -> str:
        """What readers see, such as ``CPython 3.13.0`` or ``CPython 3.14.1t``."""
        place = "（浏览器）" * (self.system == "browser")
        return f"{self.implementation} {self.version}{'t' * self.free_threaded}{place}"

    @property
    def short(self) -> str:
        """The version without the patch release, such as ``3.13`` or ``3.14t``."""
        return ".".join(self.version.split(".")[:2]) + "t" * self.free_threaded

    @functools.cached_property
    def key(self) -> str:
        """A digest of all that an output may depend on, for the store."""
        facts = repr(sorted(asdict(self).items()))
        if self.system != "browser":  # there, the build names what runs programs
            facts += _protocol()
        return hashlib.sha256(facts.encode()).hexdigest()[:16]

    def to_json(self) -> dict[str, Any]:
        """The lane as plain data; `Lane(**data)` makes it again."""
        return asdict(self)


@functools.cache
def current_lane() -> Lane:
    """The lane of the interpreter that is running now, which also runs the examples."""
    return Lane(
        implementation=platform.python_implementation(),
        version=platform.python_version().rstrip("+"),  # built from a checkout
        build=sys.version,
        system="browser"
        if sys.platform == "emscripten"
        else _SYSTEMS.get(sys.platform, sys.platform),
        machine=platform.machine(),
        free_threaded=bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    )


@functools.cache
def _cuda_devices() -> int:
    """Number of CUDA devices that the driver can use (0 without a driver)."""
    if importlib.util.find_spec("torch") is None:
        return 0
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError:
        return 0
    count = ctypes.c_int(0)
    if driver.cuInit(0) or driver.cuDeviceGetCount(ctypes.byref(count)):
        return 0
    return count.value


@functools.cache
def _protocol() -> str:
    """A digest of the code that runs programs: other code, other results."""
    here = Path(__file__).parent
    names = ("run", "rooms", "terminal", "pipe", "imports", "warm", "job")
    sources = [here / f"{name}.py" for name in names]
    sources += sorted((here / "trace").glob("*.py"))
    text = b"".join(source.read_bytes() for source in sources)
    return hashlib.sha256(text).hexdigest()
