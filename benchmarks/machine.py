"""What the figures were measured on: the machine, and the versions of all tools."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path


def describe_machine() -> dict[str, str]:
    """Processor, cores, memory, kernel and Python of this machine, in words."""
    return {
        "processor": _field("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": _memory(),
        "kernel": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _field(file: str, name: str) -> str:
    """What a file of /proc says after a name, empty where there is none."""
    try:
        text = Path(file).read_text("utf-8")
    except OSError:
        return ""
    found = re.search(rf"^{name}\s*:\s*(.*)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _memory() -> str:
    kilobytes = _field("/proc/meminfo", "MemTotal").removesuffix(" kB")
    return f"{int(kilobytes) / 2**20:.0f} GiB" if kilobytes else ""


def versions(programs: Path) -> Mapping[str, str]:
    """The version of every package in an environment, by its name."""
    command = [str(programs / "python"), "-m", "pip", "freeze", "--all"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pairs = (line.split("==") for line in listed.splitlines() if "==" in line)
    return {name: version for name, version, *_ in pairs}
