"""Labels: which words are read, what they mean, and what is refused."""

from __future__ import annotations

import pytest

from paotong import lane as lanes
from paotong.labels import LOOSENESS, did_you_mean, parse_labels
from paotong.lane import CONDITIONS, current_lane
from tests.made import lane


@pytest.mark.parametrize(
    ("label", "version", "holds"),
    [
        (">=3.12", "3.12.0", True),
        (">=3.12", "3.11.9", False),
        ("<3.14", "3.13.9", True),
        ("<3.14", "3.14.0", False),
        ("~=3.14.0", "3.14.7", True),
        ("~=3.14.0", "3.15.0", False),
        ("==3.14.*", "3.14.2", True),
        ("==3.14.*", "3.13.2", False),
        ("==3.14.1", "3.14.1", True),
        ("==3.14.1", "3.14.2", False),
        ("!=3.13.*", "3.13.2", False),
        (">=3.12, <3.14", "3.13.0", True),
        (">=3.12, <3.14", "3.14.0", False),
        (">=3.12,<3.14", "3.11.0", False),
        (">= 3.12", "3.12.0", True),
        (">=3.14", "3.15.0a2", True),
        ("", "3.11.0", True),
    ],
)
def test_a_version_label_holds_for_the_versions_it_names(label, version, holds):
    assert parse_labels(label, "Output").hold(lane(version)) is holds


@pytest.mark.parametrize(
    ("label", "facts", "holds"),
    [
        ("free-threaded", {"free_threaded": True}, True),
        ("free-threaded", {"free_threaded": False}, False),
        ("gil", {"free_threaded": False}, True),
        ("gil", {"free_threaded": True}, False),
        *[(name, {"system": name}, True) for name in ("linux", "macos", "windows")],
        ("linux", {"system": "macos"}, False),
        ("windows", {"system": "linux"}, False),
        ("browser", {"system": "browser"}, True),
        ("browser", {"system": "linux"}, False),
        ("linux, gil", {"system": "linux", "free_threaded": False}, True),
        ("linux, gil", {"system": "linux", "free_threaded": True}, False),
    ],
)
def test_a_place_label_holds_in_its_place(label, facts, holds):
    assert parse_labels(label, "Output").hold(lane(**facts)) is holds


@pytest.mark.parametrize(("devices", "holds"), [(0, False), (1, True)])
def test_cuda_holds_where_a_device_is(monkeypatch, devices, holds):
    monkeypatch.setattr(lanes, "_cuda_devices", lambda: devices)
    assert parse_labels("cuda", "Output").hold(current_lane()) is holds


def test_cuda_of_another_lane_is_not_asked_of_this_machine(monkeypatch):
    monkeypatch.setattr(lanes, "_cuda_devices", lambda: 1)
    assert not parse_labels("cuda", "Output").hold(lane("3.99.0"))


def test_every_condition_must_hold():
    labels = parse_labels(">=3.12, linux", "Output")
    assert labels.hold(lane("3.12.0", system="linux"))
    assert not labels.hold(lane("3.11.0", system="linux"))
    assert not labels.hold(lane("3.12.0", system="macos"))


@pytest.mark.parametrize("word", LOOSENESS)
def test_looseness_is_no_condition(word):
    labels = parse_labels(word, "Output")
    assert labels.loose == {word}
    assert not labels.conditional


@pytest.mark.parametrize("word", [*CONDITIONS, ">=3.12"])
def test_a_condition_is_no_looseness(word):
    labels = parse_labels(word, "Output")
    assert labels.conditional
    assert not labels.loose


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("unorderd", "unordered"),
        ("mesured", "measured"),
        ("approximately", "approx"),
        ("free_threaded", "free-threaded"),
        ("Linux", "linux"),
    ],
)
def test_an_unknown_label_names_all_and_the_nearest(word, nearest):
    with pytest.raises(ValueError, match="unknown label") as raised:
        parse_labels(word, "Output")
    assert str(raised.value) == (
        f"unknown label '{word}' after Output; known labels: a version (>=3.12), "
        "free-threaded, gil, linux, macos, windows, cuda, browser, unordered, "
        f"measured, approx. Did you mean '{nearest}'?"
    )


def test_a_label_like_no_other_gets_no_suggestion():
    with pytest.raises(ValueError, match=r"approx\.$"):
        parse_labels("zzzzz", "Output")


@pytest.mark.parametrize("label", [">3.x", "=>3.12", "~=3", ">=3.12, <", "=3.12"])
def test_a_wrong_version_says_how_to_write_one(label):
    with pytest.raises(ValueError, match="no version specifier") as raised:
        parse_labels(label, "Raises")
    assert f"'{label}' after Raises" in str(raised.value)
    assert "write for example >=3.12" in str(raised.value)


@pytest.mark.parametrize("word", LOOSENESS)
@pytest.mark.parametrize("trailer", ["Raises", "Timeout"])
def test_only_output_matches_loosely(word, trailer):
    with pytest.raises(ValueError, match=f"label '{word}' after {trailer}"):
        parse_labels(word, trailer)


def test_measured_and_approx_contradict_each_other():
    with pytest.raises(ValueError, match="contradict"):
        parse_labels("measured, approx", "Output")


def test_unordered_goes_with_either():
    assert parse_labels("unordered, approx", "Output").loose == {"unordered", "approx"}


@pytest.mark.parametrize("text", ["", " ", " , "])
def test_no_label_holds_everywhere(text):
    labels = parse_labels(text, "Output")
    assert not labels.conditional
    assert labels.hold(lane("2.7.18", system="windows", free_threaded=True))


@pytest.mark.parametrize(
    ("word", "hint"),
    [("outputs", " Did you mean 'Output'?"), ("qqq", ""), ("Output", None)],
)
def test_the_nearest_known_word_is_suggested(word, hint):
    known = ("Output", "Raises")
    expected = " Did you mean 'Output'?" if hint is None else hint
    assert did_you_mean(word, known) == expected


def test_a_free_threaded_build_shows_in_the_name_of_its_lane():
    assert lane("3.14.1", free_threaded=True).name == "CPython 3.14.1t"
    assert lane("3.14.1", free_threaded=False).name == "CPython 3.14.1"


@pytest.mark.parametrize(
    "fact",
    [
        {"build": "other"},
        {"system": "plan9"},
        {"machine": "z80"},
        {"free_threaded": True},
        {"implementation": "PyPy"},
        {"version": "3.99"},
    ],
)
def test_every_fact_of_a_lane_is_part_of_its_key(fact):
    assert lane(**fact).key != lane().key
