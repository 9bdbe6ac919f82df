"""The ledger as readers see it: totals, changes since a release, and every example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from paotong.containment import STRONG, WEAK
from paotong.lane import Lane
from paotong.ledger import Ledger
from paotong.ledger_rows import WILDCARD, Found, Row
from paotong.outlines import Outlines
from paotong.page_links import link, relative
from paotong.releases import Changes
from paotong.shown import ROWS
from paotong.verdict import Kind

_SIGNS = {
    Kind.VERIFIED: "✓",
    Kind.NOT_RUN: "—",
    Kind.MISMATCH: "✗",
    Kind.FAILED: "✗",
}
_NEVER = "·"
_LOOSE = {
    "unordered": "不管次序",
    "measured": "不管数字",
    "approx": "数字近似",
    WILDCARD: "省略号",
}
_CONTAINED = {STRONG: "沙箱", WEAK: "无沙箱", None: ""}
_SYSTEMS = {"linux": "Linux", "macos": "macOS", "windows": "Windows"}


def totals_element(ledger: Ledger) -> Element:
    """How many examples there are, on which lanes they were verified, how loosely."""
    root = Element("div", {"class": "pt-totals", "data-search-exclude": ""})
    totals, cells = ledger.totals, [row.cells for row in ledger.rows if row.cells]
    said = f"一共 {totals['examples']} 个示例，核对过 {totals['verified']} 个。"
    if cells:
        said += f"其中 {len(cells)} 个是笔记本，共 {sum(cells)} 个单元格。"
    _text(SubElement(root, "p"), said)
    root.append(_lanes(ledger))
    kinds = [f"{_LOOSE[label]} {n} 个" for label, n in ledger.loose.items() if n]
    share = totals["loose"] / max(totals["examples"], 1)
    loose = f"放宽了比较的有 {totals['loose']} 个，占 {share:.1%}"
    more = f"（{'、'.join(kinds)}）。" if kinds else "。"
    _text(SubElement(root, "p"), loose + more)
    return root


def _lanes(ledger: Ledger) -> Element:
    heads = ["环境", "解释器", "核对", "不适用", "没有运行"]
    table, body = _table(heads)
    for name, lane in ledger.lanes.items():
        signs = [_sign(ledger.found(row, name)) for row in ledger.rows]
        counts = [signs.count(sign) for sign in ("✓", "—", _NEVER)]
        _row(body, [_lane_name(name, lane), _interpreter(lane), *map(str, counts)])
    return table


def _sign(found: Found | None) -> str:
    """What stands for a verdict in a row."""
    return _NEVER if found is None or found.missing else _SIGNS[Kind(found.verdict)]


def _lane_name(name: str, lane: Lane) -> str:
    return f"浏览器 {lane.short}" if lane.system == "browser" else name


def _interpreter(lane: Lane) -> str:
    system = _SYSTEMS.get(lane.system)
    return f"{lane.name} · {system} {lane.machine}" if system else lane.name


def changes_element(
    changes: Sequence[Changes], outlines: Outlines, page: str
) -> Element:
    """What has changed since the last release, and what had changed with it."""
    root = Element("div", {"class": "pt-changes", "data-search-exclude": ""})
    if not changes:
        _text(SubElement(root, "p"), "还没有冻结过哪个版本的账本。")
    for number, each in enumerate(changes):
        now = f"{changes[number - 1].since} 版" if number else "现在"
        _changes(root, each, f"从 {each.since} 版到{now}", outlines, page)
    return root


def _changes(
    root: Element, each: Changes, title: str, outlines: Outlines, page: str
) -> None:
    parts: list[tuple[str, Iterable[str]]] = [
        ("新增", each.new),
        ("输出变了", each.output),
        ("多了环境", [f"{n}（{'、'.join(v)}）" for n, v in each.lanes.items()]),
        ("删去", each.removed),
    ]
    counts = [f"{name} {len(list(ids))} 个" for name, ids in parts if ids]
    said = f"{title}：{'，'.join(counts) or '没有变化'}。"
    if not counts:
        _text(SubElement(root, "p"), said)
        return
    more = SubElement(root, "details")
    _text(SubElement(more, "summary"), said)
    for name, ids in parts:
        if ids:
            _text(SubElement(more, "p"), name)
            items = SubElement(more, "ul")
            for identity in ids:
                item = SubElement(items, "li")
                _example(item, identity, outlines, page)


def _example(item: Element, identity: str, outlines: Outlines, page: str) -> None:
    """An example by its id: a link to it, where there is one still."""
    name, _, rest = identity.partition("（")
    target, _, anchor = name.partition("#")
    known = outlines.get(target)
    if known and (not anchor or anchor in known.examples):
        item.append(link(name, relative(target, page, anchor)))
        item[-1].tail = AtomicString(f"（{rest}" if rest else "")
    else:
        _text(item, identity)


def table_element(ledger: Ledger, outlines: Outlines, page: str) -> Element:
    """Every example in a row; a script can sort and filter them."""
    root = Element("section", {"class": "pt-ledger", "aria-label": "全部示例"})
    names = [_lane_name(name, lane) for name, lane in ledger.lanes.items()]
    table, body = _table(["示例", "页面", *names, "放宽", "秒", "隔离"])
    table.attrib.update({"class": ROWS, "data-search-exclude": ""})
    table.set("data-lanes", str(len(names)))
    for row in ledger.rows:
        _add_row(body, ledger, row, outlines, page)
    root.append(table)
    return root


def _add_row(
    body: Element, ledger: Ledger, row: Row, outlines: Outlines, page: str
) -> None:
    element = SubElement(body, "tr")
    shown = SubElement(element, "td")
    shown.append(link(row.name, relative(row.page, page, row.anchor)))
    _text(SubElement(element, "td"), outlines[row.page].title)
    found = {lane: ledger.found(row, lane) for lane in ledger.lanes}
    for lane, each in found.items():
        told = {"data-lane": _lane_name(lane, ledger.lanes[lane])}
        _text(SubElement(element, "td", told), _sign(each))
    run = _run(list(found.values()))
    _text(SubElement(element, "td"), "、".join(_LOOSE[label] for label in row.loose))
    seconds = "" if run is None else f"{max(run.seconds or 0, 0.01):.2f}"
    _text(SubElement(element, "td"), seconds)
    contained = _CONTAINED.get(run.containment, "") if run else ""
    _text(SubElement(element, "td"), contained)


def _run(found: list[Found | None]) -> Found | None:
    """The run whose seconds are shown: the one from here, or else the latest lane's."""
    runs = [each for each in found if each and each.seconds is not None]
    return next((each for each in runs if each.here), runs[-1] if runs else None)


def _table(heads: list[str]) -> tuple[Element, Element]:
    table = Element("table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for text in heads:
        _text(SubElement(head, "th", {"scope": "col"}), text)
    return table, SubElement(table, "tbody")


def _row(body: Element, cells: list[str]) -> None:
    row = SubElement(body, "tr")
    for text in cells:
        _text(SubElement(row, "td"), text)


def _text(element: Element, text: str) -> None:
    element.text = AtomicString(text)
