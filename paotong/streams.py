"""Streams that others read: whatever they can hold, nothing that is said is lost."""

from __future__ import annotations

import io
from typing import TextIO


def say_all(*streams: TextIO) -> None:
    """Let characters that a stream's encoding lacks be written out, by their numbers.

    A pipe on Windows has the encoding of the country: Chinese would end the program.
    """
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
