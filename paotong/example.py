"""An example: one runnable program, together with what it is recorded to print."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from paotong.fences import Fence
from paotong.trailer import Program, TrailerError, parse_program

_INCLUDE = re.compile(r'[ \t]*-{1,}8<-{1,}[ \t]+"(?P<path>[^"]+)"[ \t]*')
_ANY_INCLUDE = re.compile(r"^[ \t]*-{1,}8<-{1,}", re.MULTILINE)
_HIDING = "markdown-exec: hide"


@dataclass(frozen=True)
class Where:
    """A place in the repository: a path relative to its root, and a line, from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Fault:
    """What makes a page wrong, apart from what its programs do.

    ``spot`` is the line to mend, where that is not the line that ``where`` names.
    """

    where: Where
    message: str
    spot: Where | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True)
class Example:
    """One runnable program and its record.

    ``where`` is its fence in the page. ``origin`` is the file that holds the program
    (a snippet, or the page itself), ``offset`` the number of lines in that file
    before the program's first, ``prefix`` what stands before each of its lines.
    ``file`` is the program's path if it is a file of its own. ``anchor`` is the name
    that its fence gives it, if it does; ``heading`` the one above it, as written;
    ``predict`` tells whether readers are asked what it prints before they see that.
    """

    where: Where
    program: Program
    origin: Path
    offset: int = 0
    prefix: str = ""
    file: Path | None = None
    anchor: str = ""
    heading: str = ""
    predict: bool = False

    @property
    def name(self) -> str:
        """The file name that a reader would save the program under."""
        return self.file.name if self.file else "example.py"

    @property
    def title(self) -> str:
        """What messages call the program."""
        return snippet_path(self.file) if self.file else "the program in this fence"

    def place(self, line: int) -> str:
        """What messages call a line of the program; ``line`` is its index, from 0."""
        number = self.offset + line + 1
        return f"{snippet_path(self.file)}:{number}" if self.file else f"line {number}"


def snippet_path(file: Path) -> str:
    """The path of a snippet as readers know it: ``snippets/runtime/refcount.py``."""
    top = next(up for up in file.parents if up.name == "snippets")
    return file.relative_to(top.parent).as_posix()


def load_example(fence: Fence, page: Path, root: Path) -> Example | Fault:
    """The example that a fence of ``page`` shows, or why it shows none."""
    found = _loaded(fence, page, root)
    if isinstance(found, Fault):
        return found
    return replace(
        found,
        anchor=fence.options.get("anchor", ""),
        heading="" if found.file else fence.heading,  # a file has a name
        predict="predict" in fence.options,
    )


def _loaded(fence: Fence, page: Path, root: Path) -> Example | Fault:
    where = Where(page.relative_to(root).as_posix(), fence.line)
    if fence.fault:
        return Fault(where, fence.fault)
    include = _INCLUDE.fullmatch(fence.code.strip("\n"))
    if include:
        return _included(where, include["path"], root)
    if fence.code.lstrip().startswith(";--8<--"):
        return Fault(where, ";--8<-- is how pages show the sign; write --8<--")
    if _ANY_INCLUDE.search(fence.code):
        return Fault(
            where,
            'a python fence holds either one line --8<-- "folder/program.py", which '
            "includes a whole program, or the program itself",
        )
    return _example(where, fence.code, page, fence.line, fence.prefix, None)


def _included(where: Where, path: str, root: Path) -> Example | Fault:
    snippets = (root / "snippets").resolve()
    file = (snippets / path).resolve()
    if not file.is_relative_to(snippets):
        return Fault(
            where,
            f'--8<-- "{path}" leads out of snippets/; move the program there, or put '
            "it into the fence itself",
        )
    if not file.is_file():
        return Fault(
            where, f"snippets/{path} does not exist; create it, or mend the path"
        )
    if file.stem in sys.stdlib_module_names:
        return Fault(
            where,
            f"snippets/{path} hides the standard library's module {file.stem} from the "
            "programs beside it; rename it",
        )
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        return Fault(where, f"snippets/{path} is not UTF-8; save it as UTF-8")
    return example_in(where, text, file)


def example_in(where: Where, text: str, file: Path) -> Example | Fault:
    """The example that a fence at ``where`` shows of a file that holds ``text``."""
    return _example(where, text, file, 0, "", file)


def _shown_otherwise(text: str) -> str | None:
    """What in a program Markdown would show otherwise than it runs."""
    if _HIDING in text:
        return f"'{_HIDING}' would hide a line that runs; remove it"
    if _ANY_INCLUDE.search(text):
        return "a line of this program begins with --8<-- and would be replaced"
    if "````````" in text:
        return "eight backticks in this program would end its fence"
    if re.search(r"\S.*\t", text):
        return "this program holds a tab, which would be shown as spaces; write \\t"
    return None


def _example(  # the parts of an Example
    where: Where, text: str, origin: Path, offset: int, prefix: str, file: Path | None
) -> Example | Fault:
    if unlike := _shown_otherwise(text):
        return Fault(where, unlike)
    try:
        program = parse_program(text)
    except TrailerError as error:
        spot = Where(
            snippet_path(file) if file else where.path, offset + error.line + 1
        )
        place = str(spot) if file else f"line {spot.line}"
        return Fault(where, f"in {place}: {error}", spot)
    return Example(where, program, origin, offset, prefix, file)
