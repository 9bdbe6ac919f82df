"""A site of two pages whose prose, links and programs are checked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.made_site import MadeSite

ROOT = Path(__file__).parents[2]
RULES = (".autocorrectrc", ".markdownlint.yaml")
NAV = """nav:
  - 首页: index.md
  - 语言:
      - language/index.md
      - language/names.md # 第一页
  - 标签: tags.md
"""
NAMES = """---
title: 名字
description: 名字指着对象。
tags: [名字]
prerequisites: []
---

# 名字

```python
--8<-- "language/names_two.py"
```

## 一个对象，两个名字

见[首页](../index.md#首页)和[上面的程序](#names_two)。

!!! failure "误区：赋值会拷贝"

    不会，见[上面的程序](#names_two)。
"""
TWO = """first = []
second = first
print("同一个:", first is second)

# Output:
# 同一个: True
"""
CHAPTER = """---
title: 语言
description: 一章。
---

# 语言

1. [名字](names.md)：指着对象。

读完以后，看[首页](../index.md)。
"""
TERMS = "object: {zh: 对象, page: language/names.md, not: [物件]}\n"


@pytest.fixture
def site(tmp_path, monkeypatch) -> MadeSite:
    """A site in whose pages nothing is to be mended."""
    made = _made(tmp_path / "site", monkeypatch)
    made.write("docs/index.md", "# 首页\n\n一句话。\n")
    made.write("docs/tags.md", "# 标签\n\n<!-- material/tags -->\n")
    made.write("docs/language/index.md", CHAPTER)
    made.write("docs/language/names.md", NAMES)
    made.write("snippets/language/names_two.py", TWO)
    made.write("docs/glossary.yml", TERMS)
    made.write(
        "pytest.ini", "[pytest]\n"
    )  # wherever it stands, it is a root of its own
    for name in RULES:
        shutil.copy(ROOT / name, made.root)
    return made


def _made(root: Path, monkeypatch: pytest.MonkeyPatch) -> MadeSite:
    root.mkdir()
    made = MadeSite(root, monkeypatch)
    before, _, rest = made.read("mkdocs.yml").partition("nav:\n")
    after = rest.partition("plugins:\n")[2]
    checked = "validation:\n  nav: {omitted_files: warn}\n"
    after = after.replace("validation:\n", checked)
    made.write("mkdocs.yml", f"{before}{NAV}plugins:\n{after}")
    return made
