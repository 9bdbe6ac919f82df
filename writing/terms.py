"""Whether pages write the terms of the glossary, and each page those it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from paotong.example import Fault
from paotong.glossary import Term
from paotong.project import Page, Project
from writing.plain import outside_code, prose_lines, without_code


def term_faults(page: Page, terms: Iterable[Term]) -> Iterator[Fault]:
    """The words in the prose of a page for which the glossary has another."""
    wrong = {word: term for term in terms for word in term.wrong}
    for number, line in enumerate(prose_lines(page.text), 1):
        prose = without_code(line.text)
        for word, term in wrong.items():
            if word in prose and not _only_in_right(word, term.chinese, prose):
                message = f"“{word}”: for {term.english} write {term.chinese}"
                fix = "; nox -s fix writes it" * (page.path.suffix == ".md")
                yield Fault(page.place(number), f"{message} ({term.where}{fix})")


def with_right_terms(text: str, terms: Iterable[Term]) -> str:
    """A page in whose prose stand the words of the glossary, as `term_faults` asks."""
    wrong = {word: term.chinese for term in terms for word in term.wrong}
    ordered = sorted(wrong, key=len, reverse=True)  # one may hold another

    def right(prose: str) -> str:
        for word in ordered:
            prose = _written(wrong[word], word, prose)
        return prose

    lines = prose_lines(text)
    return "\n".join(str(replace(e, text=outside_code(e.text, right))) for e in lines)


def _written(right: str, wrong: str, prose: str) -> str:
    """Text with the right word; which may hold the wrong one, and stays as it is."""
    either = f"{re.escape(right)}|{re.escape(wrong)}"
    return re.sub(either, lambda _: right, prose)


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
