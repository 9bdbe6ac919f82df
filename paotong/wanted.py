"""What a program asks to be drawn: the trailers ``Diagram`` and ``Steps``."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, replace

DIAGRAM, STEPS = "Diagram", "Steps"
DRAWINGS = (DIAGRAM, STEPS)
_DRAWING = re.compile(rf"# ?(?:{'|'.join(DRAWINGS)}) ?:(?P<names>.*)")


@dataclass(frozen=True)
class Wanted:
    """Global names of a program.

    Those of ``diagram`` are drawn as they are when the program ends, those of ``steps``
    line by line; ``lines`` are the indices of the trailers in the program, from 0.
    """

    diagram: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    lines: tuple[int, int] = (0, 0)

    def __bool__(self) -> bool:
        """Whether anything is to be drawn."""
        return bool(self.diagram or self.steps)

    def names(self, word: str) -> tuple[str, ...]:
        """The names after the trailer ``word``."""
        return self.diagram if word == DIAGRAM else self.steps

    def line(self, word: str) -> int:
        """The index of the line with the trailer ``word``."""
        return self.lines[DRAWINGS.index(word)]

    def adding(self, word: str, labels: str | None, text: str, line: int) -> Wanted:
        """With the trailer ``word``, as it is written on ``line``.

        Raises:
            ValueError: it has labels, stands twice, or does not name what can be drawn.
        """
        if labels is not None:
            raise ValueError(f"{word} takes no labels; write # {word}: first, second")
        if self.names(word):
            raise ValueError(f"{word} stands twice; name everything in one of them")
        names = _names(word, text)
        before, after = self.lines
        if word == DIAGRAM:
            return replace(self, diagram=names, lines=(line, after))
        return replace(self, steps=names, lines=(before, line))


NOTHING = Wanted()


def is_drawing(line: str) -> bool:
    """Whether a line is one of `DRAWINGS` with the names that it wants."""
    found = _DRAWING.fullmatch(line.rstrip())
    names = found["names"].split(",") if found else [""]
    return all(_is_name(name.strip()) for name in names)


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)


def _names(word: str, text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.replace("\n", " ").split(",")]
    example = f"write the global names to be drawn, such as # {word}: first, second"
    if names == [""]:
        raise ValueError(f"{word} names nothing; {example}")
    for place, name in enumerate(names):
        if not _is_name(name):
            raise ValueError(f"'{name}' after {word} is no name; {example}")
        if name in names[:place]:
            raise ValueError(f"'{name}' stands twice after {word}; name it once")
    return tuple(names)
