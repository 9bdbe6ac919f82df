"""The pages and programs of a site that depends on much, before it is edited."""

from __future__ import annotations

from tests.kept_edits import PARTS
from tests.made import RIGHT, code, notebook
from tests.made_site import JUPYTER, MadeSite

COPIES = """```python
--8<-- "one/copies.py"
```

--8<-- "one/note.txt"

[环](../two/cycles.md#环)
"""
CYCLES = """## 环

```python
print(1 + 1)

# Output:
# 2
```

[绑定](../one/names.md#绑定)
"""
NAMES = """## 绑定

```python
--8<-- "one/names.py"
```

## 表

$a^2$

```python
--8<-- "one/reads.py"
```
"""
MORE = """```python
--8<-- "two/cannot.py"
```

--8<-- "one/note.txt"

```python anchor="again"
--8<-- "one/names.py"
```

*[注]: 缩写
"""
PROGRAMS = {
    "one/helper.py": "WORD = 'b'\n",
    "one/later.py": "LATER = 1\n",
    "one/copies.py": """from helper import WORD


def later():
    import later


print(WORD)

# Output:
# b
""",
    "one/reads.py": """from pathlib import Path

print(Path(__file__).with_name("data.txt").exists())

# Output:
# True
""",
    "one/data.txt": "数据\n",
    "one/note.txt": '一条**注**。\n\n--8<-- "one/deeper.txt"\n',
    "one/deeper.txt": "更深。\n",
    "two/beside.py": "BESIDE = 1\n",
    "two/cannot.py": """import beside
import lacking

print(lacking, beside)

# Output:
# 1
""",
}


def fill(site: MadeSite) -> None:
    """Write it all."""
    site.replace("mkdocs.yml", "几页", "!ENV [MADE_DESCRIPTION, 几页]")
    site.replace("mkdocs.yml", "permalink: true", "permalink: !ENV [MADE_LINK, true]")
    page(site, "index.md", "首页", "[名字](one/names.md#绑定)\n")
    footnote = "[下一页](names.md)，[脚注](#脚注)[^1]\n\n[^1]: 注\n"
    page(site, "one/index.md", "甲", footnote)
    page(site, "one/names.md", "名字", NAMES)
    page(site, "one/copies.md", "复制", COPIES)
    page(site, "two/cycles.md", "环与回收", CYCLES)
    page(site, "two/more.md", "更多", MORE)
    page(site, "tags.md", "标签", "<!-- material/tags -->\n")
    book = "\n".join(f"<!-- paotong: {part} -->\n" for part in PARTS if part != "no")
    page(site, "book.md", "账本", f"{book}\n[数据](ledger.json)\n")
    lab = notebook("# 实验\n\n一段话。", code("print(6 * 7)", "42\n"))
    site.write("docs/two/lab.ipynb", lab)
    site.write("docs/assets/site.css", "p { color: red }\n")
    site.write("snippets/one/names.py", program("'a'"))
    for path, text in PROGRAMS.items():
        site.write(f"snippets/{path}", text)


def fill_quietly(site: MadeSite) -> None:
    """Write a few pages, about which nothing is to be said."""
    site.replace("mkdocs.yml", JUPYTER, "")
    site.replace("mkdocs.yml", "      - two/lab.ipynb\n", "")
    for path in ("one/index.md", "one/copies.md", "two/cycles.md", "tags.md"):
        site.write(f"docs/{path}", f"# {path}\n")
    site.write("docs/index.md", "# 首页\n")
    site.write("docs/one/names.md", '# 名字\n\n```python\n--8<-- "a.py"\n```\n')
    site.write("docs/assets/site.css", "")
    site.write("snippets/a.py", RIGHT)


def page(site: MadeSite, path: str, title: str, text: str) -> None:
    """Write a page with front matter."""
    site.write(f"docs/{path}", f"---\ndate: 2026\n---\n\n# {title}\n\n{text}")


def program(value: str) -> str:
    """A program that prints a value, and its record."""
    printed = str(value).strip("'")
    return f"print({value})\n\n# Output:\n# {printed}\n"


def drawing(words: str) -> str:
    """A program that draws a picture too large to stand in its page."""
    return (
        "from pathlib import Path\n\n"
        f"text = '<text>{words}</text>' * 100\n"
        "svg = f'<svg xmlns=\"http://www.w3.org/2000/svg\">{text}</svg>'\n"
        'Path("words.svg").write_text(svg, "utf-8")\n'
    )
