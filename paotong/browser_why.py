"""Why readers can't run a program in their browser, in a few words on its page."""

from __future__ import annotations

import re

from paotong.example import Example
from paotong.raised import split_at_traceback
from paotong.verdict import Kind, Verdict

# Seconds of computing after which a program is not offered: with a reader it is ended
# after twice as many, and not every machine is as fast as this one.
LONGEST = 5.0
# What is otherwise where addresses have 32 bits.
_WORD_SIZE = re.compile(
    r"\b(?:getsizeof|__sizeof__|__basicsize__|maxsize|hash_info|hash\(|calcsize"
    r"|c_void_p|c_s?size_t|c_u?long|tracemalloc)"
)
# What CPython says in a browser of what is not there.
_LACKING = {
    "线程": "can't start new thread",
    "子进程": r"does not support processes|OSError: \[Errno 52\]"
    r"|No module named '_(?:multiprocessing|posixshmem)'"
    r"|has no attribute '(?:fork|forkpty|posix_spawn\w*)'",
    "网络": r"RemoteDisconnected|ConnectionError|URLError|gaierror"
    r"|OSError: \[Errno (?:23|14|50)\]",
    "更深的调用栈": "Maximum call stack size exceeded|memory access out of bounds",
    "更多内存": "MemoryError|Out of memory",
}
_MODULE = re.compile(r"ModuleNotFoundError: No module named '([\w.]+)'")


def why_not_here(example: Example, verdict: Verdict) -> str:
    """Why ``example``, with this verdict of the browser lane, gets no button.

    Empty if it gets one.
    """
    if verdict.run and (verdict.run.stopped == "time" or verdict.run.seconds > LONGEST):
        return f"浏览器里不能运行：要算 {LONGEST:g} 秒以上"
    if verdict.kind == Kind.VERIFIED:
        return ""
    if verdict.kind == Kind.MISMATCH:
        return f"在浏览器里印的不同{_cause(example, verdict)}"
    return f"浏览器里不能运行：{_obstacle(verdict)}"


def _cause(example: Example, verdict: Verdict) -> str:
    """What makes an output another one, as far as it is known."""
    output = verdict.run.output if verdict.run else ""
    if lacking := _lacking(output):
        return f"：没有{lacking}"
    return "：32 位" if _WORD_SIZE.search(example.program.code) else ""


def _obstacle(verdict: Verdict) -> str:
    if verdict.missing:
        return f"需要 {'、'.join(verdict.missing)}"
    run = verdict.run
    if run is None:
        return "记录的输出只适用于别的环境"
    if run.stopped:
        return "印得太多"
    if lacking := _lacking(run.output):
        return f"需要{lacking}"
    if module := _MODULE.search(run.output):
        return f"需要 {module[1]}"
    found = split_at_traceback(run.output)
    error = found[1].partition(":")[0] if found else ""
    return f"以 {error} 结束" if error else "没有正常结束"


def _lacking(output: str) -> str:
    """What a program asked for that no browser gives it, by what it printed of it."""
    found = (what for what, said in _LACKING.items() if re.search(said, output))
    return next(found, "")
