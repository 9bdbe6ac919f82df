"""The site as its own nginx serves it, and what readers do there under its policy.

Nothing here loosens the policy: pages are looked into as a browser's tools look, which
no policy concerns. Whatever a page asks for in vain fails the test.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from paotong.hosting import headers_of
from paotong.policy import policies_of
from tests.nginx import find_nginx, nginx

MOUNT = "/paotong/"
KINDS = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ipynb": "application/x-ipynb+json; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    ".zip": "application/zip",
}
# Tells of what was forbidden, by the console: a page can't be asked for it.
TELL = """addEventListener("securitypolicyviolation", (event) => {
  console.error("Content Security Policy", event.violatedDirective, event.blockedURI);
});"""
KEPT = "caches.match(location.href).then((found) => Boolean(found))"
DRAWN = """[...document.images].filter((one) => one.getClientRects().length)
  .every((one) => one.naturalWidth > 0)"""
PAGES = ["", "runtime/gc/", "ledger/", "benchmark/", "models/transformer/", "404.html"]


@pytest.fixture(scope="session")
def host():
    """Serves a site: ``with host(site) as address``; no nginx fails in CI."""
    if find_nginx() is None:
        what = "no nginx: apt-get install nginx"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(what)
    return nginx


@pytest.fixture(scope="session")
def hosted(site, host):
    """The address of the site at an nginx."""
    with host(site) as address:
        yield address


@pytest.fixture
def ask(hosted):
    """Ask for a path in the site: its answer, and its body as it came."""
    connection = http.client.HTTPConnection(urlsplit(hosted).netloc)

    def asked(path, method="GET", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, MOUNT + quote(path), headers=named)
        answer = connection.getresponse()
        return answer, answer.read()

    yield asked
    connection.close()


class Reader:
    """Somebody who reads a page."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.faults: list[str] = []
        self.documents = 0
        page.add_init_script(TELL)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._hear)
        page.on("request", self._count)
        self.tools = page.context.new_cdp_session(page)

    def open(self, path):
        self.page.goto(self.address + path)

    def sees(self, expression):
        """What an expression, or what it promises, is to a browser's tools."""
        wanted = {"awaitPromise": True, "returnByValue": True}
        told = self.tools.send("Runtime.evaluate", {"expression": expression} | wanted)
        return told["result"].get("value")

    def until(self, expression):
        """Wait until an expression is true."""
        for _ in range(500):
            if self.sees(expression):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"never: {expression}")

    def _hear(self, said):
        if said.type == "error" or "Content Security Policy" in said.text:
            self.faults.append(said.text)

    def _count(self, request):
        self.documents += request.resource_type == "document"


@pytest.fixture
def visit(chromium, hosted):
    """Open a page: ``with visit("runtime/gc/") as reader``; nothing may go wrong."""

    @contextmanager
    def opened(path, **options):
        with chromium.new_context(**options) as context:
            reader = Reader(context.new_page(), hosted)
            reader.open(path)
            yield reader
            assert not reader.faults

    return opened


def test_every_file_has_its_headers_its_kind_and_its_form(site, ask):
    policies = policies_of(site)
    paths = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()]
    for path in (path for path in paths if not path.endswith(".gz")):
        answer, _ = ask(path, "HEAD", Accept_Encoding="gzip")
        headers = headers_of(MOUNT + path, policies)
        assert answer.status == 200, path
        assert {name: answer.headers[name] for name in headers} == headers, path
        assert answer.headers["Content-Type"] == KINDS[Path(path).suffix], path
        packed = "charset" in KINDS[Path(path).suffix]
        assert (answer.headers["Content-Encoding"] == "gzip") == packed, path


def test_what_the_worker_keeps_for_good_is_what_browsers_keep(site):
    """Of pictures, which other sites may show, the worker asks all the same."""
    (rule,) = re.findall(
        r"LASTING =\s+/(.*)/;", (site / "offline-worker.js").read_text()
    )
    lasting = re.compile(rule.replace(r"\/", "/"))
    policies = policies_of(site)
    for file in (p for p in site.rglob("*") if p.suffix in (".js", ".css", ".bin")):
        path = file.relative_to(site).as_posix()
        cache = headers_of(MOUNT + path, policies)["Cache-Control"]
        assert ("immutable" in cache) == bool(lasting.search(path)), path


@pytest.mark.parametrize("path", ["index.html", "feed.xml", "search/search_index.json"])
def test_a_file_is_sent_in_gzip_and_only_when_it_has_changed(site, ask, path):
    answer, body = ask(path, Accept_Encoding="gzip")
    assert gzip.decompress(body) == (site / path).read_bytes()
    assert len(body) < 0.4 * (site / path).stat().st_size
    etag = answer.headers["ETag"]
    again, nothing = ask(path, Accept_Encoding="gzip", If_None_Match=etag)
    assert (again.status, nothing) == (304, b"")
    policy = "Content-Security-Policy"
    assert again.headers[policy] == answer.headers[policy]
    changed, _ = ask(path, Accept_Encoding="gzip", If_None_Match='"another"')
    assert changed.status == 200
    _, plain = ask(path)
    assert plain == (site / path).read_bytes()


