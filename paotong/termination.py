"""What a build or a test run does when it is asked to end."""

from __future__ import annotations

import signal
import threading


def end_as_interrupted() -> None:
    """Let SIGTERM end this process as Ctrl+C does, its programs before it.

    Python's default would end it at once, and where there is no sandbox the programs
    would live on. A handler that is there already stays.
    """
    here = threading.current_thread() is threading.main_thread()
    if here and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
