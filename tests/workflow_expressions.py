"""What the expressions of a workflow stand for, as far as it can be known here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_COMPARED = re.compile(r"([\w.-]+)\s*==\s*'([^']*)'")
_EVEN_AFTER_FAILURE = ("always()", "!cancelled()", "failure()")
RESULTS = "join(needs.*.result, ' ')"
# What holds unless `--set` says otherwise: a pull request, seen from its branch.
CONTEXT = {
    "github.event_name": "pull_request",
    "github.ref": "refs/pull/1/merge",
    "github.ref_type": "branch",
    "github.ref_name": "1/merge",
    "github.repository": "paotong/paotong",
    "github.server_url": "https://github.com",
    "github.run_id": "1",
    "github.token": "",
    "inputs.fresh": "",
}


class UnknownError(ValueError):
    """An expression that can't be worked out here: the message names it."""


def begun_by(events: Mapping[str, Any], version: str) -> dict[str, str]:
    """What a workflow knows that one of its events begins: a push, a night, a tag.

    ``version`` is the one that a tag would name.
    """
    if "pull_request" in events:
        return {}
    name = "push" if "push" in events else next(iter(events))
    kind, ref = "branch", "main"
    if "tags" in (events[name] or ()):
        kind, ref = "tag", version
    place = "tags" if kind == "tag" else "heads"
    return {
        "github.event_name": name,
        "github.ref": f"refs/{place}/{ref}",
        "github.ref_type": kind,
        "github.ref_name": ref,
    }


def worked_out(text: str, known: Mapping[str, str]) -> str:
    """``text`` with its expressions replaced by what is known.

    Raises:
        UnknownError: one of them is not known.
    """
    return _EXPRESSION.sub(lambda found: _value(found[1], known), text)


def _value(expression: str, known: Mapping[str, str]) -> str:
    if expression not in known:
        raise UnknownError(f"nothing is known of {expression}; --set {expression}=...")
    return known[expression]


def holds(condition: str, known: Mapping[str, str], failed: bool = False) -> bool:
    """Whether the condition of a step or job holds, after one has failed or none has.

    Raises:
        UnknownError: it is of a form that is not worked out here.
    """
    condition = _EXPRESSION.sub(r"\1", condition).strip()
    if condition in _EVEN_AFTER_FAILURE:
        return failed or condition != "failure()"
    if failed or not condition:
        return not failed
    if compared := _COMPARED.fullmatch(condition):
        return _value(compared[1], known) == compared[2]
    wanted = not condition.startswith("!")
    return (_value(condition.lstrip("!"), known) not in ("", "false")) == wanted
