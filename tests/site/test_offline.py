"""Reading without a network, and never a stale page, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Error, expect

from tests.site.deploys import (
    MOUNT,
    NEW,
    OLD,
    Host,
    build_deploys,
    build_of,
    environment,
)

KEPT = "async url => navigator.serviceWorker.controller && !!(await caches.match(url))"
NAMES = "async () => (await caches.keys()).map(name => name.split(' ')[2]).sort()"
COMING = """async () => {
    const one = await navigator.serviceWorker.getRegistration();
    const { installing, waiting, active } = one;
    const coming = installing ?? waiting ?? active;
    return coming === active && active.state === "activated" ? "" : coming.state;
}"""
LEAVING = """async () => {
    const one = await navigator.serviceWorker.getRegistration();
    if (!one) return (await caches.keys()).join();
    return (one.installing ?? one.waiting ?? one.active)?.state ?? "none";
}"""
WORKER = "offline-worker.js"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two deploys of the small site, and a host for them."""
    host = Host(tmp_path_factory.mktemp("deploys"))
    host.start()
    build_deploys(host.root, host.address)
    yield host
    host.stop()


@pytest.fixture
def host(built):
    """A host that serves the old deploy, and no longer fails."""
    built.stop()
    built.deploy("old")
    built.start()
    yield built
    for held in built.holds.values():
        held.set()
    built.holds.clear()
    built.fails.clear()


@pytest.fixture
def reader(chromium):
    """A browser that has not been here: ``reader.open(address)`` is a page."""
    with _context(chromium) as context:
        yield Reader(context)


@contextmanager
def _context(chromium, service_workers="allow"):
    context = chromium.new_context(service_workers=service_workers)
    yield context
    context.close()


class Reader:
    def __init__(self, context) -> None:
        self.context = context

    def open(self, address):
        page = self.context.new_page()
        page.goto(address)
        return page

    def keep(self, address):
        """Open a page, and wait until it is kept."""
        page = self.open(address)
        kept(page)
        return page


def until(page, holds, about=None):
    """Wait until a function, which may be asynchronous, says so in the page."""
    for _ in range(1000):
        try:
            if page.evaluate(holds, about):
                return
        except Error as error:  # asked while another page took its place
            if "context was destroyed" not in error.message:
                raise
        page.wait_for_timeout(20)
    pytest.fail(f"never: {holds} of {about}")


def kept(page):
    until(page, KEPT, page.url.partition("#")[0])


def renewed(page, coming=COMING):
    """Whether the new worker has taken over from the old one, which takes a moment.

    Playwright attaches a debugger to every worker, and Chromium doesn't end an idle
    worker that has one: then the new one waits for ever, and so does what the page
    asks for. Readers' workers have none.
    """
    waited = 0
    for _ in range(1000):
        state = page.evaluate(coming)
        waited += state == "installed"
        if not state or waited == 150:
            return not state
        page.wait_for_timeout(20)
    pytest.fail(f"the new worker stays {state}")


def taking_over(reader, visit, before, coming=COMING):
    """A page that ``visit`` opens, whose new worker takes over; ``before`` each try."""
    for _ in range(9):
        before()
        context = reader.context.browser.new_context(service_workers="allow")
        page = visit(Reader(context))
        if renewed(page, coming):
            return page
        context.close()
    pytest.fail("the new worker never takes over")


def renewing(host, reader, visit):
    """A page that ``visit`` opens of the new deploy, whose worker takes over."""

    def visit_new(someone):
        page = visit(someone)
        new = build_of(host.root / "new" / "index.html")
        until(page, f"async () => (await ({NAMES})()).includes('{new}')")
        return page

    return taking_over(reader, visit_new, lambda: host.deploy("old"))


def go(page, name):
    """Follow a link in the text, as readers do: the theme changes pages itself."""
    page.locator("article a", has_text=name).first.click()
    expect(page.locator("article h1")).to_contain_text(name)


def colour(page):
    return page.locator("article h1").evaluate(
        "heading => getComputedStyle(heading).outlineColor"
    )


