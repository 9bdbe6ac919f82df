"""How pytest-xdist shares the tests out: as a rule a file at a time, in their order.

What a fixture of a file makes is then made once.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Their tests take long and share nothing but the site: each may run anywhere. Those of
# the second are among the last: one process would run them while the others are done.
ALONE = ("tests/site/test_accessible.py", "tests/test_warm.py")


class Shares(LoadScopeScheduling):
    """One process takes all examples, for it has run them ahead, several at a time."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file in ALONE:
            return nodeid
        return file if file.endswith(".py") else "examples"
