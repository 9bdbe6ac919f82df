"""A site of hostile programs: its build ends, says what each did, and harms nobody.

Each program has a page of its own, between pages that are right. What one of them can
do to its run alone is tested in test_contained, test_run_ends and test_run_output.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from paotong.containment import STRONG, containment
from tests.made import RIGHT, fence
from tests.test_golden import CONFIG
from tests.test_run_ends import left

pytestmark = pytest.mark.skipif(
    containment() != STRONG, reason="only a sandbox holds all of them"
)
SECRET = "s3cret-of-the-builder"

# What a page holds, and what the build says of it at line 3: its program's verdict.
HOSTILE = {
    "endless loop": ("while True: pass\n# Timeout: 1", "was stopped after 1 s"),
    "ignores SIGTERM": (
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "time.sleep(617.1)\n# Timeout: 1",
        "was stopped after 1 s",
    ),
    "30 GB": ("bytearray(30 * 2**30)", "MemoryError"),
    "fork bomb": (
        "import os, time\nfor _ in range(12):\n    try: os.fork()\n"
        "    except OSError: pass\ntime.sleep(617.2)\n# Timeout: 1",
        "was stopped after 1 s",
    ),
    "daemon": (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n"
        "    if os.fork() == 0: time.sleep(617.3)\n    os._exit(0)\n"
        "os.wait()\nprint('parent')",
        "prints what is not recorded",
    ),
    "hard exit 0": ("import os\nprint(1, flush=True)\nos._exit(0)\nprint(2)\n"
                    "# Output:\n# 1\n# 2", "something else than recorded"),
    "exit 3": ("import sys\nsys.exit(3)", "ended with exit code 3"),
    "segmentation fault": ("import ctypes\nctypes.string_at(0)", "SIGSEGV"),
    "runaway recursion": ("def f(): return f()\nf()", "RecursionError"),
    "200 MB of output": (
        "for _ in range(200): print('x' * 10**6)",
        "it printed more than 1,000,000 bytes",
    ),
    "bytes that are no text": (
        r"import os; os.write(1, b'\xff\xfe\x00\x1b[31mred\x1b[0m\rover')",
        r"\\xff\\xfe\\x00\\x1b\[31mred\\x1b\[0m\\x0dover",
    ),
    "looks like Markdown": ("print('# Big\\n\\n[a](javascript:b) `c`')", r"\+ # Big"),
    "looks like HTML": (
        "print('</samp></pre></div><script>alert(1)</script><b data-verdict=verified')",
        "<script>alert",
    ),
    "looks like a trailer": ("print('# Output:\\n# 3')", r"\+ # Output:"),
    "looks like a fence": (
        r"print('`' * 3 + 'python\nprint(1)\n' + '`' * 3)",
        "```python",
    ),
    "writes into a page": ("open('{root}/docs/index.md', 'w')", "OSError|NotFound"),
    "writes into the home folder": ("open('{home}/.profile', 'a')", "OSError|NotFound"),
    "writes into the store": ("open('{root}/.paotong/a', 'w')", "OSError|NotFound"),
    "reads the environment": (
        "import os\nprint(sorted(os.environ.values()))\n"
        "for pid in os.listdir('/proc'):\n    if pid.isdigit():\n        try:\n"
        "            print(open(f'/proc/{{pid}}/environ', 'rb').read())\n"
        "        except OSError as error: print(type(error))",
        "prints what is not recorded",
    ),
    "connects to a server": (
        "import socket\nsocket.create_connection(('127.0.0.1', {port}), 3)",
        "ConnectionRefusedError",
    ),
    "waits on stdin": ("print(input())", "EOFError"),
    "leaves snippets upwards": ('--8<-- "../secret.py"', "leads out of snippets"),
    "leaves snippets at once": ('--8<-- "{root}/secret.py"', "leads out of snippets"),
    "leaves snippets by a link": ('--8<-- "link.py"', "leads out of snippets/"),
}  # fmt: skip


@dataclass
class Played:
    """A build of the hostile site: what it said, where it stands, who connected."""

    root: Path
    code: int
    said: str
    connections: list[object]

    def page(self, name: str) -> str:
        """The HTML of the page of a case, or of another page."""
        return (self.root / "site" / slug(name) / "index.html").read_text("utf-8")


def slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower())


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site as a builder who has a secret in the environment."""
    environment = os.environ | {"BUILDER_TOKEN": SECRET, "HOME": str(root / "home")}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=root,
        env=environment,
        stdin=subprocess.PIPE,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The hostile site, built once, with a server listening on loopback."""
    root = (tmp_path_factory.mktemp("hostile")).resolve()
    connections: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            try:
                connections.append(server.accept())
            except OSError:
                return

    threading.Thread(target=accept, daemon=True).start()
    write_site(root, server.getsockname()[1])
    done = build(root)
    yield Played(root, done.returncode, done.stderr, connections)
    server.close()


def write_site(root: Path, port: int) -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "theme/main.html": "{{ page.content }}\n",
        "home/.profile": "kind\n",
        "secret.py": f"print('{SECRET}')\n",
        "docs/index.md": "# 首页\n\n" + fence(RIGHT),
        "docs/zz-last.md": "# 末页\n\n" + fence(RIGHT.replace("3", "4")),
    }
    for name, (text, _) in HOSTILE.items():
        filled = text.replace("{root}", str(root)).replace("{home}", str(root / "home"))
        filled = (
            filled.replace("{port}", str(port)).replace("{{", "{").replace("}}", "}")
        )
        files[f"docs/{slug(name)}.md"] = f"# {name}\n\n" + fence(filled)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    (root / "snippets").mkdir()
    (root / "snippets/link.py").symlink_to(root / "secret.py")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_build_names_the_page_and_line_and_what_happened(played, name):
    told = re.search(
        rf"^WARNING +- +docs/{slug(name)}\.md:3: (.*?)(?=^[A-Z]+ +- |\Z)",
        played.said,
        re.MULTILINE | re.DOTALL,
    )
    assert told, played.said
    assert re.search(HOSTILE[name][1], told[1])


@pytest.mark.parametrize("name", [*HOSTILE, "zz-last"])
def test_every_page_is_published_with_one_example(played, name):
    html = played.page(name)
    assert html.count('<div class="pt-example"') == 1
    kind = "verified" if name == "zz-last" else "(mismatch|failed|fault)"
    assert re.search(f'data-verdict="{kind}"', html)


def test_the_build_ends_well_and_a_strict_one_fails(played):
    assert played.code == 0
    assert build(played.root, "--strict").returncode == 1


def test_no_process_is_left(played):
    assert not left("sleep(617")
    assert not left(str(played.root))


def test_nothing_leaks_into_the_site_or_the_log(played):
    published = [p for p in (played.root / "site").rglob("*") if p.is_file()]
    assert published
    assert not [p for p in published if SECRET.encode() in p.read_bytes()]
    assert SECRET not in played.said


def test_no_output_becomes_part_of_a_page(played):
    for name in HOSTILE:
        html = played.page(name)
        assert "<script" not in html
        assert 'href="javascript:' not in html
        assert html.count("<h1") == 1


def test_nothing_outside_is_written(played):
    assert (played.root / "home/.profile").read_text() == "kind\n"
    assert (played.root / "docs/index.md").read_text("utf-8").startswith("# 首页")
    assert not (played.root / ".paotong/a").exists()


def test_nobody_connects_to_the_machine(played):
    assert played.connections == []


def test_building_again_runs_only_what_is_wrong(played):
    shutil.rmtree(played.root / "site")
    again = build(played.root, "--verbose")
    assert again.returncode == 0
    assert 'data-verdict="verified"' in played.page("zz-last")
