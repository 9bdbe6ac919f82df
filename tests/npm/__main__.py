"""``python -m tests.npm validator`` fetches what ``validator/`` names.

``python -m tests.npm lock validator`` writes its lock file after a change of version,
with digests and without addresses: packages come from wherever npm is told to ask.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from paotong.node import find_node
from paotong.npm import NotFetchedError
from tests.npm import NODE, fetch

_ONLY_LOCK = ("--package-lock-only", "--omit-lockfile-registry-resolved", "--no-audit")


def _lock(folder: Path) -> None:
    node = find_node(NODE) or find_node()
    assert node, "no Node with npm: pip install -r requirements-node.txt"
    subprocess.run([*node.npm, "install", *_ONLY_LOCK], cwd=folder, check=True)
    path = folder / "package-lock.json"
    lock = json.loads(path.read_text("utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _fetch(name: str) -> None:
    try:
        print(fetch(name))
    except NotFetchedError as error:
        sys.exit(f"{name}: {error}")


if __name__ == "__main__":
    if sys.argv[1] == "lock":
        _lock(Path(__file__).parent / sys.argv[2])
    else:
        _fetch(sys.argv[1])
