"""What is captured of a run: its text in the order of a terminal, and its pictures."""

from __future__ import annotations

import sys

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's terminal")


@linux
def test_stdout_and_stderr_keep_their_order(run_program):
    run = run_program("""
        import sys
        for number in range(50):
            print("out", number)
            print("err", number, file=sys.stderr)
    """)
    assert run.output.split("\n") == [
        f"{stream} {number}" for number in range(50) for stream in ("out", "err")
    ]


@linux
def test_all_ways_to_write_keep_their_order(run_program):
    run = run_program("""
        import ctypes, os, subprocess, sys
        libc = ctypes.CDLL(None)
        print("print")
        os.write(1, b"os.write\\n")
        libc.printf(b"printf\\n")
        libc.puts(b"puts")
        subprocess.run([sys.executable, "-c", "print('subprocess')"])
        subprocess.run(["sh", "-c", "echo shell; echo shell error >&2"])
        os.system("echo system")
        sys.stderr.write("stderr\\n")
        print("end")
    """)
    assert run.output.split("\n") == [
        "print", "os.write", "printf", "puts", "subprocess", "shell", "shell error",
        "system", "stderr", "end",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "output"),
    [
        ("print('a', end='')", "a"),
        ("import os; os.write(1, b'a')", "a"),
        ("import os; os.write(2, b'a')", "a"),
        ("import sys; sys.stdout.write('a'); sys.stdout.write('b')", "ab"),
        ("print('x' * 200)", "x" * 200),
        ("print('a\\n\\n  b  \\n\\n')", "a\n\n  b"),
        ("print('a\\r\\nb')", "a\nb"),
        ("print('制表\\t符')", "制表\t符"),
        ("pass", ""),
    ],
)
def test_what_is_written_is_captured(run_program, code, output):
    assert run_program(code).output == output


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\xff\xfe", r"\xff\xfe"),
        (r"a\x00b", r"a\x00b"),
        (r"\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        (r"50%\r100%", r"50%\x0d100%"),
        (r"\x07\x08\x7f", r"\x07\x08\x7f"),
        (r"\xe4\xbd", r"\xe4\xbd"),
        (r"\xe4\xbd\xa0", "你"),
        (r"\x04\x03", r"\x04\x03"),
    ],
)
def test_what_is_no_text_is_shown_escaped(run_program, written, shown):
    run = run_program(f"import os; os.write(1, b'{written}')")
    assert run.output == shown


def test_pictures_come_in_the_order_of_their_names(run_program):
    run = run_program("""
        for name in ("c.PNG", "a.svg", "b.jpeg", "d.txt", "e.gif", "f.webp", "g.jpg"):
            open(name, "w").write(name)
        import os
        os.mkdir("h.png")
        os.symlink("a.svg", "i.svg")
        os.symlink("/etc/passwd", "j.png")
        os.symlink("nowhere", "k.png")
    """)
    assert [(picture.name, picture.media_type) for picture in run.pictures] == [
        ("a.svg", "image/svg+xml"),
        ("b.jpeg", "image/jpeg"),
        ("c.PNG", "image/png"),
        ("e.gif", "image/gif"),
        ("f.webp", "image/webp"),
        ("g.jpg", "image/jpeg"),
    ]
    assert run.pictures[0].data == "YS5zdmc="


def test_a_picture_that_is_too_large_is_left_out(run_program):
    run = run_program("""
        open("a.png", "wb").write(bytes(2_000_000))
        open("b.png", "wb").write(bytes(2_000_001))
    """)
    assert [picture.name for picture in run.pictures] == ["a.png"]
