"""What was made of the last facts, as long as equal ones come again.

A server builds the site again for every file that is saved, and most of what pages show
of each other is then made of the same facts. These are compared as values: whatever
they were read from, equal ones make the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Last:
    """The last ``facts``, and what was made of them, by whatever name."""

    facts: Any = None
    made: dict[Any, Any] = field(default_factory=dict)

    def of(self, facts: Any) -> dict[Any, Any]:
        """What was made of equal facts; where they are others, nothing yet."""
        if facts != self.facts:
            self.facts, self.made = facts, {}
        return self.made
