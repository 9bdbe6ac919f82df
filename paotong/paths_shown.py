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
    windows = separator == "\\"
    flags = re.IGNORECASE if windows else re.NOFLAG  # pdb has paths in small letters
    for known, instead in shown.items():
        inside = "" if instead == "." else f"{instead}/"
        for between in (r"\\", "\\") if windows else (separator,):
            folder = re.escape(known.replace(separator, between))
            start = folder + re.escape(between)
            if windows:
                text = _with_slashes(text, start, between)
            text = re.sub(start, inside, text, flags=flags)
            text = re.sub(rf"{folder}(?![\w.-])", instead, text, flags=flags)
    return text


def _with_slashes(text: str, start: str, between: str) -> str:
    """``text`` with slashes for ``between`` in what follows ``start``, a pattern."""
    part, sep = r"[\w.@+-]+", re.escape(between)
    path = re.compile(rf"(?<={start}){part}(?:{sep}{part})+", re.IGNORECASE)
    return path.sub(lambda found: found[0].replace(between, "/"), text)
