"""Run it here: the programs of the site, run by the script and the worker of the site.

The site is served with the policy that its own nginx sends: no third party, no scripts
in pages, no evaluation but that of WebAssembly in Python's worker.
"""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from paotong.browser_lane import browser_of
from paotong.compare import lines_of
from paotong.engine import engine_of
from paotong.here import programs
from paotong.hosting import headers_of
from paotong.policy import policies_of
from paotong.pyodide_files import required
from paotong.run import Run
from paotong.verdict import judge

ROOT = Path(__file__).parents[2]
SITE_URL = "https://paotong.github.io/paotong/"
PHONE = {"width": 360, "height": 780}
PAGE = "language/copying/"
SOON = 60_000  # milliseconds, for what takes a moment
TOGETHER = 60  # programs, one after the other in a worker
# Runs programs in a worker, as ``here.js`` does.
RUN_ALL = """([address, programs]) => new Promise((resolve, reject) => {
  const worker = new Worker(address, { type: "module" });
  const runs = [];
  let output = "";
  let timer = 0;
  const end = (settle, value) => {
    worker.terminate();
    settle(value);
  };
  const next = () => {
    clearTimeout(timer);
    if (runs.length === programs.length) return end(resolve, runs);
    const [name, text] = programs[runs.length];
    const late = new Error(`${name} does not end`);
    timer = setTimeout(() => end(reject, late), 60_000);
    output = "";
    worker.postMessage({ kind: "run", name, text, lines: [] });
  };
  worker.onerror = (event) => end(reject, new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.kind === "broken") end(reject, new Error(data.message));
    if (data.kind === "printed") output += data.text;
    if (data.kind === "ended") {
      runs.push([output.trimEnd(), data.code]);
      next();
    }
  };
  next();
})"""


@pytest.fixture(scope="session")
def browser_lane(site):
    """The browser lane that the site was built with."""
    if not list(site.glob("assets/pyodide/*/pyodide.js")):
        what = "the site was built without Pyodide: python -m paotong fetch"
        (pytest.fail if required() else pytest.skip)(what)
    return browser_of(engine_of(ROOT))


class _Handler(SimpleHTTPRequestHandler):
    """Sends the policy, and notes what it is asked for.

    The sitemap names its own address: only then does the theme turn pages without
    loading them anew, as it does for readers.
    """

    def __init__(self, *args, asked, policies, **options):
        self.asked, self.policies = asked, policies
        super().__init__(*args, **options)

    def log_message(self, format, *args):  # noqa: A002
        self.asked.append(self.path)

    def do_GET(self):
        if self.path != "/sitemap.xml":
            super().do_GET()
            return
        here = f"http://{self.headers['Host']}/"
        text = Path(self.directory, "sitemap.xml").read_text("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.end_headers()
        self.wfile.write(text.replace(SITE_URL, here).encode())

    def end_headers(self):
        for name, value in headers_of(self.path, self.policies).items():
            self.send_header(name, value)
        super().end_headers()


@dataclass(frozen=True)
class Host:
    """The site at an address, and the paths of its files that were asked for."""

    address: str
    asked: list[str]

    @property
    def workers(self):
        """How often Python was begun: each time it asks for this, whatever is kept."""
        return sum(path.endswith("/files.json") for path in self.asked)


@pytest.fixture(scope="session")
def policies(site):
    """What the pages of the site may ask for."""
    return policies_of(site)


@pytest.fixture
def host(site, browser_lane, policies):
    asked: list[str] = []
    facts = {"asked": asked, "policies": policies}
    handler = partial(_Handler, directory=str(site), **facts)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Host(f"http://127.0.0.1:{server.server_port}/", asked)
        server.shutdown()


@pytest.fixture
def visit(chromium, host):
    """Open a page: ``with visit() as page``; nothing may go wrong on it.

    With ``bypass_csp=True``, Playwright can evaluate scripts in it. With
    ``patient=True``, time stands still, so that no program takes too long.
    """

    @contextmanager
    def opened(path=PAGE, patient=False, **options):
        context = chromium.new_context(**{"bypass_csp": patient, **options})
        page = context.new_page()
        if patient:
            page.clock.install(time=0)
            page.clock.pause_at(1000)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else "")
        page.goto(host.address + path)
        if patient:
            page.clock.run_for(2000)  # buttons come when the browser is idle
        yield page
        assert not faults
        context.close()

    return opened


