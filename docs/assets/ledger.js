// 证据账本的排序和筛选，概念图上的来路。没有脚本，表和图照样完整。

/** 一行里某一列显示的文字。 @type {(row: HTMLTableRowElement, column: number) => string} */
const textOf = (row, column) => row.cells[column].textContent.trim();

/** 结论的次序：先看不对的，再看没有的。 */
const SIGNS = "✗·—✓";

/**
 * 两行按某一列比较：结论按上面的次序，数按大小，其余按中文的次序。
 * @param {string} one @param {string} other @returns {number}
 */
function compare(one, other) {
  const [a, b] = [SIGNS.indexOf(one), SIGNS.indexOf(other)];
  if (one && other && a >= 0 && b >= 0) return a - b;
  const difference = parseFloat(one) - parseFloat(other);
  const numbers = /^[\d.]*$/.test(one + other);
  if (numbers) return Number.isNaN(difference) ? one.length - other.length : difference;
  return one.localeCompare(other, "zh-Hans-CN", { numeric: true });
}

/**
 * 让表头的每一格都能按：按一次升序，再按一次降序。
 * @param {HTMLTableElement} table
 */
function makeSortable(table) {
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const rows = Array.from(body.rows).sort(
        (a, b) => compare(textOf(a, column), textOf(b, column)) * (descending ? -1 : 1),
      );
      body.append(...rows);
    });
  });
}

/**
 * 窄屏上，行排成卡片；写明它们的角色，屏幕阅读器仍然当作表来读。
 * @param {HTMLTableElement} table
 */
function keepRoles(table) {
  table.setAttribute("role", "table");
  table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
  table.querySelectorAll("tr").forEach((row) => row.setAttribute("role", "row"));
  table.querySelectorAll("th").forEach((head) => head.setAttribute("role", "columnheader"));
  table.querySelectorAll("td").forEach((cell) => cell.setAttribute("role", "cell"));
}

/**
 * 一个带说明的输入。
 * @param {string} label @param {HTMLElement} control @returns {HTMLLabelElement}
 */
function labelled(label, control) {
  const element = document.createElement("label");
  element.append(label, control);
  return element;
}

/**
 * 表上方的筛选：文字、环境、是否放宽；屏幕阅读器听得到还剩几行。
 * @param {HTMLTableElement} table
 */
function makeFilter(table) {
  const rows = Array.from(table.tBodies[0].rows);
  const heads = Array.from(table.tHead.rows[0].cells, (head) => head.textContent);
  const lanes = Number(table.dataset.lanes);
  const loose = 2 + lanes;
  const words = Object.assign(document.createElement("input"), { type: "search" });
  const which = document.createElement("select");
  which.append(new Option("不限", ""));
  for (let column = 2; column < loose; column += 1) {
    which.append(new Option(`${heads[column]} 核对过`, `${column}✓`));
    which.append(new Option(`${heads[column]} 没有核对`, `${column}`));
  }
  const only = Object.assign(document.createElement("input"), { type: "checkbox" });
  const count = document.createElement("output");
  const bar = Object.assign(document.createElement("form"), { className: "pt-filter" });
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", "筛选示例");
  bar.append(labelled("找", words), labelled("环境", which), labelled("只看放宽的", only), count);

  const apply = () => {
    const wanted = words.value.trim().toLowerCase();
    const column = parseInt(which.value, 10);
    let shown = 0;
    rows.forEach((row) => {
      const found = `${textOf(row, 0)} ${textOf(row, 1)}`.toLowerCase().includes(wanted);
      const verified = which.value.endsWith("✓");
      const there = !which.value || (textOf(row, column) === "✓") === verified;
      row.hidden = !(found && there && (!only.checked || textOf(row, loose)));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = `显示 ${shown} / ${rows.length} 个`;
  };
  bar.addEventListener("input", apply);
  bar.addEventListener("submit", (event) => event.preventDefault());
  apply();
  table.before(bar);
}

/**
 * 指着或者用键盘走到一页时，标出通向它的箭头，从头到尾。
 * @param {HTMLElement} map
 */
function makeTraceable(map) {
  const lines = Array.from(map.querySelectorAll("[data-from]"));
  const trace = (/** @type {Event} */ event) => {
    const box = event.target instanceof Element && event.target.closest("[data-page]");
    const wanted = new Set(box && event.type !== "focusout" ? [box.dataset.page] : []);
    let before = -1;
    while (wanted.size !== before) {
      before = wanted.size;
      lines.filter((line) => wanted.has(line.dataset.to)).forEach((line) => wanted.add(line.dataset.from));
    }
    lines.forEach((line) => line.classList.toggle("pt-map-way", wanted.has(line.dataset.to)));
  };
  ["pointerover", "focusin", "focusout"].forEach((name) => map.addEventListener(name, trace));
}

/** 页面换了以后重新准备；换下的元素连同监听一起消失。 */
function prepare() {
  const fresh = (/** @type {string} */ selector) =>
    Array.from(document.querySelectorAll(`${selector}:not([data-ready])`)).filter(
      (element) => (element.dataset.ready = "yes"),
    );
  fresh(".pt-ledger table").forEach((table) => {
    makeFilter(table);
    makeSortable(table);
    keepRoles(table);
  });
  fresh(".pt-map").forEach(makeTraceable);
}

if (typeof document$ === "undefined") prepare();
else document$.subscribe(prepare);
