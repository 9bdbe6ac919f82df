"""Every page is valid HTML: by the Nu Html Checker, the one that the W3C runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter

import pytest

from tests.npm import place_of

# What the checker says of every site of this theme, and why it stays: to mend it, the
# theme's whole page would have to be copied here. Nothing else is wrong with our pages.
THEME = {
    "the toggles of drawer and search keep no state over a reload": re.compile(
        r"Attribute “autocomplete” is only allowed when the input type is"
    ),
    "labels of open sections in the navigation say tabindex without a value": (
        re.compile(r"Bad value “” for attribute “tabindex” on element “label”")
    ),
    "the contents of a chapter's first page have no toggle on a phone": re.compile(
        r"The value of the “for” attribute of the “label” element must be the ID"
    ),
}
# The checker knows MathML 3; in MathML Core every element has these two attributes.
MATHML_CORE = re.compile(
    r"Attribute “(displaystyle|scriptlevel)” not allowed on element “m\w+”"
)


@pytest.fixture(scope="module")
def messages(site):
    """All that the checker says about all pages; one JVM for them all."""
    jar = place_of("validator") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    lacking = "" if jar.is_file() else "no checker: python -m tests.npm validator"
    lacking = lacking if shutil.which("java") else "no java on the PATH"
    if lacking and os.environ.get("CI"):
        pytest.fail(f"{lacking}; CI must install it")
    if lacking:
        pytest.skip(lacking)
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    options = ["-Xss8m", "-jar", str(jar), "--format", "json"]
    # A page of mostly output is no Norwegian: which language it is, others test.
    more = ["--stdout", "--exit-zero-always", "--no-langdetect"]
    command = ["java", *options, *more, *pages]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["messages"]


def _known(message):
    known = [name for name, said in THEME.items() if said.match(message["message"])]
    return known[0] if known else ""


def test_every_page_is_valid(messages, site):
    wrong = [
        f"{message['url'].partition(site.name)[2]}:{message.get('lastLine')}: "
        f"{message['message']} {message.get('extract', '')!r}"
        for message in messages
        if message["type"] == "error" or message.get("subType") == "warning"
        if not _known(message) and not MATHML_CORE.match(message["message"])
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_known_of_the_theme_is_still_so(messages):
    found = Counter(map(_known, messages))
    assert set(found) - {""} == set(THEME)
