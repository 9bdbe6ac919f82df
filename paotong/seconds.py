"""How long each example took when it ran last: a file beside the results.

It only decides what begins first and how work is shared out, never what is shown.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

FILE = "seconds.json"


def read_seconds(path: Path) -> dict[str, float]:
    """Seconds by the names of examples; none where the file can't be read."""
    with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
        facts = json.loads(path.read_text("utf-8"))
        return {str(name): float(seconds) for name, seconds in facts.items()}
    return {}


def write_seconds(path: Path, seconds: dict[str, float]) -> None:
    """Keep seconds by the names of examples, if the file can be written."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(seconds), "utf-8")
        part.replace(path)
