"""What stands for a machine of GitHub's: a ``gh``, a ``nox`` that installs nothing.

A ``gh`` of the reader's own would do what it is asked for: open issues, publish.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# A session of one lane has no name of its own where nothing is installed for it.
_NOX = f"""#!/usr/bin/env bash
words=()
for word in "$@"; do
    case $word in lanes-*) word=lanes ;; esac
    words+=("$word")
done
exec "{sys.executable}" -m nox --no-venv --no-install "${{words[@]}}"
"""
# With what is installed here, programs included.
_PYTHON = f'#!/usr/bin/env bash\nexec "{sys.executable}" "$@"\n'
# Writes down how it was called, and knows of the issues that GH_OPEN names.
_GH = """#!/usr/bin/env bash
echo "gh, which is only told of it: $*" >&2
if [ "$1 $2" = "issue list" ]; then printf '%s' "${GH_OPEN:-}"; fi
if [ -z "${GH_LOG:-}" ]; then exit 0; fi
printf '%s\\n' "$*" >> "$GH_LOG"
case "$2" in
create | edit) if [ -f "${@: -1}" ]; then cp "${@: -1}" "$GH_LOG.body"; fi ;;
esac
"""


def machine(folder: Path, installed: bool) -> dict[str, str]:
    """The environment in which ``gh`` does nothing; programs are put into ``folder``.

    With ``installed``, nox makes no environment, and takes what is installed here.
    """
    folder.mkdir(parents=True)
    programs = {"gh": _GH}
    if installed:
        programs |= {"nox": _NOX, "python": _PYTHON, "python3": _PYTHON}
    for name, text in programs.items():
        (folder / name).write_text(text, "utf-8")
        (folder / name).chmod(0o755)
    own = [str(Path(sys.executable).parent)] if installed else []
    return {"PATH": os.pathsep.join([str(folder), *own, os.environ["PATH"]])}
