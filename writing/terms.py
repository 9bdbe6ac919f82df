"""Whether pages write the terms of the glossary, and each page those it explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paotong.example import Fault
from paotong.glossary import Term
from paotong.project import Page, Project
from writing.plain import prose_lines, without_code


def term_faults(page: Page, terms: Iterable[Term]) -> Iterator[Fault]:
    """The words in the prose of a page for which the glossary has another."""
    wrong = {word: term for term in terms for word in term.wrong}
    for number, line in enumerate(prose_lines(page.text), 1):
        prose = without_code(line.text)
        for word, term in wrong.items():
            if word in prose and not _only_in_right(word, term.chinese, prose):
                message = f"“{word}”: for {term.english} write {term.chinese}"
                yield Fault(page.place(number), f"{message} ({term.where})")


def _only_in_right(word: str, right: str, prose: str) -> bool:
    """Whether a text holds a wrong word only within the right one: 继承 in 多重继承."""
    return word in right and word not in prose.replace(right, "")


def unexplained(project: Project, terms: Iterable[Term]) -> Iterator[Fault]:
    """The terms that the page does not hold which is said to explain them."""
    for term in terms:
        path = project.docs / term.page
        if not path.is_file():
            yield Fault(term.where, f"docs/{term.page} does not exist")
        elif term.chinese not in project.page(path).text:
            message = f"docs/{term.page} does not say {term.chinese}; name another page"
            yield Fault(term.where, message)
