"""The commands of this repository, such as ``nox -s serve`` and ``nox -s test``.

Every session makes its own environment, so that nothing but Python and nox is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["serve"]
nox.options.reuse_venv = "yes"

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}  # the theme's notice on its successor
LANES = ["3.11", "3.12", "3.13", "3.14", "3.14t"]
ADDRESS = "127.0.0.1:8000"
PROGRAMS = ["paotong", "snippets", "tests", "noxfile.py"]


@nox.session
def serve(session: nox.Session) -> None:
    """Run what is missing, then show the site with live reload on 127.0.0.1:8000."""
    session.install("-r", "requirements.txt")
    session.log(f"跑通 → http://{ADDRESS}/  (Ctrl+C 结束)")
    session.run(
        "mkdocs", "serve", "--dev-addr", ADDRESS, *session.posargs, env=ENVIRONMENT
    )


@nox.session
def build(session: nox.Session) -> None:
    """Build the site into site/; any warning fails."""
    session.install("-r", "requirements.txt")
    session.run("mkdocs", "build", "--strict", *session.posargs, env=ENVIRONMENT)


@nox.session
def test(session: nox.Session) -> None:
    """Verify every example; test the engine and the built site, in a browser too."""
    session.install("-r", "requirements-dev.txt")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def accept(session: nox.Session) -> None:
    """Write what the programs print now into their recorded outputs."""
    session.install("-r", "requirements.txt")
    session.run("python", "-m", "pytest", "--accept", *(session.posargs or ["docs"]))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and types, in the programs of the pages too."""
    session.install("-r", "requirements-dev.txt")
    session.run("ruff", "check", *PROGRAMS)
    session.run("ruff", "format", "--check", *PROGRAMS)
    session.run("mypy", "paotong", "tests", "noxfile.py")
    session.run("mypy", "snippets")
    session.run("codespell", "paotong", "snippets", "docs", "README.md")


@nox.session
def fix(session: nox.Session) -> None:
    """Mend what ruff can mend: the format, the order of imports, simple faults."""
    session.install("-r", "requirements-dev.txt")
    session.run("ruff", "check", "--fix", *PROGRAMS)
    session.run("ruff", "format", *PROGRAMS)


@nox.session(python=LANES)
def lanes(session: nox.Session) -> None:
    """Verify the examples on each Python of 3.11 to 3.14 and 3.14t that is here."""
    session.install("-r", "requirements.txt")
    session.run("python", "-m", "pytest", *(session.posargs or ["docs"]))


def _activate_pyenv() -> None:
    """Let pyenv's shims answer for every version it has, the current one first.

    A shim such as python3.12 is always on the PATH, and fails unless its version
    has been activated; the shim of nox itself activates one.
    """
    if shutil.which("pyenv"):
        current, every = (
            subprocess.check_output(["pyenv", *words], text=True)
            for words in (["version-name"], ["versions", "--bare"])
        )
        names = dict.fromkeys([*current.strip().split(":"), *every.split()])
        os.environ["PYENV_VERSION"] = ":".join(names)


_activate_pyenv()
