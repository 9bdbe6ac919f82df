"""Lighthouse on pages of a built site, as on a phone with a slow line.

    python -m tests.lighthouse site              the pages below
    python -m tests.lighthouse site runtime/gc/  only these

Prints four figures for each page, of 100. Accessibility, best practices and findability
do not depend on the machine: below 100 they are errors. Performance is computed for a
phone on slow 4G (simulated throttling), which is taken to be so many times slower than
this machine as Lighthouse's guide to calibrating says of machines of its speed; that is
printed as well. A busy machine is slower than it was when its speed was measured, so
the speed and the pages are measured three times, of which the middle counts, and
performance is an error only where ``--performance`` says so.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from paotong.node import find_node
from tests.host import find_chromium, serving
from tests.npm import NODE, fetch

PAGES = (
    "",
    "language/decorators/",
    "runtime/gc/",
    "torch/autograd/",
    "models/transformer/",
    "misconceptions/",
    "ledger/",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL = 95  # of performance; the others are 100
TIMES = 3  # that everything is measured; odd, so that there is one in the middle
# Lighthouse's default, 4, is right where its benchmark gives 1500 to 2000.
_PHONE = 1750 / 4
_AGAIN = "Please run Lighthouse again"
_CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def report(url: str, slower: float = 1, again: int = 2) -> dict[str, Any]:
    """What Lighthouse says of a page, loaded by a fresh browser.

    ``slower``: how many times slower than this machine the phone is; ``again``: how
    often it may ask to be run again, as it does where the browser lost a trace.
    """
    node = find_node(NODE)
    chromium = find_chromium()
    if node is None or chromium is None:
        sys.exit("needed: chromium on the PATH; pip install -r requirements-node.txt")
    command = fetch("lighthouse") / "lighthouse" / "cli" / "index.js"
    with tempfile.TemporaryDirectory() as profile:
        chrome = f"--chrome-flags={_CHROME} --user-data-dir={profile}"
        options = ["--output=json", "--quiet", "--no-enable-error-reporting", chrome]
        options.append(f"--throttling.cpuSlowdownMultiplier={slower}")
        run = subprocess.run(
            [str(node.path), str(command), url, *options],
            env=os.environ | {"CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode and again and _AGAIN in run.stderr:
        return report(url, slower, again - 1)
    if run.returncode:
        sys.exit(f"{url}: Lighthouse failed: {run.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def times_slower(url: str) -> float:
    """How many times slower than this machine a phone of middling speed is."""
    speeds = [report(url)["environment"]["benchmarkIndex"] for _ in range(TIMES)]
    return round(max(1.0, median(speeds) / _PHONE), 1)


def middle(url: str, slower: float) -> dict[str, Any]:
    """What Lighthouse says of a page when its performance is that of the middle."""
    found = [report(url, slower) for _ in range(TIMES)]
    return sorted(found, key=lambda each: figures(each)["performance"])[TIMES // 2]


def figures(found: dict[str, Any]) -> dict[str, int]:
    """Its four figures, of 100."""
    scores = {name: found["categories"][name]["score"] for name in CATEGORIES}
    return {name: round(100 * (score or 0)) for name, score in scores.items()}


def failures(found: dict[str, Any], category: str) -> list[str]:
    """The audits for which a category has less than 100."""
    audits = [found["audits"][a["id"]] for a in _weighing(found, category)]
    return [f"{a['id']}: {a['title']}" for a in audits if (a["score"] or 0) < 1]


def _weighing(found: dict[str, Any], category: str) -> Iterable[dict[str, Any]]:
    audits = found["categories"][category]["auditRefs"]
    applying = (a for a in audits if found["audits"][a["id"]]["score"] is not None)
    return [audit for audit in applying if audit["weight"]]


def main() -> int:
    """Print the table; 1 if a figure is below its goal."""
    parser = argparse.ArgumentParser(description="Lighthouse on a built site")
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--performance", type=int, default=0, metavar="LEAST")
    options = parser.parse_args()
    least = dict.fromkeys(CATEGORIES, 100) | {"performance": options.performance}
    good = True
    with serving(options.site) as address:
        slower = times_slower(address)
        print(f"the phone is taken to be {slower} times slower than this machine")
        print(f"{'page':24}", *(f"{name:>15}" for name in CATEGORIES), flush=True)
        for page in options.pages or PAGES:
            found = middle(address + page, slower)
            scores = figures(found)
            print(
                f"{page or '/':24}", *(f"{s:>15}" for s in scores.values()), flush=True
            )
            for name in CATEGORIES:
                good = good and scores[name] >= least[name]
                if scores[name] < max(least[name], GOAL):
                    print(
                        *(f"    {name}: {f}" for f in failures(found, name)), sep="\n"
                    )
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