def runs(page, host):
    """The name of the deploy whose scripts run, if they belong to the styles."""
    folder = page.evaluate(
        """() => {
            const of = (tag, name) => [...document.querySelectorAll(tag)]
                .map((one) => one[name].match(/assets\\/([0-9a-f]{12})/)?.[1])
                .filter(Boolean);
            return [...of("link[rel=stylesheet]", "href"), ...of("script[src]", "src")];
        }"""
    )
    deploy = page.evaluate("window.deploy")
    assert set(folder) == {build_of(host.root / deploy / "index.html")}
    assert colour(page) == {"old": OLD, "new": NEW}[deploy]
    return deploy


def test_pages_that_were_seen_can_be_read_without_a_network(host, reader):
    page = reader.keep(f"{host.address}tea/")
    until(page, KEPT, f"{host.address}dot.svg")
    go(page, "米")
    kept(page)
    host.stop()
    page.goto(f"{host.address}tea/?h=茶")
    assert "旧的茶" in page.locator("article").inner_text()
    assert "没有连上网站。这是" in page.locator(".pt-offline").inner_text()
    assert runs(page, host) == "old"
    assert page.locator("article img").evaluate("image => image.naturalWidth") == 9
    loaded = "f => f.family.includes('STIX') && f.status == 'loaded'"
    page.wait_for_function(f"() => [...document.fonts].some({loaded})")
    go(page, "米")
    assert "旧的米" in page.locator("article").inner_text()
    assert page.locator(".pt-offline").count() == 1


def test_a_page_that_a_worker_came_to_while_it_loaded_is_kept_as_well(host, reader):
    page = reader.keep(host.address)
    again = """async () => {
        for (const name of await caches.keys())
            await (await caches.open(name)).delete(location.href);
        const { src } = document.querySelector("script[src$='/offline.js']");
        await import(`${src}?again`);
    }"""
    page.evaluate(again)
    kept(page)


@pytest.mark.parametrize("before", ["", "tea/"], ids=["opened", "gone to"])
def test_pictures_that_a_reader_was_not_near_are_kept_as_well(host, reader, before):
    page = reader.keep(f"{host.address}{before or 'rice/'}")
    if before:
        go(page, "米")
    until(page, KEPT, f"{host.address}far.svg")
    assert page.evaluate("scrollY") == 0


def test_readers_who_save_data_fetch_nothing_for_later(host, chromium):
    with _context(chromium) as context:
        saves = "Object.defineProperty(navigator, 'connection', {get: () => %s})"
        context.add_init_script(saves % "({saveData: true})")
        page = context.new_page()
        page.goto(host.address)
        page.wait_for_load_state("networkidle")
        found = "async () => (await navigator.serviceWorker.getRegistrations()).length"
        assert page.evaluate(found) == 0


def test_search_works_without_a_network(host, reader):
    reader.keep(host.address)
    host.stop()
    page = reader.open(host.address)
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("键入以开始搜索")
    page.keyboard.type("米")
    page.keyboard.press("End")  # as an input method does: the theme waits for a key
    expect(page.locator(".md-search-result__article h1").first).to_have_text("米")


def test_a_page_that_was_not_seen_says_so_and_what_was(host, reader):
    page = reader.keep(f"{host.address}tea/")
    host.stop()
    page.locator("article a", has_text="米").click()
    expect(page.locator("h1")).to_have_text("这一页还没有存下来")
    assert page.url == f"{host.address}rice/"
    link = page.locator("li a")
    assert link.all_inner_texts() == ["茶"]
    host.start()
    page.locator("a", has_text="再试一次").click()
    expect(page.locator("article h1")).to_contain_text("米")
    host.stop()
    link = page.goto(f"{host.address}salt/") and page.locator("li a", has_text="茶")
    link.click()
    assert "旧的茶" in page.locator("article").inner_text()


def test_what_came_from_another_address_is_not_kept_under_this_one(host, reader):
    """Its links would lead elsewhere from here."""
    page = reader.keep(host.address)
    asked = "async url => (await fetch(url)).redirected"
    assert page.evaluate(asked, f"{host.address}tea")
    page.wait_for_timeout(500)  # the worker keeps pages behind their answers
    host.stop()
    page.goto(f"{host.address}tea")
    expect(page.locator("h1")).to_have_text("这一页还没有存下来")


@pytest.mark.parametrize("workers", ["allow", "block"])
def test_an_open_page_goes_on_with_the_new_deploy(host, chromium, workers):
    with _context(chromium, service_workers=workers) as context:
        page = context.new_page()
        page.goto(host.address)
        if workers == "allow":
            kept(page)
        assert runs(page, host) == "old"
        host.deploy("new")
        page.locator("article a", has_text="茶").click()
        expect(page.locator("article")).to_contain_text("新的茶")
        until(page, "() => window.deploy === 'new'")
        assert runs(page, host) == "new"
        assert page.url == f"{host.address}tea/"


