"""The tools that are compared, one entry a tool, we ourselves first."""

from __future__ import annotations

from benchmarks.peers.galleries import MKDOCS_GALLERY, SPHINX_GALLERY
from benchmarks.peers.notebooks import MKDOCS_JUPYTER, MYST_NB
from benchmarks.peers.sites import MARKDOWN_EXEC, PAOTONG, STATIC, ZENSICAL
from benchmarks.peers.testing import PYTEST_EXAMPLES, PYTEST_MARKDOWN_DOCS, SYBIL

PEERS = (
    PAOTONG,
    STATIC,
    ZENSICAL,
    MARKDOWN_EXEC,
    MKDOCS_GALLERY,
    SPHINX_GALLERY,
    MYST_NB,
    MKDOCS_JUPYTER,
    PYTEST_MARKDOWN_DOCS,
    SYBIL,
    PYTEST_EXAMPLES,
)
