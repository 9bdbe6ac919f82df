"""The comparison of warm with fresh processes sees what differs, and says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paotong import fidelity
from paotong.__main__ import main
from paotong.containment import STRONG, containment
from tests.made import fence

pytestmark = pytest.mark.skipif(containment() != STRONG, reason="nothing is forked")
PAGE = "\n".join(
    fence(text)
    for text in (
        "print(1)\n# Output:\n# 1",
        "import gc\nprint(2)\n# Output:\n# 2",
        "import time\ntime.sleep(0)",
        "import packaging\nprint(packaging.__name__)\n# Output:\n# packaging",
        "import random\nprint(random.random())\n# Output (measured):\n# 0.5",
    )
)


def test_every_example_is_told_with_its_way(make_project, monkeypatch, capsys):
    monkeypatch.chdir(make_project(PAGE).root)
    assert main(["fidelity"]) == 0
    name = "the program in this fence"
    assert capsys.readouterr().out.splitlines() == [
        f"{name}: forked from a bare process: same",
        f"{name}: fresh (names 'gc'): same",
        f"{name}: fresh (waits): same",
        f"{name}: forked after import packaging: same",
        f"{name}: forked from a bare process: output (left open by its record)",
        "5 examples, 0 differ",
    ]


def test_what_differs_is_told_and_fails(make_project, monkeypatch, capsys):
    project = make_project(fence("print(3)"))
    monkeypatch.chdir(project.root)
    wrong = replace(project.run(), output="4", exit_code=1)
    monkeypatch.setattr(fidelity, "run_fresh", lambda example, seed: wrong)
    assert main(["fidelity", "docs/index.md"]) == 1
    assert "process: output, exit_code\n1 examples, 1 differ" in capsys.readouterr().out
