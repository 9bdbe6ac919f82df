"""Kept pages are never stale: after any edit, the site is that of a clean build.

Each seed is a story of edits of all that a page depends on, in random order. After
each, the site is built twice, with what is kept and without, and compared byte for
byte, with what both builds said. More seeds:

    KEPT_SEEDS=100-120 pytest tests/test_kept_side_by_side.py
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from paotong.run import run_example
from tests.made import code, notebook
from tests.made_site import MadeSite, differences

WORDS = ["名字", "引用", "对象", "回收", "闭包", "线程", "协程", "copy", "gc"]

OPTIONS = [
    ("site_name: 做成的网站", "site_name: 做成的"),
    ("permalink: true", "permalink: §"),
    ("case: lower", "case: upper"),
    ("- toc.follow", "- toc.integrate"),
    ("    - navigation.tabs\n", "    - navigation.prune\n"),
    ("anchors: warn", "anchors: info"),
    ("site_url: https://example.org/made/", "site_url: https://example.org/"),
    ("repo_url:", "use_directory_urls: false\nrepo_url:"),
    ("language: zh", "language: en"),
    ("      lang: zh", "      enabled: true\n      lang: zh"),
    ("  - admonition\n", ""),
    ("extra_css: [assets/site.css]", "extra_css: []"),
]


def seeds() -> range:
    first, _, last = os.environ.get("KEPT_SEEDS", "1-2").partition("-")
    return range(int(first), int(last or first) + 1)


class Story:
    """Random edits of a site."""

    def __init__(self, site: MadeSite, seed: int) -> None:
        self.site, self.random, self.count = site, random.Random(seed), 0
        self.edits = [
            (name, partial(value, self))
            for name, value in vars(Story).items()
            if name.startswith("do_")
        ]
        self.edits += [(f"option {o}", partial(self.option, *o)) for o in OPTIONS]
        self.random.shuffle(self.edits)
        page(site, "index.md", "首页", "[名字](one/names.md#绑定)\n")
        page(
            site,
            "one/index.md",
            "甲",
            "[下一页](names.md)，[脚注](#脚注)[^1]\n\n[^1]: 注\n",
        )
        names = '## 绑定\n\n```python\n--8<-- "one/names.py"\n```\n\n## 表\n\n$a^2$\n'
        page(site, "one/names.md", "名字", names)
        copies = '```python\n--8<-- "one/copies.py"\n```\n\n--8<-- "one/note.txt"\n'
        page(site, "one/copies.md", "复制", copies + "\n[环](../two/cycles.md#环)\n")
        cycles = "## 环\n\n```python\nprint(1 + 1)\n\n# Output:\n# 2\n```\n"
        page(
            site, "two/cycles.md", "环与回收", cycles + "[绑定](../one/names.md#绑定)\n"
        )
        page(site, "tags.md", "标签", "<!-- material/tags -->\n")
        lab = notebook("# 实验\n\n一段话。", code("print(6 * 7)", "42\n"))
        site.write("docs/two/lab.ipynb", lab)
        site.write("docs/assets/site.css", "p { color: red }\n")
        site.write("snippets/one/names.py", program("'a'"))
        site.write("snippets/one/helper.py", "WORD = 'b'\n")
        imported = "from helper import WORD\n\nprint(WORD)\n\n# Output:\n# b\n"
        site.write("snippets/one/copies.py", imported)
        site.write("snippets/one/note.txt", "一条**注**。\n")

    def edit(self) -> str:
        """Change something; returns what."""
        self.count += 1
        while self.edits:
            name, change = self.edits.pop()
            if change() is not False:
                return name
        return "nothing more"

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

    def do_text(self):
        self.add(self.some(), f"\n{self.words()}\n")

    def do_nothing(self):
        pass

    def do_heading(self):
        self.add(self.some(), f"\n## 节 {self.words()}\n")

    def do_linked_heading(self):
        return self.swap("docs/one/names.md", "## 绑定", "## 绑定者", "### 绑定")

    def do_title_heading(self):
        return self.swap("docs/two/cycles.md", "# 环与回收", "# 环，与回收")

    def do_title_in_navigation(self):
        return self.swap("docs/one/names.md", "# 名字", "# 名与字")

    def do_link_to_a_page_to_come(self):
        self.add("docs/index.md", "\n[将来](one/later.md)\n")
        later = partial(self.site.write, "docs/one/later.md", "# 将来\n")
        self.edits.insert(0, ("do_the_page_to_come", later))

    def do_front_matter(self):
        facts = ["tags: [a, 乙]", "tags: [c]", "title: 新题", "description: 说明"]
        facts += ["hide: [toc]", "search: {boost: 2}", "search: {exclude: true}"]
        facts += ["icon: material/tag", "status: new", "subtitle: 小题"]
        path, fact = self.some(), self.random.choice(facts)
        text = self.site.read(path)
        if fact in text:
            self.site.write(path, text.replace(f"{fact}\n", ""))
        elif fact.partition(":")[0] + ":" not in text:
            self.site.write(path, text.replace("---\n", f"---\n{fact}\n", 1))

    def do_link(self):
        to = self.random.choice(
            ["names.md", "/one/", "no.md", "cycles", "#没有", "a.txt"]
        )
        self.add(self.some(), f"\n[{self.words()}]({to})\n")

    def do_static_file(self):
        path = f"docs/{self.random.choice(['', 'one/', 'two/'])}a.txt"
        file = self.site.root / path
        file.unlink() if file.exists() else self.site.write(path, self.words())

    def do_program(self):
        if (self.site.root / "snippets/one/names.py").exists():
            self.site.write("snippets/one/names.py", program(f"'{self.words()}'"))

    def do_program_in_page(self):
        short = program(str(self.random.randrange(9)))
        self.add(self.some(), f"\n```python\n{short}```\n")

    def do_recorded(self):
        path = "docs/two/cycles.md"
        return self.swap(path, "# Output:\n# 2\n", "# Output:\n# 3\n")

    def do_loose(self):
        path = "docs/two/cycles.md"
        return self.swap(path, "# Output:\n", "# Output (measured):\n")

    def do_conditions(self):
        more = "# Output:\n# 2\n\n# Output (>=3.99):\n# 4\n"
        return self.swap("docs/two/cycles.md", "# Output:\n# 2\n```", f"{more}```")

    def do_module_beside(self):
        return self.swap("snippets/one/helper.py", "'b'", "'c'", "'b' + ''")

    def do_included_text(self):
        path = "snippets/one/note.txt"
        return self.swap(path, "一条**注**", "两条**注**", "三条注")

    def do_orphan_of_a_quiet_home(self):
        page(self.site, "index.md", "首页", "没有毛病。\n")
        orphan = partial(self.site.write, "snippets/two/alone.py", program("1"))
        self.edits.append(("do_the_orphan", orphan))

    def do_orphan(self):
        path = self.site.root / "snippets/two/orphan.py"
        path.unlink() if path.exists() else self.site.write(
            "snippets/two/orphan.py", program("1")
        )

    def do_missing_snippet(self):
        path = self.site.root / "snippets/one/names.py"
        path.unlink() if path.exists() else self.site.write(
            "snippets/one/names.py", program("'a'")
        )

    def do_notebook_text(self):
        return self.swap("docs/two/lab.ipynb", "一段话", "两段话", "三段话")

    def do_notebook_output(self):
        return self.swap("docs/two/lab.ipynb", "42\\n", "43\\n")

    def do_navigation_title(self):
        return self.swap("mkdocs.yml", "二号:", "二号页:")

    def do_navigation_order(self):
        one, two = "      - one/names.md\n", "      - one/copies.md\n"
        return self.swap("mkdocs.yml", one + two, two + one)

    def do_navigation_without(self):
        return self.swap("mkdocs.yml", "      - one/copies.md\n", "      #copies\n")

    def option(self, old, new):
        return self.swap("mkdocs.yml", old, new)

    def do_override(self):
        return self.swap("overrides/main.html", "页脚一", "页脚二", "{{ page.title }}")

    def do_partial(self):
        path = self.site.root / "overrides/partials/copyright.html"
        path.unlink() if path.exists() else self.site.write(
            "overrides/partials/copyright.html", "<p>版权</p>\n"
        )

    def do_style(self):
        self.add("docs/assets/site.css", f"/* {self.words()} */\n")

    def do_rename(self):
        path = self.some()
        if path.endswith("index.md"):
            return False
        new = (
            path.replace(".md", "-2.md") if "-2" not in path else path.replace("-2", "")
        )
        (self.site.root / path).rename(self.site.root / new)
        return None

    def do_copy(self):
        path = self.some()
        body = self.site.read(path).split("---\n", 2)[2]
        self.site.write(f"docs/one/copy{self.count % 3}.md", f"---\n---\n{body}")

    def do_delete(self):
        path = self.some()
        if path != "docs/index.md":
            (self.site.root / path).unlink()

    def do_requirements(self):
        self.add("requirements.txt", f"# {self.count}\n") if (
            self.site.root / "requirements.txt"
        ).exists() else self.site.write("requirements.txt", "numpy\n")

    def do_lose_a_run(self):
        runs = sorted(self.runs())
        if not runs:
            return False
        self.random.choice(runs).unlink()
        return None

    def do_spoil_a_run(self):
        runs = sorted(self.runs())
        if not runs:
            return False
        self.random.choice(runs).write_text("{")
        return None

    def do_run_elsewhere(self):
        """Another lane verifies a program: the page says so."""
        runs = sorted(self.runs())
        if not runs:
            return False
        run = self.random.choice(runs)
        text = run.read_text("utf-8").replace('"version": "3.', '"version": "3.9')
        run.with_name("elsewhere-random.json").write_text(text, "utf-8")
        return None

    def do_spoil_a_slot(self):
        slots = sorted(self.site.pages.glob("*.json"))
        if not slots:
            return False
        slot = self.random.choice(slots)
        content = bytearray(slot.read_bytes())
        content[self.random.randrange(len(content))] ^= 1
        slot.write_bytes(content)
        return None

    def runs(self) -> list[Path]:
        kept = self.site.root / ".paotong"
        return [p for p in kept.glob("??/*/*.json") if p.parent.parent.name != "pages"]


def page(site: MadeSite, path: str, title: str, text: str) -> None:
    site.write(f"docs/{path}", f"---\ndate: 2026\n---\n\n# {title}\n\n{text}")


def program(value: str) -> str:
    printed = str(value).strip("'")
    return f"print({value})\n\n# Output:\n# {printed}\n"


@pytest.mark.parametrize("seed", seeds())
def test_after_random_edits_a_site_is_that_of_a_clean_build(
    seed, tmp_path, monkeypatch
):
    story, done = Story(MadeSite(tmp_path, monkeypatch), seed), []
    story.site.propagate = False
    # A program that is wrong runs in both builds, and never takes as long as before.
    took = lambda example, seed: replace(  # noqa: E731
        run_example(example, seed), seconds=1 + story.count / 100
    )
    monkeypatch.setattr("paotong.engine.run_example", took)
    story.site.build()
    while story.edits:
        done.append(story.edit())
        kept, clean = story.site.build(), story.site.build_clean()
        assert differences(kept, clean) == [], done
