from __future__ import annotations

import pytest

from paotong.packages import how_to_install, unavailable
from paotong.verdict import Kind

MODELS = """\
# what models need
-r other.txt
none-such==1.0; python_version == "2.7"
always_there==2.0
never here
"""


@pytest.fixture
def project(make_program):
    """A project whose program needs a package that is not installed."""

    def made(code, requirements=MODELS):
        text = f"{code}\n\n# Output:\n# 3\n"
        made = make_program(text)
        made.write("requirements-models.txt", requirements)
        return made

    return made


def test_a_package_is_not_meant_for_this_lane_if_its_marker_is_false(project):
    root = project("import none_such").root
    assert unavailable(["none_such"], root)
    assert not unavailable(["always_there"], root)
    assert not unavailable(["none_such", "always_there"], root)
    assert not unavailable(["unknown"], root)
    assert not unavailable([], root)


def test_a_program_that_this_lane_is_not_meant_to_run_is_nothing_wrong(project):
    verdict = project("import none_such").verify()
    assert (verdict.kind, verdict.good) == (Kind.NOT_RUN, True)
    assert verdict.missing == ("none_such",)
    assert verdict.recorded.text == "3"


def test_a_package_that_this_lane_should_have_is_missing(project):
    verdict = project("import always_there").verify()
    assert (verdict.kind, verdict.good) == (Kind.NOT_RUN, False)
    assert verdict.message.endswith("To run it: pip install -r requirements-models.txt")


def test_a_package_that_no_file_names_is_to_be_named(project):
    message = how_to_install(["unknown"], project("import unknown").root)
    assert "name its package in requirements-models.txt" in message


def test_pytest_skips_what_this_lane_is_not_meant_to_run(project):
    result = project("import none_such").pytest()
    assert result.returncode == 0
    assert "needs none_such" in result.stdout
