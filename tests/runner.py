"""GitHub's runner, as far as it reads what steps write: which commands it obeys.

It reads lines as actions/runner does: `ActionCommand.TryParseV2` and `TryParse`,
`ActionCommandManager.TryProcessCommand`.
"""

from __future__ import annotations

import re

COMMANDS = {
    *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error"),
    *("group", "notice", "remove-matcher", "save-state", "set-env", "set-output"),
    *("stop-commands", "warning"),
}
ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
LINE = re.compile(r"\r\n|\r|\n")


class Runner:
    """The commands that a runner obeys, with their properties and data."""

    def __init__(self, output: str) -> None:
        self.obeyed: list[tuple[str, dict[str, str], str]] = []
        self.known = set(COMMANDS)
        self.token = ""
        for line in LINE.split(output):
            if command := self._command(line):
                self._process(*command)

    def _command(self, line: str) -> tuple[str, dict[str, str], str] | None:
        new = re.match(r"\s*::(?P<name>[^ ]*?)( (?P<facts>.*?))?::(?P<data>.*)", line)
        old = re.search(
            r"##\[(?P<name>[^] ]*)(?: (?P<facts>[^]]*))?\](?P<data>.*)", line
        )
        for found, between in ((new, ","), (old, ";")):
            if found and found["name"].lower() in self.known:
                pairs = (
                    fact.partition("=")
                    for fact in (found["facts"] or "").split(between)
                )
                facts = {key: unescaped(value) for key, _, value in pairs if value}
                return found["name"].lower(), facts, unescaped(found["data"])
        return None

    def _process(self, name: str, facts: dict[str, str], data: str) -> None:
        if self.token:
            if name == self.token:
                self.known.remove(name)
                self.token = ""
        elif name == "stop-commands":
            self.token = data
            self.known.add(data)
        else:
            self.obeyed.append((name, facts, data))


def unescaped(text: str) -> str:
    for escape, sign in ESCAPES.items():
        text = text.replace(escape, sign)
    return text
