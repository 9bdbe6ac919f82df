"""How pytest-xdist shares the tests out: as a rule a file at a time, in their order.

What a fixture of a file makes is then made once. Tests of the built site come after the
others: by then the examples have been run, and the build need not run the same beside
them. Last come those that may run anywhere, so that no process is without work.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Their tests take long and share nothing but the site: each may run anywhere.
ALONE = ("tests/site/test_accessible.py",)


def turn(nodeid: str) -> int:
    """Whether a test comes first (0), with those of the built site, or at the end."""
    file = nodeid.partition("::")[0]
    return file.startswith("tests/site/") + (file in ALONE)


class Shares(LoadScopeScheduling):
    """One process takes all examples, for it has run them ahead, several at a time."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file in ALONE:
            return nodeid
        return file if file.endswith(".py") else "examples"
