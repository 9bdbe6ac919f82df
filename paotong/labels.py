"""Labels: the conditions and the looseness written in parentheses after a trailer."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from paotong.lane import CONDITIONS, Lane

LOOSENESS = ("unordered", "measured", "approx")


@dataclass(frozen=True)
class Labels:
    """What stands in parentheses after ``Output`` or ``Raises``.

    ``versions`` is a PEP 440 specifier set (empty: any version), ``places`` the
    other conditions (``linux``, ``cuda`` …), ``loose`` the ways in which a run may
    differ from the record.
    """

    versions: SpecifierSet = field(default_factory=SpecifierSet)
    places: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    @property
    def conditional(self) -> bool:
        """Whether there is a lane on which the block does not hold."""
        return bool(self.versions) or bool(self.places)

    def hold(self, lane: Lane) -> bool:
        """Whether every condition holds on ``lane``."""
        return self.versions.contains(lane.version, prereleases=True) and all(
            lane.has(place) for place in self.places
        )


def parse_labels(text: str, trailer: str) -> Labels:
    """Read the comma-separated labels after ``trailer``.

    Raises:
        ValueError: a label is unknown (the nearest known one is named), stands
            where it has no meaning, or contradicts another.
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    specifiers = [word for word in words if word[0] in "<>=!~"]
    names = [word for word in words if word not in specifiers]
    for name in names:
        if name not in CONDITIONS + LOOSENESS:
            raise ValueError(_unknown_label(name, trailer))
    loose = frozenset(names) & frozenset(LOOSENESS)
    if loose and trailer != "Output":
        raise ValueError(
            f"label '{min(loose)}' after {trailer}: only Output can match loosely"
        )
    if {"measured", "approx"} <= loose:
        raise ValueError(
            "labels 'measured' and 'approx' contradict each other: "
            "numbers are either ignored or compared, choose one"
        )
    return Labels(_versions(specifiers, trailer), frozenset(names) - loose, loose)


def _versions(specifiers: list[str], trailer: str) -> SpecifierSet:
    try:
        return SpecifierSet(",".join(specifiers))
    except InvalidSpecifier:
        raise ValueError(
            f"'{', '.join(specifiers)}' after {trailer} is no version specifier; "
            "write for example >=3.12, <3.14, ~=3.14.0 or ==3.14.*"
        ) from None


def _unknown_label(name: str, trailer: str) -> str:
    known = CONDITIONS + LOOSENESS
    message = (
        f"unknown label '{name}' after {trailer}; known labels: "
        f"a version (>=3.12), {', '.join(known)}."
    )
    return message + did_you_mean(name, known)


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Suggest the known word that is nearest to ``word``; empty if none is near."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Did you mean '{near[0]}'?" if near else ""
