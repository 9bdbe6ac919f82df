"""The file that a reader downloads: the program as it ran, and what it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from paotong.example import Example
from paotong.packages import Pin, pins
from paotong.script import modules_beside, offered, pip_words, script
from tests.made import HOME, RIGHT, MadeProject, code, fence, include, lane, notebook

ROOT = Path(__file__).parents[1]
# The reference implementation of PEP 723.
BLOCK = re.compile(
    r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"
)
MODELS = "requirements-models.txt"
PINS = [
    Pin(MODELS, Requirement("numpy==2.4.6")),
    Pin(MODELS, Requirement('torch==2.13.0; python_version == "3.11"')),
    Pin("requirements.txt", Requirement("packaging==26.3")),
    Pin("requirements.txt", Requirement("Markdown==3.11.3")),
]


@pytest.fixture
def made(tmp_path):
    return MadeProject(tmp_path)


def metadata(text: str) -> dict:
    """The script metadata of a program, as uv and pipx read it."""
    (found,) = [m for m in BLOCK.finditer(text) if m["type"] == "script"]
    lines = found["content"].splitlines(keepends=True)
    return tomllib.loads(
        "".join(line[2 if line[1:2] == " " else 1 :] for line in lines)
    )


@pytest.fixture
def script_of(made):
    """What is offered of a program in a page, with its metadata."""

    def read(program: str, *verified: str, imports=(), pinned=PINS) -> tuple[str, dict]:
        made.write(HOME, fence(program))
        lanes = [lane(version) for version in verified]
        text = script(made.example(), pinned, lanes, set(imports))
        return text, metadata(text)

    return read


def test_the_lines_of_the_program_keep_their_numbers(script_of):
    text, _ = script_of(RIGHT)
    assert text.startswith("print(3)\n\n# Output:\n# 3\n\n# /// script\n")


def test_a_program_of_the_standard_library_needs_no_package(script_of):
    _, found = script_of("import json\nimport os.path\nprint(3)")
    assert found == {"requires-python": ">=3.11", "dependencies": []}


def test_packages_have_the_versions_that_the_project_pins(script_of):
    _, found = script_of("from numpy import array\nprint(3)")
    assert found["dependencies"] == ["numpy==2.4.6"]


def test_a_module_may_have_another_name_than_its_package(script_of):
    _, found = script_of("import markdown\nprint(3)")
    assert found["dependencies"] == ["Markdown==3.11.3"]


def test_a_package_that_nobody_pins_has_the_version_that_is_here(script_of):
    _, found = script_of("import pytest\nprint(3)", pinned=[])
    assert found["dependencies"] == [f"pytest=={pytest.__version__}"]


def test_a_package_that_is_not_here_is_named_all_the_same(script_of):
    _, found = script_of("import paotong_has_no_such_package\nprint(3)")
    assert found["dependencies"] == ["paotong_has_no_such_package"]


def test_what_a_program_only_tries_to_import_is_not_needed(script_of):
    tried = "try:\n    import numpy\nexcept ImportError:\n    numpy = None\nprint(3)"
    assert script_of(tried)[1]["dependencies"] == []


def test_what_a_package_imports_if_it_is_there_is_needed(script_of):
    """PyTorch warns where NumPy is missing; packaging is pinned for other reasons."""
    imports = ("torch", "numpy", "packaging")
    _, found = script_of("import torch\nprint(3)", imports=imports)
    assert found["dependencies"] == ["numpy==2.4.6", "torch==2.13.0"]


def test_a_package_that_is_pinned_for_one_python_asks_for_that(script_of):
    _, found = script_of("import torch\nprint(3)")
    assert found["requires-python"] == "==3.11.*"


@pytest.mark.parametrize(
    ("record", "verified", "pythons"),
    [
        ("# Output:\n# 3", [], ">=3.11"),
        ("# Output:\n# 3", ["3.13.1", "3.12.0"], ">=3.12"),
        ("# Output:\n# 3", ["3.99.1"], ">=3.11"),
        ("# Output (>=3.13):\n# 3", [], ">=3.13"),
        ("# Output (>=3.12, <3.14):\n# 3", [], ">=3.12,<3.14"),
        ("# Output (<3.14):\n# 3", ["3.12.1"], ">=3.12,<3.14"),
        ("# Output (~=3.12.0):\n# 3", ["3.12.1"], "==3.12.*"),
        ("# Output (>=3.13):\n# 3\n\n# Output:\n# 4", ["3.11.7"], ">=3.11"),
        ("# Output (>=3.99):\n# 3", [], ">=3.11"),
        ("# Output (cuda):\n# 3", [], ">=3.11"),
        ("# Raises (>=3.12): KeyError: 1", [], ">=3.12"),
    ],
)
def test_the_pythons_are_those_it_was_verified_on(script_of, record, verified, pythons):
    _, found = script_of(f"print(3)\n\n{record}", *verified)
    assert found["requires-python"] == pythons
    assert SpecifierSet(pythons)


def test_a_program_for_builds_without_a_gil_says_so(script_of):
    text, _ = script_of("print(3)\n\n# Output (free-threaded):\n# 3")
    assert "# 需要自由线程的构建：uv run --python 3.14t\n# /// script" in text


def test_guesses_do_not_stand_beside_the_record(script_of):
    text, _ = script_of("print(3)\n\n# Guess:\n# 4\n\n# Output:\n# 3\n\n# Guess:\n# 5")
    assert text.startswith("print(3)\n\n# Output:\n# 3\n\n# /// script\n")


def test_a_module_beside_a_program_is_no_package(made):
    made.write("snippets/shop/main.py", "import prices\nprint(prices.TEA)\n")
    made.write("snippets/shop/prices.py", "import numpy\nTEA = 3\n")
    made.write(HOME, include("shop/main.py"))
    example = made.example()
    assert [path.name for path in modules_beside(example)] == ["prices.py"]
    assert offered(example) == "main.zip"
    needed = metadata(script(example, PINS, [], set()))["dependencies"]
    assert needed == ["numpy==2.4.6"]


def test_a_cell_is_no_program_of_its_own(made):
    made.write("docs/lab.ipynb", notebook("# 实验", code("print(3)", "3\n")))
    assert offered(made.example(0, "docs/lab.ipynb")) == ""


def test_pip_is_told_each_package_once(made):
    made.write(HOME, fence("import numpy") + "\n" + fence("import torch, numpy"))
    found = [e for e in made.page().examples if isinstance(e, Example)]
    assert pip_words(found, PINS) == ["numpy==2.4.6", "torch==2.13.0"]


def test_the_requirements_of_this_repository_are_read():
    named = {pin.requirement.name: pin for pin in pins(ROOT)}
    assert named["torch"].file == MODELS
    assert named["Markdown"].file == "requirements.txt"


def test_uv_runs_what_is_offered(script_of, tmp_path):
    """It needs nothing but the file: uv reads the metadata behind the program."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        pytest.skip("no uv here; requirements-dev.txt names it")
    text, _ = script_of("import sys\n\nprint(sys._getframe().f_lineno)")
    file = tmp_path / "offered.py"
    file.write_text(text, "utf-8")
    offline = ["--offline", "--no-python-downloads", "--python", sys.executable]
    command = [uv, "run", "--quiet", "--cache-dir", str(tmp_path / "uv"), *offline]
    run = subprocess.run([*command, str(file)], capture_output=True, text=True)
    assert (run.stdout, run.returncode) == ("3\n", 0), run.stderr
