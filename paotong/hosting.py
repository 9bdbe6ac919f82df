"""What a host sends along with the files of the site, and how nginx is told so.

The headers follow from what was built: the policy from its pages, how long a browser
may keep a file from whether its address changes with what is in it.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from paotong.policy import NotAllowedError, Policies, policies_of

# Addresses that change with their files: own scripts and styles, Pyodide, the theme's,
# and drawn pictures. Browsers need never ask for these again.
LASTING = (
    r"/assets/[0-9a-f]{12}/",
    r"/assets/pyodide/[^/]+/",
    r"/assets/(javascripts|stylesheets)/.*\.[0-9a-f]{8}\.min\.(js|css)$",
    r"/[0-9a-f]{16}\.(gif|jpe?g|png|svg|webp)$",
)
_A_YEAR = "public, max-age=31536000, immutable"
_ASK = "no-cache"  # kept, but the host is asked each time whether it has changed
_POLICY, _CACHE = "Content-Security-Policy", "Cache-Control"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in ("camera", "geolocation", "microphone", "payment", "usb")
    ),
}


def headers_of(path: str, policies: Policies) -> dict[str, str]:
    """The headers for the file at a path that begins with a slash."""
    lasting = any(re.search(pattern, path) for pattern in LASTING)
    cache = _A_YEAR if lasting else _ASK
    return {_POLICY: policies.of(path), _CACHE: cache, **_ALWAYS}


def for_nginx(policies: Policies) -> str:
    """The same headers as directives of nginx, to be included in ``http``."""
    others = {f"~{re.escape(end)}$": text for end, text in policies.others.items()}
    lasting = {f"~{pattern}": _A_YEAR for pattern in LASTING}
    sent = {_POLICY: "$policy", _CACHE: "$cache", **_ALWAYS}
    return "".join(
        [
            "# Written by python -m paotong headers, from the pages of a built site.\n",
            _map("policy", policies.pages, others),
            _map("cache", _ASK, lasting),
            *(f'add_header {name} "{value}" always;\n' for name, value in sent.items()),
        ]
    )


def _map(name: str, default: str, others: dict[str, str]) -> str:
    values = {"default": default, **others}
    lines = "".join(f'    "{key}" "{value}";\n' for key, value in values.items())
    return f"map $uri ${name} {{\n{lines}}}\n"


def add_headers_command(commands: Any) -> None:
    """Let the command line know ``headers``."""
    told = "write the headers of a built site as directives of nginx"
    command = commands.add_parser("headers", help=told)
    command.add_argument("site", nargs="?", type=Path, default=Path("site"))
    command.add_argument("--write", type=Path, help="a file (default: print them)")


def headers_command(asked: argparse.Namespace) -> int:
    """Print or write the headers; 1 if a page asks for what no policy allows."""
    try:
        text = for_nginx(policies_of(asked.site))
    except (NotAllowedError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    if asked.write:
        asked.write.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0