def test_the_next_visit_shows_the_new_deploy(host, reader):
    page = reader.keep(host.address)
    host.deploy("new")
    page.reload()
    assert "新的首页" in page.locator("article").inner_text()
    assert runs(page, host) == "new"
    kept(page)


def test_a_page_changed_alone_is_shown_at_once(host, reader):
    """The worker stays the same: its bytes hold nothing of the pages."""
    changed = host.root / "changed"
    shutil.copytree(host.root / "old", changed)
    tea = changed / "tea" / "index.html"
    tea.write_text(tea.read_text("utf-8").replace("旧的茶", "换过的茶"), "utf-8")
    page = reader.keep(host.address)
    go(page, "茶")
    kept(page)
    host.deploy("changed")
    page.reload()
    assert "换过的茶" in page.locator("article").inner_text()
    until(
        page,
        "async url => (await (await caches.match(url)).text()).includes('换过的茶')",
        page.url,
    )
    host.stop()
    page.reload()
    assert "换过的茶" in page.locator("article").inner_text()


def test_an_old_page_without_a_network_keeps_its_own_styles_and_scripts(host, reader):
    def read_before_and_after(reader):
        page = reader.keep(f"{host.address}rice/")
        go(page, "茶")
        kept(page)
        host.deploy("new")
        page.reload()
        return page

    page = renewing(host, reader, read_before_and_after)
    until(
        page,
        "async url => (await (await caches.match(url)).text()).includes('新的茶')",
        page.url,
    )
    host.stop()
    page.reload()
    assert runs(page, host) == "new"
    page.locator("article a", has_text="米").click()
    expect(page.locator("article")).to_contain_text("旧的米")
    until(page, "() => window.deploy === 'old'")
    assert runs(page, host) == "old"


def test_an_interrupted_installation_leaves_nothing(host, reader):
    host.fails["search_index.json"] = 500
    page = reader.open(host.address)
    until(
        page,
        """async () => {
            const [one] = await navigator.serviceWorker.getRegistrations();
            window.seen ||= Boolean(one);
            return window.seen && !one;
        }""",
    )
    assert page.evaluate(NAMES) == []
    assert runs(page, host) == "old"
    host.fails.clear()
    page.reload()
    kept(page)


def test_an_interrupted_update_leaves_the_old_deploy_whole(host, reader):
    page = reader.keep(host.address)
    old = page.evaluate(NAMES)
    host.deploy("new")
    host.fails["here-worker.js"] = 404  # a deploy that is on its way
    page.evaluate(
        """async () => {
            const [one] = await navigator.serviceWorker.getRegistrations();
            const gone = new Promise((done) => {
                one.addEventListener("updatefound", ({ target }) => {
                    const coming = target.installing;
                    const left = () => coming.state === "redundant" && done();
                    coming.addEventListener("statechange", left);
                });
            });
            await one.update().catch(() => {});
            await gone;
        }"""
    )
    assert page.evaluate(NAMES) == old
    page.reload()
    assert "新的首页" in page.locator("article").inner_text()
    host.stop()
    page.reload()
    assert "旧的首页" in page.locator("article").inner_text()
    assert runs(page, host) == "old"


def test_an_open_old_page_keeps_its_scripts_until_it_closes(host, reader):
    def read_in_two_tabs(reader):
        reader.keep(host.address)
        host.deploy("new")
        return reader.open(host.address)

    second = renewing(host, reader, read_in_two_tabs)
    first = second.context.pages[0]
    kept(second)
    old = build_of(host.root / "old" / "index.html")
    asset = f"{MOUNT}assets/{old}/here-worker.js"
    later = "async path => (await fetch(path, {cache: 'no-store'})).status"
    assert first.evaluate(later, asset) == 200
    first.close()
    for _ in range(50):  # a browser may know for a while of a page that was closed
        second.goto(host.address)
        kept(second)
        if old not in second.evaluate(NAMES):
            break
    assert old not in second.evaluate(NAMES)
    assert second.evaluate(later, asset) == 404


