"""What is shown of paths that a program prints: none of this machine's own folders."""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path


def library_name(library: Path) -> str:
    """What the folder of the standard library is called on POSIX: ``python3.13``."""
    if sys.platform != "win32":
        return library.name
    threads = "t" * bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    return f"python{sys.version_info.major}.{sys.version_info.minor}{threads}"


def without_folders(
    text: str, shown: Mapping[str, str], separator: str = os.sep
) -> str:
    """``text`` with other names for folders, and with slashes in the paths into them.

    ``shown`` says what stands for each folder, where ``.`` is the one that paths are
    relative to; ``separator`` is that of the system. Where it is a backslash, paths
    stand in literals of Python with two of them.
    """
    spellings = [r"\\", "\\"] if separator == "\\" else [separator]
    for known, instead in shown.items():
        inside = "" if instead == "." else f"{instead}/"
        for between in spellings:
            folder = known.replace(separator, between)
            if between != "/":
                text = _with_slashes(text, folder, between)
            text = text.replace(f"{folder}{between}", inside)
            text = re.sub(rf"{re.escape(folder)}(?![\w.-])", instead, text)
    return text


def _with_slashes(text: str, folder: str, between: str) -> str:
    """``text`` with slashes for ``between`` in the paths into a folder."""
    part, sep = r"[\w.@+-]+", re.escape(between)
    start = folder + between
    path = re.compile(rf"(?<={re.escape(start)}){part}(?:{sep}{part})+")
    return path.sub(lambda found: found[0].replace(between, "/"), text)
