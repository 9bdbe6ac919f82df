"""Random edits of all that pages depend on, for a site and the engine that builds it.

What is edited rarely changes only one page, or all: a story takes a few such edits at
a time, but of those that change every page only one, which might hide the others.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from paotong.containment import REQUIRED, STRONG, containment
from tests.built_site import BuiltSite
from tests.kept_edits import ENGINE, ENVIRONMENTS, FRONT, OPTIONS, PARTS, WORDS
from tests.kept_pages import drawing, fill, program

Edit = Callable[[], object]


class Story:
    """Random edits of a site: ``do_`` changes little, ``all_`` every page."""

    def __init__(self, site: BuiltSite, seed: int) -> None:
        self.site, self.random, self.count = site, random.Random(seed), 0
        fill(site)
        self.git("init", "--quiet")
        self.small = self._named("do_")
        self.large = self._named("all_")
        self.large += [
            (f"{old!r} -> {new!r}", partial(self.option, old, new))
            for old, new in OPTIONS
        ]
        self.large += [
            (f"{path}: {old!r} -> {new!r}", partial(self.engine, path, old, new))
            for path, old, new in ENGINE
        ]
        self.large += [
            (f"{n}={v}", partial(self.variable, n, v)) for n, v in ENVIRONMENTS
        ]

    def _named(self, start: str) -> list[tuple[str, Edit]]:
        names = [name for name in vars(Story) if name.startswith(start)]
        return [(name, getattr(self, name)) for name in names]

    def edit(self) -> list[str]:
        """Change something; returns what."""
        self.count += 1
        self.site.moment += 1
        if self.random.random() < 1 / 3:
            chosen = [self.random.choice(self.large)]
        else:
            chosen = self.random.sample(self.small, self.random.randint(1, 3))
        return [name for name, change in chosen if change() is not False]

    def docs(self) -> list[str]:
        found = (self.site.root / "docs").rglob("*.md")
        return sorted(path.relative_to(self.site.root).as_posix() for path in found)

    def some(self) -> str:
        return self.random.choice(self.docs())

    def words(self) -> str:
        return "".join(self.random.choices(WORDS, k=6)) + f" {self.count}"

    def swap(self, path: str, *texts: str) -> bool:
        """Put the next of some texts in place of the one that is there."""
        if not (self.site.root / path).exists():
            return False
        text = self.site.read(path)
        for old, new in zip(texts, [*texts[1:], texts[0]], strict=True):
            if old in text:
                self.site.write(path, text.replace(old, new))
                return True
        return False

    def add(self, path: str, text: str) -> None:
        self.site.write(path, self.site.read(path) + text)

    def toggle(self, path: str, text: str) -> None:
        """Let a file be there or not."""
        file = self.site.root / path
        file.unlink() if file.exists() else self.site.write(path, text)

    def front(self, path: str, fact: str) -> None:
        """Let the front matter of a page begin with a fact, or lose it."""
        name = fact.partition(":")[0]
        text = self.site.read(path)
        without = re.sub(rf"(?m)^{name}:.*\n", "", text, count=1)
        had = f"{fact}\n" in text
        self.site.write(
            path, without if had else without.replace("---\n", f"---\n{fact}\n", 1)
        )

    def git(self, *words: str) -> None:
        names = ("user.name=a", "user.email=a@example.org", "commit.gpgsign=false")
        command = ["git", *(word for name in names for word in ("-c", name)), *words]
        date = {"GIT_COMMITTER_DATE": f"{1700000000 + 10000 * self.count} +0000"}
        subprocess.run(
            command,
            cwd=self.site.root,
            env=os.environ | date,
            check=False,
            capture_output=True,
        )

    # Pages

    def do_nothing(self):
        pass

    def do_text(self):
        self.add(self.some(), f"\n{self.words()}\n")

    def do_heading(self):
        self.add(self.some(), f"\n## 节 {self.words()}\n")

    def do_linked_heading(self):
        return self.swap("docs/one/names.md", "## 绑定", "## 绑定者", "### 绑定")

    def do_title(self):
        return self.swap("docs/two/cycles.md", "# 环与回收", "# 环，与回收")

    def do_title_in_navigation(self):
        return self.swap("docs/one/names.md", "# 名字", "# 名与字")

    def do_front_matter(self):
        self.front(self.some(), self.random.choice(FRONT))

    def do_lesson(self):
        needed = self.random.sample(self.docs(), 2)
        names = ", ".join(path.removeprefix("docs/") for path in needed)
        self.front(self.some(), f"prerequisites: [{names}]")

    def do_misconception(self):
        belief = f'\n!!! failure "误区：{self.words()}"\n\n'
        self.add(self.some(), f"{belief}    见[外面](https://example.org/)。\n")

    def do_misconception_with_a_run(self):
        belief = f'\n!!! failure "误区：`{self.words()}`"\n\n'
        run = program(str(self.random.randrange(9))).replace("\n", "\n    ")
        right = "    正确的说法：见[首页](/)，$x$。\n"
        self.add(self.some(), f"{belief}    ```python\n    {run}```\n\n{right}")

    def do_part(self):
        self.add(self.some(), f"\n<!-- paotong: {self.random.choice(PARTS)} -->\n")

    def do_link(self):
        to = ["names.md", "later.md", "/one/", "no.md", "cycles", "#没有", "a.txt"]
        self.add(self.some(), f"\n[{self.words()}]({self.random.choice(to)})\n")

    def do_page_to_come(self):
        self.toggle("docs/one/later.md", "# 将来\n")

    def do_rename(self):
        path = self.some()
        if path.endswith("index.md"):
            return False
        new = (
            path.replace(".md", "-2.md") if "-2" not in path else path.replace("-2", "")
        )
        (self.site.root / path).rename(self.site.root / new)
        return True

    def do_copy(self):
        body = self.site.read(self.some()).split("---\n", 2)[-1]
        # Of two lists of tags, as near as each other, the theme takes any.
        body = body.replace("<!-- material/tags -->", "")
        self.site.write(f"docs/one/copy{self.count % 3}.md", f"---\n---\n{body}")

    def do_delete(self):
        path = self.some()
        if path == "docs/index.md" or len(self.docs()) < 6:
            return False
        (self.site.root / path).unlink()
        return True

    def do_notebook_text(self):
        return self.swap("docs/two/lab.ipynb", "一段话", "两段话", "三段话")

    def do_notebook_output(self):
        return self.swap("docs/two/lab.ipynb", "42\\n", "43\\n")

    def do_notebook_gone(self):
        was = self.site.root / "docs/two/lab.ipynb"
        to = was.with_suffix(".away")
        was.rename(to) if was.exists() else to.rename(was)

    # What pages show

    def do_program(self):
        if (self.site.root / "snippets/one/names.py").exists():
            self.site.write("snippets/one/names.py", program(f"'{self.words()}'"))

    def do_program_in_page(self):
        short = program(str(self.random.randrange(9)))
        self.add(self.some(), f"\n```python\n{short}```\n")

    def do_picture(self):
        self.site.write("snippets/one/drawn.py", drawing(self.words()))
        text = '\n```python\n--8<-- "one/drawn.py"\n```\n'
        page = self.some()
        if "one/drawn.py" not in self.site.read(page):
            self.add(page, text)

    def do_recorded(self):
        return self.swap("docs/two/cycles.md", "# Output:\n# 2\n", "# Output:\n# 3\n")

    def do_loose(self):
        path = "docs/two/cycles.md"
        return self.swap(path, "# Output:\n", "# Output (measured):\n")

    def do_conditions(self):
        more = "# Output:\n# 2\n\n# Output (>=3.99):\n# 4\n"
        return self.swap("docs/two/cycles.md", "# Output:\n# 2\n```", f"{more}```")

    def do_module_beside(self):
        return self.swap("snippets/one/helper.py", "'b'", "'c'", "'b' + ''")

    def do_module_that_is_not_run(self):
        return self.swap("snippets/one/later.py", "LATER = 1", "LATER = 2")

    def do_module_beside_what_cannot_run(self):
        return self.swap("snippets/two/beside.py", "BESIDE = 1", "BESIDE = 2")

    def do_module_appears(self):
        self.toggle("snippets/two/lacking.py", "")

    def do_data_beside(self):
        return self.swap("snippets/one/data.txt", "数据", "别的")

    def do_included_text(self):
        return self.swap("snippets/one/note.txt", "一条**注**", "两条**注**", "三条注")

    def do_included_by_the_included(self):
        return self.swap("snippets/one/deeper.txt", "更深", "最深")

    def do_orphan(self):
        self.toggle("snippets/two/orphan.py", program("1"))

    def do_missing_snippet(self):
        self.toggle("snippets/one/names.py", program("'a'"))

    def do_missing_text(self):
        self.toggle("snippets/one/note.txt", "一条**注**。\n")

    def do_static_file(self):
        self.toggle(
            f"docs/{self.random.choice(['', 'one/', 'two/'])}a.txt", self.words()
        )

    def do_style(self):
        self.toggle("docs/assets/site.css", f"/* {self.words()} */\n")

    def do_script(self):
        self.toggle("docs/assets/site.js", f"// {self.words()}\n")

    # What the site says of itself

    def do_freeze(self):
        examples = {
            "one/names.md#names": {"record": str(self.count) * 16, "lanes": ["3.10"]}
        }
        facts = {"release": f"1.{self.count}", "examples": examples}
        self.site.write(f"releases/1.{self.count}.json", json.dumps(facts))

    def do_thaw(self):
        for path in sorted(self.site.root.glob("releases/*.json"))[:1]:
            path.unlink()

    def do_edit_a_release(self):
        for path in sorted(self.site.root.glob("releases/1*.json"))[:1]:
            path.write_text(path.read_text("utf-8").replace("3.10", "3.9"), "utf-8")

    def do_spoil_a_release(self):
        self.toggle("releases/0.1.json", "{")

    def do_commit(self):
        self.git("add", "docs", "snippets")
        self.git("commit", "--quiet", "-m", "some")

    def do_uncommit(self):
        self.git("reset", "--quiet", "--soft", "HEAD~1")

    def do_lose_the_history(self):
        was, to = self.site.root / ".git", self.site.root.parent / "git"
        was.rename(to) if was.exists() else to.rename(was)

    # What is kept

    def do_lose_a_run(self):
        return self.spoil(self.runs(), lambda path: path.unlink())

    def do_spoil_a_run(self):
        return self.spoil(self.runs(), lambda path: path.write_text("{"))

    def do_run_elsewhere(self):
        """Another lane verifies a program: the page says so."""

        def put(run: Path) -> None:
            text = run.read_text("utf-8").replace('"version": "3.', '"version": "3.9')
            run.with_name("elsewhere-random.json").write_text(text, "utf-8")

        return self.spoil(self.runs(), put)

    def do_spoil_what_is_kept(self):
        def flip(path: Path) -> None:
            content = bytearray(path.read_bytes() or b" ")
            content[self.random.randrange(len(content))] ^= 1 << self.random.randrange(
                8
            )
            path.write_bytes(content)

        return self.spoil(self.kept(), flip)

    def do_cut_what_is_kept(self):
        def cut(path: Path) -> None:
            content = path.read_bytes()
            path.write_bytes(content[: self.random.randrange(len(content) or 1)])

        return self.spoil(self.kept(), cut)

    def do_lose_what_is_kept(self):
        return self.spoil(self.kept(), lambda path: path.unlink())

    def do_lose_all_of_a_kind(self):
        return self.spoil(self.site.kept(), shutil.rmtree)

    def spoil(self, paths: list[Path], how: Callable[[Path], object]) -> bool:
        if paths:
            how(self.random.choice(sorted(paths)))
        return bool(paths)

    def runs(self) -> list[Path]:
        return list(self.site.root.glob(".paotong/??/*/*.json"))

    def kept(self) -> list[Path]:
        return [
            p for folder in self.site.kept() for p in folder.rglob("*") if p.is_file()
        ]

    # The navigation, the theme

    def do_navigation_title(self):
        return self.swap("mkdocs.yml", "二号:", "二号页:")

    def do_navigation_order(self):
        one, two = "      - one/names.md\n", "      - one/copies.md\n"
        return self.swap("mkdocs.yml", one + two, two + one)

    def do_navigation_without(self):
        return self.swap("mkdocs.yml", "      - one/copies.md\n", "      #copies\n")

    def do_navigation_more(self):
        return self.swap(
            "mkdocs.yml",
            "  - 标签: tags.md\n",
            "  - 标签: tags.md\n  - book.md\n  - 外: https://example.org/\n",
        )

    def all_override(self):
        return self.swap(
            "overrides/main.html",
            "页脚一",
            "页脚二",
            "{{ page.title }}",
            "{{ page.meta.tags }}",
            "{{ config.extra }}",
        )

    def all_partial(self):
        self.toggle("overrides/partials/copyright.html", "<p>版权</p>\n")

    def all_static_template(self):
        self.toggle("overrides/404.html", '{% extends "main.html" %}\n')

    def all_template_that_looks_further(self):
        return self.swap(
            "overrides/main.html",
            "页脚一",
            "{{ page.next_page.content }}",
            "{{ page.previous_page.title }}",
        )

    def all_hook(self):
        self.toggle("hook.py", HOOK)
        self.option("repo_url:", "hooks: [hook.py]\nrepo_url:")

    def all_edit_the_hook(self):
        return self.swap("hook.py", "钩子一", "钩子二")

    # What is around

    def option(self, old: str, new: str) -> bool:
        return self.swap("mkdocs.yml", old, new)

    def engine(self, path: str, old: str, new: str) -> bool:
        return self.site.edit_engine(path, old, new) or self.site.edit_engine(
            path, new, old
        )

    def variable(self, name: str, value: str) -> None:
        """Set a variable, or let it be as it was before all."""
        if self.site.environment.get(name) == value:
            self.site.environment[name] = os.environ.get(name, "")
        else:
            self.site.environment[name] = value

    def all_containment(self):
        if containment() != STRONG:
            return False
        self.variable(REQUIRED, STRONG)
        return True

    def all_engine_file(self):
        file = self.site.engine / "paotong" / "another.py"
        file.unlink() if file.exists() else file.write_text("")

    def all_interpreter(self):
        number = re.search(r"3\.\d+\.(\d+)", self.site.version)
        assert number
        new = str(int(number[1]) + 1)
        was = self.site.version
        self.site.version = was[: number.start(1)] + new + was[number.end(1) :]

    def all_installed(self):
        for old in self.site.installed.glob("*-info"):
            old.rmdir()
        (self.site.installed / f"other-{self.count}.dist-info").mkdir()

    def all_installed_without_a_name(self):
        file = self.site.installed / "lacking.py"
        file.unlink() if file.exists() else file.write_text("")

    def all_requirements(self):
        self.toggle("requirements.txt", f"numpy==1.{self.count}\n")


HOOK = "def on_page_content(html, **_):\n    return html + '<p>钩子一</p>'\n"