class Example:
    """An example on a page, in a reader's hands."""

    def __init__(self, page, number=0):
        self.page = page
        self.element = page.locator(".pt-example:has([data-here])").nth(number)
        self.opener = self.element.locator(".pt-here-open")
        self.editor = self.element.locator(".pt-here-editor")
        self.status = self.element.get_by_role("status")
        self.remark = self.element.locator(".pt-here-result .pt-provenance")
        self.output = self.element.locator(".pt-here-result samp")

    def button(self, name):
        return self.element.get_by_role("button", name=name, exact=True)

    def open(self):
        self.opener.click()
        self.becomes(self.remark, "相同")

    def run(self, text, remark="程序改过"):
        self.editor.fill(text)
        self.button("运行").click()
        self.becomes(self.remark, remark)
        return self.output.inner_text()

    @staticmethod
    def becomes(locator, text):
        from playwright.sync_api import expect  # noqa: PLC0415 # may be missing

        expect(locator).to_contain_text(text, timeout=SOON)


def test_every_program_with_a_button_prints_what_is_recorded(
    browser_lane, chromium, host, site
):
    engine = browser_lane.engine
    found = programs(engine.project.pages())
    shown = [e for e in found if browser_lane.verify(e).kind == "verified"]
    texts = [[e.name, e.program.code + "\n"] for e in shown]
    with chromium.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(host.address + "404.html")
        (worker,) = site.glob("assets/*/here-worker.js")
        worker = f"{host.address}{worker.relative_to(site).as_posix()}"
        runs = []
        for start in range(0, len(texts), TOGETHER):
            some = texts[start : start + TOGETHER]
            runs += page.evaluate(RUN_ALL, [worker, some])
    verdicts = [
        judge(example, Run(output, code, None, 0), browser_lane.lane)
        for example, (output, code) in zip(shown, runs, strict=True)
    ]
    assert len(shown) > 50
    wrong = [verdict.message for verdict in verdicts if not verdict.good]
    assert not wrong, "\n".join(wrong)


def test_a_program_has_a_button_or_a_reason_on_every_page(pages, browser_lane):
    engine = browser_lane.engine
    for page in engine.project.pages():
        if page.path.suffix == ".md":
            built = pages[Path(_address(engine.project, page)) / "index.html"]
            offered = len(built.values("data-here"))
            reasons = [c for c in built.values("class", "p") if "pt-here-not" in c]
            assert offered + len(reasons) == len(programs([page])), page.path


def test_what_readers_run_is_the_program_as_it_was_verified(
    browser_lane, chromium, host
):
    shown = """examples => examples.map(example => {
      const codes = example.querySelectorAll(".highlight code");
      const name = example.querySelector("[data-here]").dataset.here;
      return [name, codes[codes.length - 1].textContent.trimEnd()];
    })"""
    project = browser_lane.engine.project
    with chromium.new_context(bypass_csp=True) as context:
        page = context.new_page()
        for source in filter(lambda page: programs([page]), project.pages()):
            page.goto(host.address + _address(project, source))
            found = page.locator(".pt-example:has([data-here])").evaluate_all(shown)
            texts = [[e.name, e.program.code] for e in programs([source])]
            assert [text for text in texts if text in found] == found


def _address(project, page):
    """Where a page stands in the site."""
    path = page.path.relative_to(project.docs).with_suffix("")
    path = path.parent if path.name == "index" else path
    return "" if path.name == "" else f"{path.as_posix()}/"


def test_nothing_is_loaded_before_a_button_is_pressed(visit, host):
    with visit() as page:
        Example(page).opener.wait_for()
        page.wait_for_load_state("networkidle")
        assert not [path for path in host.asked if "pyodide" in path]
        assert not page.workers or "search" in page.workers[0].url


