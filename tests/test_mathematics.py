from __future__ import annotations

import logging

import pytest
from markdown import Markdown


@pytest.fixture
def render(make_project, caplog):
    """Render a home page; what it warned of is in ``caplog``."""

    def rendered(page):
        project = make_project(page)
        md = Markdown(
            extensions=[
                "paotong",
                "paotong.mathematics",
                "admonition",
                "toc",
                "tables",
            ],
            extension_configs={"paotong": {"root": str(project.root)}},
        )
        with caplog.at_level(logging.WARNING):
            return md.convert(page)

    return rendered


def test_a_formula_in_a_line_is_mathml(render, caplog):
    html = render("设 $x_1 < 2$ 成立。")
    assert "<span><!--paotong-formulas--><math>" in html
    assert "<msub><mi>x</mi><mn>1</mn></msub>" in html
    assert "&lt;" in html
    assert "$" not in html
    assert not caplog.messages


def test_a_formula_on_lines_of_its_own_is_displayed(render):
    html = render(
        "前\n\n$$\n\\begin{aligned}a &= b \\\\ c &< d\\end{aligned}\n$$\n\n后\n"
    )
    assert '<div class="pt-math"><!--paotong-formulas--><math display="block">' in html
    assert "<mtable" in html
    assert "&amp;" not in html


def test_formulas_stand_in_admonitions_tables_and_headings(render):
    note = "!!! note\n\n    $$\n    y^2\n    $$\n"
    html = render(f"# 和 $n$ 有关\n\n{note}\n| a |\n|---|\n| $z$ |\n")
    assert html.count("<math") == 3
    # The style of all of them comes before the first.
    assert html.count("<!--paotong-formulas-->") == 1
    assert html.index("<!--paotong-formulas-->") < html.index("<math")


def test_dollar_signs_in_code_and_prices_stay(render, caplog):
    html = render("`$x$` 与\n\n    $$\n    x\n    $$\n\n价钱是 3$ 或 5$。\n")
    assert "<math" not in html
    assert not caplog.messages


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        (r"\foo{x}", r'Unknown command "\foo"'),
        (r"\frac{1}", "Expected argument"),
        ("a_{b", 'Expected closing token "}"'),
    ],
)
def test_wrong_tex_is_reported_with_its_line(render, caplog, formula, what):
    html = render(f"# 题\n\n文字 ${formula}$ 文字\n")
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith(f"docs/index.md:3: TeX: {what}")
    assert "mend the formula" in caplog.messages[0]
    assert 'class="pt-fault"' in html


def test_a_fault_in_a_long_formula_is_reported_with_its_own_line(render, caplog):
    render("# 题\n\n$$\nx \\\\\n\\oops\n$$\n")
    assert caplog.messages[0].startswith("docs/index.md:5: TeX: Unknown command")


def test_a_formula_that_never_ends_is_reported(render, caplog):
    render("文字\n\n$$\nx^2\n\n文字\n")
    assert (
        "docs/index.md:3: these dollar signs enclose no formula" in caplog.messages[0]
    )


def test_a_formula_in_text_of_no_page_is_reported_too(caplog):
    md = Markdown(extensions=["paotong.mathematics"])
    md.convert(r"$\foo$")
    assert caplog.messages[0].startswith("(text): TeX: Unknown command")
