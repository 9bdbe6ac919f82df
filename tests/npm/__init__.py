"""What tests take from npm: each in a folder here, fetched once into .cache/, checked.

``python -m tests.npm validator`` fetches; a test looks for what was fetched. A folder
holds the name and version that are wanted, and the lock file with the digests.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from paotong.node import find_node
from paotong.npm import LOCKED, NotFetchedError, fetch_once, install

_HERE = Path(__file__).parent
_KEPT = _HERE.parents[1] / ".cache" / "npm"
NODE = 24  # Lighthouse asks for 22.19 at least; requirements-node.txt brings this one


def place_of(name: str) -> Path:
    """Where the packages are once they are fetched: a folder ``node_modules``."""
    texts = b"\0".join((_HERE / name / file).read_bytes() for file in LOCKED)
    key = hashlib.sha256(texts).hexdigest()[:12]
    return _KEPT / name / key / "node_modules"


def fetch(name: str) -> Path:
    """Fetch the packages unless they are there; returns their ``node_modules``.

    Raises:
        NotFetchedError: there is no Node, or npm can't fetch what the lock file names.
    """
    node = find_node(NODE) or find_node()
    if node is None:
        raise NotFetchedError("no Node with npm: pip install -r requirements-node.txt")
    place = place_of(name)
    fetch_once(place.parent, lambda part: install(node, _HERE / name, part))
    return place
