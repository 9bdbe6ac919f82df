"""What the engine writes into pages, by Python-Markdown alone, without MkDocs."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import markdown
import markdown_exec
import pytest
from material.plugins.search.plugin import Parser

from paotong import extension
from paotong import survey as surveys
from paotong.engine import engine_of
from paotong.generated import into_page
from paotong.misconceptions_list import FROM
from paotong.moment import hold, let_go
from paotong.shown import without_rows
from paotong.survey import Survey, survey_of
from tests.made import RIGHT, include

EXTENSIONS = ["paotong", "paotong.mathematics", "admonition", "toc", "md_in_html"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences"]
PYTHON = {
    "name": "python",
    "class": "python",
    "validator": extension.validator,
    "format": markdown_exec.formatter,
}


def lesson(*needed: str, title: str = "", body: str = "") -> str:
    named = f"title: {title}\n" if title else ""
    front = f"{named}prerequisites: [{', '.join(needed)}]"
    return f"---\n{front}\n---\n\n# 题{title}\n\n{body}"


@pytest.fixture
def html(monkeypatch):
    """The HTML of a page of a project, rendered as builders do: its body alone."""

    def rendered(project, path: str = "docs/index.md") -> str:
        monkeypatch.chdir(project.root)
        text = project.read(path).partition("\n---\n")
        body = (text[2] if text[0].startswith("---") else text[0]).lstrip("\n")
        options: dict[str, dict[str, object]] = {
            "paotong": {"root": str(project.root)},
            "pymdownx.superfences": {"custom_fences": [PYTHON]},
        }
        return markdown.markdown(body, extensions=EXTENSIONS, extension_configs=options)

    return rendered


@pytest.fixture
def render(html):
    """A page of a project, rendered; it shows no program, whose HTML is no XML."""
    return lambda *page: ElementTree.fromstring(f"<body>{html(*page)}</body>")


def links(element: ElementTree.Element) -> list[tuple[str, str]]:
    return [("".join(a.itertext()), a.get("href", "")) for a in element.iter("a")]


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in root.iter() if name in (e.get("class") or "").split()]


def test_a_lesson_ends_with_what_comes_before_and_after(make_project, render):
    pages = {
        "docs/a/one.md": lesson(title="一 & 二"),
        "docs/a/two.md": lesson("a/one.md", title="乙"),
        "docs/b.md": lesson("a/two.md", title="丙"),
    }
    project = make_project(**pages)
    path = render(project, "docs/a/two.md")[-1]
    assert path.get("aria-label") == "先修与接着读"
    assert ["".join(p.itertext()) for p in path] == ["先修一 & 二", "接着读丙"]
    assert links(path) == [("一 & 二", "one.md"), ("丙", "../b.md")]


def test_a_page_that_is_no_lesson_ends_as_it_is_written(make_project, render):
    project = make_project("# 页\n\n完。\n", **{"docs/a.md": lesson()})
    assert render(project)[-1].text == "完。"
    assert not of_class(render(project, "docs/a.md"), "pt-path")


def test_a_map_links_to_every_lesson_in_picture_and_list(make_project, render):
    pages = {"docs/a.md": lesson(title="甲"), "docs/b.md": lesson("a.md", title="乙")}
    project = make_project("# 页\n\n<!-- paotong: concept-map -->\n", **pages)
    (made,) = of_class(render(project), "pt-map")
    picture, listed = made
    assert links(picture) == links(listed) == [("甲", "a.md"), ("乙", "b.md")]
    assert [a.get("aria-label") for a in picture.iter("a")] == [None, "乙，先修：甲"]
    lines = list(picture.iter("g"))
    assert [(g.get("data-from"), g.get("data-to")) for g in lines] == [("a.md", "b.md")]


def test_a_map_of_no_lessons_is_empty(make_project, render):
    project = make_project("# 页\n\n<!-- paotong: concept-map -->\n")
    (made,) = of_class(render(project), "pt-map")
    assert len(made) == 0


BOX = """!!! failure "误区：`del` 释放 $n$ 个对象，见[甲](one.md#x)"

    ```python
    print(3)

    # Output:
    # 3
    ```

    正确的说法：它去掉一个**名字**，见[甲](one.md)、[本页](#题乙)和[外面](https://x.org/)。
"""


@pytest.fixture
def myths(make_project):
    """A project with a misconception on a page in a folder, and the page of all."""
    pages = {
        "docs/a/one.md": lesson(title="甲"),
        "docs/a/two.md": lesson(title="乙", body=BOX),
        "docs/all.md": "# 全部\n\n<!-- paotong: misconceptions -->\n",
    }
    return make_project("# 页\n", **pages)


def test_a_misconception_links_to_its_box_and_to_its_run(myths, render, html):
    (ways,) = of_class(render(myths, "docs/all.md"), "pt-myth-ways")
    (_, run), (_, box) = links(ways)
    there = html(myths, "docs/a/two.md")
    boxes = re.findall(r'class="admonition failure" id="([^"]+)"', there)
    examples = re.findall(r'class="pt-example"[^>]* id="([^"]+)"', there)
    assert [f"a/two.md#{name}" for name in boxes + examples] == [box, run]


def test_what_a_box_says_is_rendered_with_links_from_here(myths, render):
    page = render(myths, "docs/all.md")
    (belief,) = of_class(page, "pt-myth")
    assert belief.findtext("code") == "del"
    assert next(belief.iter("math"), None) is not None
    assert links(belief) == [("甲", "a/one.md#x")]
    (right,) = page.iter("details")
    assert right.findtext("p/strong") == "名字"
    assert links(right) == [
        ("甲", "a/one.md"),
        ("本页", "a/two.md#题乙"),
        ("外面", "https://x.org/"),
    ]
    assert not [e for e in page.iter() if e.get(FROM)]


def test_every_page_with_misconceptions_has_a_heading_of_its_own(myths, render):
    headings = [h.text for h in render(myths, "docs/all.md").iter("h2")]
    assert headings == ["乙"]


def test_the_ledger_has_a_row_for_every_example_that_links_to_it(make_project, render):
    page = "# 账本\n\n<!-- paotong: ledger-totals -->\n\n<!-- paotong: ledger -->\n"
    shown = include("a/b.py")
    project = make_project(page, {"a/b.py": RIGHT}, **{"docs/a/one.md": shown})
    made = render(project)
    (table,) = of_class(made, "pt-rows")
    assert links(table) == [("b.py", "a/one.md#b")]
    assert "一共 1 个示例，核对过 1 个。" in "".join(made.itertext())


def test_search_finds_the_same_without_the_rows_of_the_ledger(make_project, html):
    """Which Material reads though they say that they are left out."""
    page = "# 账本\n\n前\n\n<!-- paotong: ledger -->\n\n后\n\n## 另一节\n\n完\n"
    shown = {"docs/a/one.md": include("a/b.py")}
    project = make_project(page, {"a/b.py": RIGHT}, **shown)
    whole = html(project)
    bare = without_rows(whole)
    assert "b.py" in whole and "b.py" not in bare
    assert sections(whole) == sections(bare)
    texts = [re.sub(r"<[^>]*>|\s", "", text) for *_, text in sections(whole)]
    assert texts == ["前后", "完"]


def sections(page: str) -> list[tuple[str | None, str, str]]:
    """What search knows of a page: the ids, titles and texts of its sections."""
    parser = Parser()
    parser.feed(page)
    parser.close()
    return [(s.id, "".join(s.title), "".join(s.text).strip()) for s in parser.data]


def test_changes_since_a_release_are_told(make_project, render):
    page = "# 账本\n\n<!-- paotong: ledger-changes -->\n"
    shown = {"docs/a/one.md": include("a/b.py")}
    project = make_project(page, {"a/b.py": RIGHT}, **shown)
    assert "还没有冻结过" in "".join(render(project).itertext())
    gone = '{"release": "1.0", "examples": {"x.md#y": {"record": "0", "lanes": []}}}'
    project.write("releases/1.0.json", gone)
    text = "".join(render(project).itertext())
    assert "从 1.0 版到现在：新增 1 个，删去 1 个。" in text
    assert ("a/one.md#b", "a/one.md#b") in links(render(project))


def test_a_part_in_a_fence_is_shown_as_text(make_project, render):
    project = make_project("# 页\n\n```text\n<!-- paotong: concept-map -->\n```\n")
    assert "<!-- paotong: concept-map -->" in "".join(render(project).itertext())


def test_what_a_page_depends_on_is_what_is_written_into_it(myths):
    before = Survey(myths.engine)
    myths.write("docs/a/one.md", lesson(title="不是甲"))
    after = Survey(myths.engine)
    assert into_page(before, "all.md") == into_page(after, "all.md")
    myths.write("docs/a/two.md", lesson(title="不是乙", body=BOX))
    assert into_page(before, "all.md") != into_page(Survey(myths.engine), "all.md")
    assert into_page(before, "index.md") == ""


def test_in_a_moment_that_is_held_a_survey_stays_what_it_was(myths):
    engine = engine_of(myths.root)
    hold(myths.root)
    try:
        assert survey_of(engine).outlines["a/one.md"].title == "甲"
        myths.write("docs/a/one.md", lesson(title="不是甲"))
        assert survey_of(engine).outlines["a/one.md"].title == "甲"
    finally:
        let_go(myths.root)
    assert survey_of(engine).outlines["a/one.md"].title == "不是甲"


@pytest.fixture
def readings(monkeypatch):
    """What was read of all pages, each time that it was; files count as settled."""
    seen = []
    real = surveys.read_outlines

    def count(project, shelf):
        seen.append(real(project, shelf))
        return seen[-1]

    monkeypatch.setattr(surveys, "read_outlines", count)
    monkeypatch.setattr(surveys, "settled", lambda paths, started: True)
    return seen


def test_pages_are_read_once_for_all_pages_that_show_something_of_them(
    myths, render, readings
):
    for _ in range(2):
        for page in ("docs/index.md", "docs/a/one.md", "docs/all.md"):
            render(myths, page)
    assert len(readings) == 1


@pytest.mark.parametrize(
    "path", ["docs/a/one.md", "docs/new.md", "docs/glossary.yml", "snippets/new.py"]
)
def test_pages_are_read_again_when_a_file_was_saved(myths, readings, path):
    engine = engine_of(myths.root)
    assert survey_of(engine).outlines
    myths.write(path, "再见。\n")
    assert survey_of(engine).outlines
    assert survey_of(engine).outlines
    assert len(readings) == 2


def test_what_may_still_change_unseen_is_read_again(myths, readings, monkeypatch):
    monkeypatch.setattr(surveys, "settled", lambda paths, started: False)
    engine = engine_of(myths.root)
    assert survey_of(engine).outlines == survey_of(engine).outlines
    assert len(readings) == 2


def test_a_box_that_markdown_does_not_take_for_one_is_told(
    make_project, render, caplog
):
    text = '# 页\n\n<div>\n\n!!! failure "误区：环"\n\n    见[外面](https://x.org/)。\n'
    render(make_project(f"{text}\n</div>\n"))
    (told,) = [r.getMessage() for r in caplog.records]
    assert told.startswith("docs/index.md:5: this looks like a box of a misconception")


def test_nothing_of_a_map_is_wider_than_its_picture(make_project, render):
    names = [f"p{n:02}" for n in range(30)]
    pages = {
        f"docs/{name}.md": lesson(*([f"p{n // 2:02}.md"] if n else []), title=name * 4)
        for n, name in enumerate(names)
    }
    project = make_project("# 页\n\n<!-- paotong: concept-map -->\n", **pages)
    (picture,) = of_class(render(project), "pt-map-picture")
    width, height = map(float, picture.attrib["viewBox"].split()[2:])
    boxes = list(picture.iter("foreignObject"))
    assert len(boxes) == len(names)
    for box in boxes:
        x, y, right, low = (float(box.attrib[n]) for n in ("x", "y", "width", "height"))
        assert 0 <= x <= x + right <= width
        assert 0 <= y <= y + low <= height
    assert not re.search(r"-?\binf|nan", ElementTree.tostring(picture, "unicode"))
