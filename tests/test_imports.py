"""Which programs are forked from a process that has imported what they import."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from paotong.imports import Route, route
from paotong.loaded import Loaded
from tests.made import code, fence, notebook


@pytest.fixture
def statements(make_project):
    """The imports that a program shares with others."""

    def find(text):
        return route(make_project(fence(cleandoc(text))).example()).statements

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import numpy", ["import numpy"]),
        ("import numpy as np, torch.nn.functional as F",
         ["import numpy", "import torch.nn.functional"]),
        ("from torch import nn, optim as o",
         ["from torch import nn", "from torch import optim"]),
        ('"""Words."""\nfrom __future__ import annotations\n# Why\nimport numpy',
         ["import numpy"]),
        ("import os\nimport numpy\nimport json\nimport torch",
         ["import numpy", "import torch"]),
        ("import torch\nimport numpy\nimport torch", ["import torch", "import numpy"]),
        ("import numpy\nx = 1\nimport torch", ["import numpy", "import torch"]),
        ("A, b = -1, ('x', [2.0, None])\nimport numpy", ["import numpy"]),
        ("import numpy\nx = 1 + 1\nimport torch", ["import numpy"]),
        ("import numpy\nx = y = int\nimport torch", ["import numpy"]),
        ("import numpy\nnumpy.x = 1\nimport torch", ["import numpy"]),
        ("import numpy\nx = f'{1}'\nimport torch", ["import numpy"]),
        ("import numpy\nfrom torch import *", ["import numpy"]),
    ],
)  # fmt: skip
def test_what_is_imported_first_is_shared(statements, text, expected):
    assert list(statements(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "print(3)",
        "import os, sys, json",
        "import os\nos.environ['A'] = 'b'\nimport numpy",
        "print('first')\nimport numpy",
        "if True:\n    import numpy",
        "try:\n    import numpy\nexcept ImportError:\n    pass",
        "def f():\n    import numpy",
        "from . import numpy",
        "import numpy\nx = = 1",
        "import numpy\nreturn 3",
    ],
)
def test_all_else_starts_fresh(statements, text):
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("line", "later"),
    [
        ("torch.optim.SGD(p, 0.1)", "import torch._dynamo"),
        ("torch.ones(3)", ""),
        ("torch.optim.SGD(p, 0.1); print(dir(torch))", ""),
        ("torch.optim.SGD(p, 0.1); import warnings", ""),
        ("from time import time; torch.optim.SGD(p, 0.1)", ""),
    ],
)
def test_what_a_package_imports_at_its_first_use_is_shared(make_project, line, later):
    example = make_project(fence(f"import torch\n{line}")).example()
    assert route(example) == Route(("import torch",), later)


def test_without_packages_nothing_speaks_against_a_fork(make_project):
    assert route(make_project(fence("print(3)")).example()) == Route()


@pytest.mark.parametrize(
    "line",
    [
        "import gc",
        "import sys; print(len(sys.modules))",
        "from sys import argv, modules",
        "print(sys.getrefcount(None))",
        "import tracemalloc",
        "import resource",
        "import os; print(os.getppid())",
        "print(open('/proc/self/status').read())",
        "print(object.__subclasses__())",
        "class A:\n    def __del__(self): print('gone')",
        "import weakref",
    ],
)
def test_what_looks_at_its_process_starts_fresh(make_project, line):
    for text in (line, f"import numpy\n{line}"):
        way = route(make_project(fence(text)).example())
        assert way.why
        assert not way.statements


def test_words_that_only_look_like_it_do_not_matter(statements):
    assert statements("import torch\nfor layer in model.modules(): gcd = resources")


def test_what_stands_beside_the_program_ends_what_is_shared(make_program):
    text = "import numpy\nimport beside\nimport torch\n"
    project = make_program(text, beside__py="")
    assert route(project.example()).statements == ("import numpy",)


def test_a_module_beside_the_program_that_looks_counts_as_well(make_program):
    project = make_program("import numpy\nimport beside\n", beside__py="import gc\n")
    assert "gc" in route(project.example()).why


def test_a_program_called_like_a_package_is_not_that(make_program):
    project = make_program("import numpy\n", "topic/numpy.py")
    assert route(project.example()).statements == ()


def test_a_notebook_starts_fresh(make_project):
    project = make_project(
        "# Home\n", **{"docs/lab.ipynb": notebook(code("import numpy"))}
    )
    found = project.engine.project.notebook(project.root / "docs/lab.ipynb")
    assert route(found).statements == ()


@pytest.mark.parametrize(
    ("statement", "has"),
    [
        ("import torch", True),
        ("import torch.nn", True),
        ("import torch.onnx", False),
        ("import numpy", False),
        ("from torch import nn", True),
        ("from torch import Tensor", True),
        ("from torch import onnx", False),
        ("from torch.nn import Linear", True),
        ("from torch.nn import utils", False),
        ("from torch.onnx import export", False),
    ],
)
def test_what_loads_nothing_more(tmp_path, statement, has):
    (tmp_path / "utils").mkdir()
    words = ["torch", "torch.nn", f"torch.nn@{tmp_path}", "torch:", "torch:Tensor"]
    assert Loaded.parse(words).has(statement) == has
