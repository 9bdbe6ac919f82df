"""How pages are typed: what AutoCorrect finds, and what it must never touch."""

from __future__ import annotations

import pytest

from paotong.project import Project

pytest.importorskip("autocorrect_py", reason="nox -s lint has it")

from tests.writing.conftest import ROOT
from writing.typography import corrected, load_rules, typing_faults

CODE = """# 题

```python
x = "中文abc,中文"  # 注释abc
```

    缩进的代码abc

- 一项

  ```text
  表格abc,github
  ```

!!! note "题"

    ~~~text
    pytorch中文
    ~~~

用 `中文abc` 和 ``github中文``，见 [中文](https://example.org/github中文abc)，$中文abc$。
"""


@pytest.fixture(autouse=True)
def _rules():
    load_rules(ROOT)


def test_code_is_never_touched():
    without = CODE.replace("    缩进的代码abc\n\n", "")
    assert corrected(without) == without


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("用list做", "用 list 做"),
        ("用`list`做", "用 `list` 做"),
        ("甲,乙", "甲，乙"),
        ("甲 ，乙", "甲，乙"),
        ("用 github 和 pytorch 做", "用 GitHub 和 PyTorch 做"),
        ("共有100个", "共有 100 个"),
    ],
)
def test_prose_is_typed_by_the_rules_in_boxes_too(typed, right):
    page = '---\ntitle: {0}\n---\n\n{0}\n\n!!! note "{0}"\n\n    {0}\n\n    - {0}\n'
    assert corrected(page.format(typed)) == page.format(right)


def test_what_is_right_stays_byte_for_byte():
    for page in Project(ROOT).pages():
        assert corrected(page.text) == page.text, page.name


def test_a_fault_names_the_line_and_both_ways(make_project):
    page = make_project("# 题\n\n!!! note\n\n    这里先说一句话，再用list做\n").page()
    (fault,) = typing_faults(page)
    assert str(fault).startswith(
        "docs/index.md:5: “先说一句话，再用list做” should be “"
    )
    assert "再用 list 做” (AutoCorrect; nox -s fix types it)" in str(fault)