def test_a_press_runs_the_program_and_compares_its_output(visit):
    with visit() as page:
        example = Example(page)
        verified = example.element.locator(".pt-output samp").first.inner_text()
        example.open()
        assert lines_of(example.output.inner_text()) == lines_of(verified)
        assert "与核对过的输出相同" in example.remark.inner_text()
        assert "CPython 3.14" in example.remark.inner_text()


def test_an_edited_program_runs_and_an_error_shows_its_traceback(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        output = example.run("print('改过')\n1 / 0")
        assert output.startswith("改过\nTraceback (most recent call last):\n")
        assert output.rstrip().endswith("ZeroDivisionError: division by zero")
        assert "line 2, in <module>" in output
        assert "不同" in example.remark.inner_text()


def test_reset_brings_the_program_back(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        before = example.editor.input_value()
        example.run("print(1)")
        example.button("还原").click()
        assert example.editor.count() == 0
        assert example.element.locator(".highlight").is_visible()
        assert page.locator(":focus").get_attribute("aria-label").startswith("运行 ")
        example.open()
        assert example.editor.input_value() == before


def test_a_program_finds_nothing_of_the_one_before(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        example.run(
            "import builtins, json, sys\n"
            "left = builtins.left = json.left = sys.left = 1\n"
            "open('left.txt', 'w').close()"
        )
        output = example.run(
            "import builtins, json, os, sys\n"
            "print([hasattr(m, 'left') for m in (builtins, json, sys)], end=' ')\n"
            "print('left' in globals(), os.listdir())"
        )
        assert output.split("False") and "True" not in output
        assert "left.txt" not in output


def test_an_endless_loop_is_stopped(visit):
    with visit(patient=True) as page:
        example = Example(page)
        example.open()
        example.editor.fill("print('开始')\nwhile True:\n    pass")
        example.button("运行").click()
        example.becomes(example.status, "正在运行")
        example.button("停止").click()
        example.becomes(example.status, "已停止")
        assert example.run("print('又能运行')").strip() == "又能运行"


def test_a_program_that_takes_too_long_is_stopped(visit):
    with visit(patient=True) as page:
        example = Example(page)
        example.open()
        example.editor.fill("while True:\n    pass")
        example.button("运行").click()
        example.becomes(example.status, "正在运行")
        page.clock.fast_forward(11_000)
        example.becomes(example.status, "超过 10 秒，已停下")


def test_a_program_that_prints_too_much_is_stopped(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        output = example.run("while True:\n    print('a' * 1000)", "印得太多，已停下")
        assert 199_000 < len(output) <= 200_000


def test_input_reads_the_lines_given_before(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        example.editor.fill("name = input('名字: ')\nprint('你好,', name)\ninput()")
        example.element.get_by_label("输入").fill("小明")
        example.button("运行").click()
        example.becomes(example.remark, "程序还要读输入")
        assert example.output.inner_text().startswith("名字: 小明\n你好, 小明\n")


def test_the_input_box_is_there_only_for_programs_that_read(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        box = example.element.get_by_label("输入")
        assert not box.is_visible()
        example.editor.fill("import sys\nsys.stdin.read()")
        assert box.is_visible()


def test_asyncio_runs_and_sleeps(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        output = example.run(
            "import asyncio\n"
            "async def work(name, seconds):\n"
            "    await asyncio.sleep(seconds)\n"
            "    print(name)\n"
            "async def main():\n"
            "    await asyncio.gather(work('慢', 0.1), work('快', 0))\n"
            "asyncio.run(main())"
        )
        assert output.split() == ["快", "慢"]


def test_a_picture_that_a_program_draws_is_shown(visit):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"/>'
    with visit(bypass_csp=True) as page:
        example = Example(page)
        example.open()
        example.run(f"open('a.svg', 'w').write('{svg}')")
        picture = example.element.get_by_role("img", name="a.svg")
        assert picture.evaluate("image => image.decode().then(() => image.complete)")


def test_a_second_program_uses_the_same_python(visit, host):
    with visit() as page:
        Example(page).open()
        Example(page, 1).open()
        assert host.workers == 1


def test_a_second_program_stops_the_first(visit):
    with visit(patient=True) as page:
        first, second = Example(page), Example(page, 1)
        first.open()
        first.editor.fill("while True:\n    pass")
        first.button("运行").click()
        first.becomes(first.status, "正在运行")
        second.open()
        first.becomes(first.status, "已停止")


def test_a_second_program_uses_the_download_that_the_first_began(visit, host):
    with visit() as page, _slowly(page) as go_on:
        first, second = Example(page), Example(page, 1)
        first.opener.click()
        second.opener.click()
        first.becomes(first.status, "已停止")
        go_on()
        second.becomes(second.remark, "相同")
        assert first.status.inner_text() == "已停止"
        assert host.workers == 1


def test_a_download_that_is_stopped_does_not_begin_by_itself(visit, host):
    with visit() as page, _slowly(page) as go_on:
        example = Example(page)
        with (
            page.expect_worker(lambda worker: "here-worker" in worker.url) as begun,
            page.context.expect_event("request", lambda r: r.url.endswith(_SLOW)),
        ):
            example.opener.click()
        with begun.value.expect_event("close"):
            example.button("停止").click()
        example.becomes(example.status, "已停止")
        assert not [w for w in page.workers if "here-worker" in w.url]
        assert host.workers == 1
        go_on()
        example.button("运行").click()
        example.becomes(example.remark, "相同")


_SLOW = ".wasm.bin"


@contextmanager
def _slowly(page):
    """CPython does not come before it is asked to go on."""
    held = []

    def hold(route):
        held.append(route)

    def go_on():
        page.context.unroute(f"**/*{_SLOW}")
        for route in held:
            with suppress(Exception):  # the worker that asked may be gone
                route.continue_()

    page.context.route(f"**/*{_SLOW}", hold)
    yield go_on


def test_a_very_long_program_and_output_keep_the_page_short(visit):
    with visit() as page:
        example = Example(page)
        example.open()
        example.run("for _ in range(10_000):\n    print(1)" + "\n# 空" * 200)
        for place in (example.editor, example.element.locator(".pt-here-result pre")):
            assert place.bounding_box()["height"] < page.viewport_size["height"]


def test_the_verified_output_has_its_title_right_above_it(visit):
    with visit() as page:
        example = Example(page)
        result = example.element.locator("> .pt-result")
        example.open()
        assert result.inner_text().startswith("核对过的输出\n")
        example.button("还原").click()
        assert "核对过的输出" not in example.element.inner_text()


def test_stepping_ends_where_editing_begins(visit):
    with visit() as page:
        element = page.locator(".pt-example:has([data-here]):has(.pt-steps)").first
        element.get_by_role("button", name="单步运行").click()
        element.locator(".pt-here-open").click()
        assert "pt-stepping" not in element.get_attribute("class")
        assert not element.locator(".pt-bar").is_visible()
        element.get_by_role("button", name="还原").click()
        assert element.get_by_role("button", name="单步运行").is_visible()


def test_a_prediction_is_compared_with_the_verified_output(visit):
    with visit() as page:
        page.locator(".pt-switch").click()
        example = Example(page)
        example.open()
        example.run("print('另一个输出')")
        assert not example.element.locator("> .pt-result").is_visible()
        example.element.get_by_label("它会印什么").fill("另一个输出")
        example.button("对照").click()
        assert (
            example.element.locator(".pt-report")
            .get_attribute("class")
            .endswith("miss")
        )


@pytest.mark.parametrize("width", [1280, 360])
def test_the_button_stands_beside_the_other_tools(visit, width):
    viewport = {"width": width, "height": 780}
    with visit("language/scopes-closures/", viewport=viewport) as page:
        tools = page.locator(".pt-tools:has(.pt-mine):has(.pt-here-open)").first
        link, opener = tools.locator("a").last, tools.locator(".pt-here-open")
        middle = [
            box["y"] + box["height"] / 2
            for box in (link.bounding_box(), opener.bounding_box())
        ]
        assert abs(middle[0] - middle[1]) < 4
        assert opener.evaluate("e => e.previousElementSibling.matches('a')")


def test_python_stays_when_the_reader_turns_the_page(visit, host):
    with visit() as page:
        Example(page).open()
        page.locator(".md-tabs__link", has_text="首页").first.click()
        page.locator("[data-here^=home_]").first.wait_for(state="attached")
        Example(page).open()
        assert host.workers == 1
        assert len([w for w in page.workers if "here-worker" in w.url]) == 1


def test_a_program_stops_when_the_reader_turns_the_page(visit):
    with visit(patient=True) as page:
        example = Example(page)
        example.open()
        example.editor.fill("while True:\n    pass")
        example.button("运行").click()
        example.becomes(example.status, "正在运行")
        (running,) = [w for w in page.workers if "here-worker" in w.url]
        with running.expect_event("close"):
            page.locator(".md-tabs__link", has_text="首页").first.click()


def test_what_a_reader_wrote_is_there_after_a_walk_through_the_site(visit):
    with visit() as page:
        page.wait_for_load_state("networkidle")  # the theme has its map of the site
        example = Example(page)
        example.open()
        example.editor.fill("print(input())")
        example.element.get_by_label("输入").fill("小明")
        for _ in range(3):
            page.locator(".md-tabs__link", has_text="首页").first.click()
            page.locator("[data-here^=home_]").first.wait_for(state="attached")
            page.go_back()
            example.editor.wait_for()
        assert example.editor.count() == 1
        assert not example.opener.is_visible()
        assert example.element.get_by_label("输入").input_value() == "小明"
        assert example.run("print(input() * 2)") == "小明\n小明小明\n"
        example.button("还原").click()
        page.locator(".md-tabs__link", has_text="首页").first.click()
        page.locator("[data-here^=home_]").first.wait_for(state="attached")
        page.go_back()
        example.opener.wait_for()
        assert example.editor.count() == 0


def test_the_keyboard_is_enough_and_is_not_trapped(visit):
    with visit() as page:
        example = Example(page)
        example.opener.focus()
        page.keyboard.press("Enter")
        example.becomes(example.remark, "相同")
        focused = page.locator(":focus")
        assert focused.inner_text() == "运行"
        example.editor.focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("if True:\nprint(1)")  # a line after a colon is indented
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("print(2)")
        text = "if True:\n    print(1)\n        print(2)"
        assert example.editor.input_value() == text
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert focused.inner_text() == "运行"
        example.editor.fill("print(3)")
        example.editor.press("Control+Enter")
        example.becomes(example.output, "3")


def test_a_screen_reader_hears_what_happens(visit):
    with visit() as page:
        example = Example(page)
        assert re.fullmatch(r"运行 \w+\.py", example.opener.get_attribute("aria-label"))
        example.open()
        assert example.status.inner_text() == "与核对过的输出相同"
        group = example.element.get_by_role("group", name="在你的浏览器里的输出")
        assert group.is_visible()
        assert example.element.get_by_role("textbox", name="程序").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_fits_a_phone(visit, scheme):
    options = {"viewport": PHONE, "has_touch": True, "color_scheme": scheme}
    with visit(bypass_csp=True, **options) as page:
        example = Example(page)
        example.open()
        example.run(f"print('{'宽' * 200}')")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_download_that_fails_says_so_and_is_tried_again(visit, chromium, host):
    context = chromium.new_context()
    page = context.new_page()
    context.route("**/files.json", lambda route: route.abort())
    page.goto(host.address + PAGE)
    example = Example(page)
    example.opener.click()
    example.becomes(example.status, "Python 没有准备好")
    context.unroute("**/files.json")
    example.button("运行").click()
    example.becomes(example.remark, "相同")
    context.close()
