"""The built HTML: links, ids, examples, and that nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from paotong.fences import find_fences

ROOT = Path(__file__).parents[2]
SITE_URL = "https://paotong.github.io/paotong/"
# Names, not addresses: a browser never asks for these.
NAMESPACES = ("http://www.w3.org/",)
# In the theme's script, but reached only by elements that no page of ours has …
DORMANT = {
    "https://unpkg.com/mermaid@11/dist/mermaid.min.js": 'class="mermaid"',
    "https://api.github.com/": 'data-md-component="source"',
    "https://gitlab.com/": 'data-md-component="source"',
}
# … in Pyodide, but asked only by who does not say where packages are, as ours does …
TOLD = {"https://cdn.jsdelivr.net/pyodide/": "packageBaseUrl: indexURL"}
# … or only where a script of ours, on every page, has not stood in for it.
REPLACED = {"https://unpkg.com/resize-observer-polyfill": '/local.js"'}


def test_the_site_builds_strictly(built):
    _, faults = built
    assert not faults, "\n".join(faults)


def test_every_page_has_a_language_a_title_and_a_description(pages):
    for path, page in pages.items():
        assert page.values("lang", "html") == ["zh"], path
        described = [a for tag, a in page.elements if a.get("name") == "description"]
        assert len(described) == 1 and described[0]["content"], path
        assert "title" in [tag for tag, _ in page.elements], path


def test_the_script_of_the_theme_is_compiled_whole_and_is_otherwise_the_themes(site):
    import material  # noqa: PLC0415 # its files alone are asked for

    (own,) = site.glob("assets/javascripts/bundle.*.min.js")
    path = Path(material.__file__).parent / "templates" / own.relative_to(site)
    first, _, rest = own.read_text("utf-8").partition("\n")
    assert first == "//# allFunctionsCalledOnLoad"
    assert rest == path.read_text("utf-8")


def test_ids_are_unique_on_every_page(pages):
    for path, page in pages.items():
        twice = [name for name, n in Counter(page.values("id")).items() if n > 1]
        assert not twice, f"{path}: {twice}"


def test_chinese_headings_have_readable_ids(pages):
    page = pages[Path("runtime/gc/index.html")]
    assert "延伸阅读" in page.values("id", "h2")


def test_every_internal_link_and_anchor_leads_somewhere(pages, site):
    broken = []
    for path, page in pages.items():
        base = urljoin(SITE_URL, path.as_posix().removesuffix("index.html"))
        for link in page.values("href", "a") + page.values("src", "img", "script"):
            target, _, anchor = urljoin(base, link).partition("#")
            if target.startswith(SITE_URL) and not _exists(
                pages, site, target, unquote(anchor)
            ):
                broken.append(f"{path}: {link}")
    assert not broken


def _exists(pages, site, target, anchor):
    path = Path(unquote(urlsplit(target).path.removeprefix("/paotong/")))
    if target.endswith("/"):
        path /= "index.html"
    if not (site / path).is_file():
        return False
    return not anchor or anchor in pages[path].values("id")


def test_nothing_is_loaded_from_elsewhere(pages):
    """Scripts, styles, pictures and fonts come from the site itself."""
    for path, page in pages.items():
        loaded = page.values("src") + page.values("srcset") + page.values("poster")
        loaded += [
            attributes.get("href", "")
            for tag, attributes in page.elements
            if tag == "link" and attributes.get("rel") not in ("canonical",)
        ]
        foreign = [url for url in loaded if re.match(r"(https?:)?//", url)]
        assert not [url for url in foreign if not url.startswith(SITE_URL)], path


def test_styles_load_nothing_from_elsewhere(site):
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert not re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", text), path


def test_scripts_name_no_address_that_a_page_could_reach(site):
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    for url in _addresses_in_scripts(site):
        told = [text for start, text in TOLD.items() if url.startswith(start)]
        if told:
            (ours,) = site.glob("assets/pyodide/*/interpreter.js")
            assert told[0] in ours.read_text("utf-8")
        elif url in REPLACED:
            lacking = [
                path for path, text in pages.items() if REPLACED[url] not in text
            ]
            assert not lacking, f"{url} is asked for by {lacking}"
        else:
            need = [need for start, need in DORMANT.items() if url.startswith(start)]
            assert need, f"a script names {url}"
            reaching = [path for path, text in pages.items() if need[0] in text]
            assert not reaching, f"{url} is asked for by {reaching}"


def _addresses_in_scripts(site):
    """Addresses in strings of scripts; comments are left out."""
    for path in site.rglob("*.js"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for url in re.findall(r"""["'`](https?://[\w.-]+\.[\w/@.-]+)""", text):
            if not url.startswith(NAMESPACES):
                yield url


def test_as_many_examples_are_rendered_as_the_pages_hold(pages):
    for source in sorted((ROOT / "docs").rglob("*.md")):
        name = source.relative_to(ROOT / "docs").with_suffix("")
        folder = name.parent if name.name == "index" else name
        written = len(find_fences(source.read_text("utf-8")))
        assert len(pages[folder / "index.html"].verdicts) == written, source


def test_every_example_is_verified_or_meant_for_another_python(pages):
    verdicts = Counter(verdict for page in pages.values() for verdict in page.verdicts)
    assert verdicts["verified"] > 0
    assert set(verdicts) <= {"verified", "not run here"}, verdicts


@pytest.mark.parametrize("source", sorted((ROOT / "docs").rglob("*.md")), ids=str)
def test_a_paragraph_is_one_line(source):
    """A line break between two Chinese characters would show as a space."""
    text = re.sub(r"(?ms)^( *)(```+|~~~+).*?^\1\2$", "", source.read_text("utf-8"))
    broken = re.findall(
        r".*[\u3400-\u9fff，。；：、）」》]\n *[\u3400-\u9fff（「《].*", text
    )
    assert not broken, f"{source}: join these lines"