@pytest.mark.parametrize("path", ["no/such/page/", "search/", "assets/no.js"])
def test_an_address_that_leads_nowhere_gets_the_page_for_it(site, ask, path):
    answer, body = ask(path)
    assert answer.status == 404
    assert body == (site / "404.html").read_bytes()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_folder_is_redirected_to_whatever_the_host_is_called(ask):
    answer, _ = ask("runtime/gc")
    assert (answer.status, answer.headers["Location"]) == (301, "/paotong/runtime/gc/")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_that_is_forbidden(visit, path):
    with visit(path) as reader:
        reader.page.wait_for_load_state("networkidle")
        for picture in reader.page.locator("article img").all()[:4]:
            if picture.is_visible():
                picture.scroll_into_view_if_needed()
        reader.until("document.fonts.ready.then(() => true)")


def test_pictures_diagrams_and_formulas_are_drawn(visit):
    with visit("models/transformer/") as reader:
        reader.page.locator("article img").last.scroll_into_view_if_needed()
        reader.until("[...document.images].at(-1).naturalWidth > 0")
        family = "[...document.fonts].some((one) => one.family.includes('STIX') && "
        reader.until(family + "one.status === 'loaded')")
    with visit("language/copying/") as reader:
        expect(reader.page.locator(".pt-example svg").first).to_be_visible()


def test_search_finds_a_chinese_word(visit):
    with visit("") as reader:
        reader.page.locator(".md-search__input").click()
        reader.page.keyboard.type("垃圾回收")
        reader.page.keyboard.press("End")  # as an input method does
        found = reader.page.locator(".md-search-result__article h1").first
        expect(found).to_have_text(re.compile("垃圾\u200b?回收"), timeout=20_000)
        reader.page.get_by_label("分享").click()


def test_the_colours_that_were_chosen_are_there_before_the_scripts(visit):
    with visit("runtime/gc/", color_scheme="light") as reader:
        for _ in range(2):  # by system → light → dark
            reader.page.locator("label[for^=__palette]:visible").click()
        reader.page.route(re.compile(r"bundle\.\w+\.min\.js$"), lambda route: None)
        reader.page.goto(reader.page.url, wait_until="commit")
        dark = reader.page.locator("body[data-md-color-scheme=slate]")
        dark.wait_for()


def test_a_link_changes_the_page_without_loading_the_site_anew(visit):
    with visit("") as reader:
        reader.page.wait_for_load_state("networkidle")  # the theme has the map of it
        for name in ("模型", "运行时"):
            reader.page.locator(".md-tabs__link", has_text=name).click()
            expect(reader.page.locator("article h1")).to_contain_text(name)
        reader.page.locator("article a", has_text="垃圾回收").first.click()
        expect(reader.page.locator("article h1")).to_contain_text("垃圾回收")
        assert reader.documents == 1


def test_a_program_runs_and_is_changed_and_runs(visit):
    with visit("language/copying/") as reader:
        example = reader.page.locator(".pt-example:has([data-here])").first
        example.locator(".pt-here-open").click()
        remark = example.locator(".pt-here-result .pt-provenance")
        expect(remark).to_contain_text("与核对过的输出相同", timeout=60_000)
        example.locator(".pt-here-editor").fill("print(6 * 7)")
        example.get_by_role("button", name="运行", exact=True).click()
        expect(example.locator(".pt-here-result samp")).to_have_text("42\n")


def test_outputs_are_predicted_and_programs_stepped_through(visit):
    with visit("runtime/refcount/") as reader:
        reader.page.get_by_role("button", name="先猜后看").click()
        reader.page.locator(".pt-ask textarea").first.fill("True")
        reader.page.locator(".pt-ask [type=submit]").first.click()
        expect(reader.page.locator(".pt-report")).to_be_visible()
    with visit("runtime/gc/") as reader:
        reader.page.locator(".pt-begin").first.click()
        expect(reader.page.locator(".pt-note")).to_be_visible()


def test_a_page_is_printed(visit):
    with visit("runtime/gc/") as reader:
        reader.page.emulate_media(media="print")
        expect(reader.page.locator(".md-header")).to_be_hidden()
        assert reader.page.pdf().startswith(b"%PDF")


def test_programs_and_pages_are_copied_and_downloaded(visit):
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    with visit("runtime/gc/", **allowed) as reader:
        reader.page.locator(".md-code__button[data-md-type=copy]").first.click()
        assert "import gc" in reader.sees("navigator.clipboard.readText()")
        for end in (".py", ".ipynb"):
            with reader.page.expect_download() as coming:
                reader.page.locator(f"a[download][href$='{end}']").first.click()
            assert coming.value.suggested_filename.endswith(end)


def test_a_page_that_was_read_is_read_without_a_network(visit):
    with visit("runtime/gc/", service_workers="allow") as reader:
        reader.until(KEPT)
        reader.page.context.set_offline(True)
        reader.open("runtime/gc/")
        expect(reader.page.locator(".pt-offline")).to_contain_text("没有连上网站")
        reader.faults.clear()  # what has no network says so on the console


def test_a_picture_that_is_opened_by_itself_runs_no_script(chromium, host, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    script = '<script>console.error("it runs")</script>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg">{script}<g/></svg>'
    files = {"index.html": "", "404.html": "", "sitemap.xml": "", "a.svg": picture}
    for name, text in files.items():
        (site / name).write_text(text, "utf-8")
    with host(site) as address, chromium.new_context() as context:
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{address}a.svg")
        assert "it runs" not in said
        assert any("script" in text for text in said)
