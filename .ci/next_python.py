"""What an issue says of the Python to come, as Markdown: ``next_python.py FOLDER RUN``.

FOLDER holds what a run left: ``status.txt``, ``python.txt`` and ``output.txt``. None of
it is trusted: it is text, stands in a fence that it can't close, and is cut. RUN is the
address of the run. Prints nothing where all went well.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_LONGEST = 40_000  # characters: an issue has room for 65,536


def body(folder: Path, run: str) -> str:
    """The text of the issue, empty if there is nothing to tell."""
    if _read(folder / "status.txt").strip() == "0":
        return ""
    output = _read(folder / "output.txt")
    python = re.sub(r"[^\w.+ ]", "", _read(folder / "python.txt").strip()[:40])
    _, marker, failures = output.partition(" FAILURES ===")
    shown = (failures.partition("\n")[2] if marker else output)[-_LONGEST:]
    fence = "`" * max(3, *(len(each) + 1 for each in re.findall("`+", shown) or [""]))
    what = "核对时的差异" if marker else "没有跑到核对那一步，最后说的是"
    return (
        f"在 {python or '下一个 Python'} 上，每夜的核对没有通过（[这一次]({run})）。"
        f"{what}：\n\n{fence}text\n{shown.strip()}\n{fence}\n\n"
        "正式发布之前，输出还可能变。是新的行为，就在程序末尾添一个写明版本的块，"
        "例如 `# Output (>=3.15):`；是程序的问题，就改程序。"
        "全部通过时，这个问题自动关闭。\n"
    )


def _read(path: Path) -> str:
    """The text of a file, without what a terminal would not show."""
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    return re.sub(r"\x1b\[[0-9;]*m|[\x00-\x08\x0b-\x1f\x7f]", "", text)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(body(Path(sys.argv[1]), sys.argv[2]), end="")