def test_a_network_that_hangs_gives_the_kept_page_and_says_so(host, reader):
    impatient = host.root / "impatient"
    if not impatient.exists():
        shutil.copytree(host.root / "old", impatient)
        worker = impatient / WORKER
        text = worker.read_text("utf-8")
        assert "const PATIENCE = 5000;" in text
        quick = text.replace("const PATIENCE = 5000;", "const PATIENCE = 1;")
        worker.write_text(quick, "utf-8")
    host.deploy("impatient")
    page = reader.keep(f"{host.address}tea/")
    host.holds["tea/"] = threading.Event()
    page.goto(page.url)
    assert "旧的茶" in page.locator("article").inner_text()
    assert "没有连上网站" in page.locator(".pt-offline").inner_text()


def test_a_failing_server_gives_the_kept_page_and_a_missing_one_is_forgotten(
    host, reader
):
    page = reader.keep(f"{host.address}salt/")
    host.fails["salt/"] = 503
    page.goto(f"{host.address}salt/")
    assert "没有连上网站" in page.locator(".pt-offline").inner_text()
    host.fails.clear()
    host.deploy("new")  # without that page
    answer = page.goto(f"{host.address}salt/")
    assert answer.status == 404
    gone = f"async url => !(await ({KEPT})(url))"
    page.goto(host.address)
    until(page, gone, f"{host.address}salt/")


def test_an_address_without_its_slash_leads_to_the_page(host, reader):
    page = reader.keep(f"{host.address}tea/")
    page.goto(f"{host.address}tea")
    assert page.url == f"{host.address}tea/"
    host.stop()
    page.goto(f"{host.address}tea")
    assert "旧的茶" in page.locator("article").inner_text()


def test_files_for_programs_are_never_kept(host, reader):
    page = reader.keep(host.address)
    (host.root / "old" / "ledger.json").write_text("{}", "utf-8")
    status = "url => fetch(url).then(answer => answer.status, () => 0)"
    assert page.evaluate(status, f"{host.address}ledger.json") == 200
    host.stop()
    assert page.evaluate(status, f"{host.address}ledger.json") == 0


def test_python_is_kept_once_it_is_used_and_one_version_of_it(host, reader):
    folder = host.root / "old" / "assets" / "pyodide"
    for key in ("1-a", "2-b"):
        (folder / key).mkdir(parents=True, exist_ok=True)
        (folder / key / "pyodide.js").write_text(key, "utf-8")
    index = folder / "files.json"
    index.write_text('{"folder": "1-a"}', "utf-8")
    page = reader.keep(host.address)
    assert "python" not in page.evaluate(NAMES)
    base = f"{host.address}assets/pyodide/"
    use = "async url => (await fetch(url)).text()"
    held = "async url => Boolean(await caches.match(url))"
    page.evaluate(use, f"{base}files.json")
    assert page.evaluate(use, f"{base}1-a/pyodide.js") == "1-a"
    until(page, held, f"{base}1-a/pyodide.js")
    index.write_text('{"folder":  "2-b"}', "utf-8")
    page.evaluate(use, f"{base}files.json")
    until(page, f"async url => !(await ({held})(url))", f"{base}1-a/pyodide.js")
    page.evaluate(use, f"{base}2-b/pyodide.js")
    until(page, held, f"{base}2-b/pyodide.js")
    host.stop()
    assert page.evaluate(use, f"{base}2-b/pyodide.js") == "2-b"


@contextmanager
def served_by_mkdocs(host):
    """``mkdocs serve`` of the same site at the address of ``host``."""
    host.stop()
    port = f"127.0.0.1:{host.port}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", port]
    with subprocess.Popen(
        command, cwd=host.root, env=environment(), stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            said = server.stderr
            assert said
            assert any("Serving on" in line for line in iter(said.readline, ""))
            threading.Thread(target=said.read, daemon=True).start()
            yield
        finally:
            server.terminate()


def test_mkdocs_serve_has_no_worker_and_ends_the_one_of_a_build(host, reader):
    def visit(someone):
        host.stop()
        host.start()
        page = someone.keep(host.address)
        served.enter_context(served_by_mkdocs(host))
        page.reload()
        assert "新的首页" in page.locator("article").inner_text()
        return page

    with ExitStack() as served:
        page = taking_over(reader, visit, served.close, LEAVING)
        page.reload()
        assert page.evaluate("navigator.serviceWorker.controller") is None
        assert page.locator("meta[name=paotong-offline]").count() == 0
