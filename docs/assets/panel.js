// 示例面板里要靠脚本的部分：记住读者用的 Python。没有脚本，面板照样完整。

import { later } from "./later.js";

const KEY = "paotong.python";
const page = document.documentElement;

/**
 * 一个元素，连同它的属性和里面的东西。
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * 读或写读者记住的东西；不许存放时，只在这一次访问里有效。
 * @param {string} key
 * @param {string} [value] 要记住的，空的就忘掉
 * @returns {string}
 */
export function remembered(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else if (value === "") localStorage.removeItem(key);
    return localStorage.getItem(key) ?? "";
  } catch {
    return value ?? "";
  }
}

/** 会左右拖动的，各叫什么；表格外面的框是主题的脚本套上的。 */
const NAMES = [
  ["pre > code", "程序"],
  ["pre.pt-output", "输出"],
  [".md-typeset__scrollwrap", "表格"],
  [".pt-math", "公式"],
  [".tabbed-labels", "选项卡"],
];

/**
 * 能左右拖动的，要能用键盘拖动，也要有名字。
 * @param {Element} target
 * @param {boolean} scrolls
 */
function tellScrolling(target, scrolls) {
  const name = NAMES.find(([selector]) => target.matches(selector))?.[1] ?? "";
  const facts = { tabindex: "0", role: "group", "aria-label": name };
  for (const [fact, value] of Object.entries(facts)) {
    if (scrolls) target.setAttribute(fact, value);
    else target.removeAttribute(fact);
  }
}

/**
 * 宽度变了，才知道哪些要左右拖动；单步时，程序上下拖动。
 * 这时只读，以后再写：一边读一边写，每读一次都要重新排版。
 */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls =
      target.scrollWidth > target.clientWidth || target.matches(".pt-stepping code");
    // 还没有排版过的，构建时给了 tabindex，不知道要不要拖动，也没有名字。
    if (scrolls ? !target.hasAttribute("role") : target.hasAttribute("tabindex")) {
      later(target.closest(".pt-example") ?? target, () => tellScrolling(target, scrolls));
    }
  }
});

/**
 * 一个选项卡适用的 Python，从旧到新；按别的条件分的，一个也没有。
 * @param {HTMLInputElement} input
 * @returns {string[]}
 */
function readersOf(input) {
  const label = input.labels?.[0];
  return label?.dataset.for?.split(" ") ?? [];
}

/** 各章的导航，主题把名字写在空的标签里。 */
function mendTheme() {
  document.querySelectorAll(".md-nav[aria-labelledby]").forEach((nav) => {
    const title = nav.querySelector(":scope > .md-nav__title")?.textContent?.trim();
    if (title) nav.setAttribute("aria-label", title);
    if (title) nav.removeAttribute("aria-labelledby");
  });
}

/** @returns {NodeListOf<HTMLElement>} 有选项卡的输出 */
function tabSets() {
  return document.querySelectorAll(".pt-result .tabbed-set");
}

/**
 * 翻到适用于 `python` 的选项卡；没有，就是构建时的那个。
 * @param {HTMLElement} set
 * @param {string} python
 */
function turn(set, python) {
  const inputs = [...set.querySelectorAll(":scope > input")].map(
    (input) => /** @type {HTMLInputElement} */ (input),
  );
  const wanted =
    inputs.find((input) => readersOf(input).includes(python)) ??
    inputs.find((input) => input.defaultChecked);
  delete set.dataset.own;
  if (wanted) show(wanted);
}

/** @param {HTMLInputElement} input 要翻到的选项卡 */
function show(input) {
  if (input.checked) return;
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true })); // 先猜后看也跟着变
}

/**
 * 记住 `python`，所有面板都翻过去；读者正看着的那一个留在原处。
 * @param {string} python
 * @param {Element} seen
 */
function choose(python, seen) {
  remembered(KEY, python);
  page.dataset.python = python;
  const top = seen.getBoundingClientRect().top;
  tabSets().forEach((set) => turn(set, python));
  document.querySelectorAll(".pt-mine select").forEach((select) => {
    /** @type {HTMLSelectElement} */ (select).value = python;
  });
  scrollBy(0, seen.getBoundingClientRect().top - top);
}

/** @returns {string[]} 这一页提到的 Python 和读者用的，从旧到新 */
function pythons() {
  const named = [...document.querySelectorAll(".tabbed-labels > label[data-for]")].flatMap(
    (label) => /** @type {HTMLElement} */ (label).dataset.for?.split(" ") ?? [],
  );
  const known = new Set([...named, page.dataset.python ?? ""].filter(Boolean));
  const minor = (/** @type {string} */ python) => parseInt(python.slice(2));
  return [...known].sort((one, other) => minor(one) - minor(other) || one.length - other.length);
}

/**
 * 「我用」：选一次，每一页的面板都跟着。
 * @param {HTMLElement} set
 * @param {string[]} known 可以选的 Python
 */
function addChoice(set, known) {
  const tools = set.closest(".pt-example")?.querySelector(".pt-tools");
  if (!tools || !set.querySelector("label[data-for]")) return;
  const select = element(
    "select",
    {},
    element("option", { value: "" }, "还没选"),
    ...known.map((python) => element("option", { value: python }, `Python ${python}`)),
  );
  tools.append(element("label", { class: "pt-mine" }, "我用 ", select));
  /** @type {HTMLSelectElement} */ (select).value = page.dataset.python ?? "";
}

/** 地址指着一个选项卡，就翻到它，不管读者用的是哪个 Python。 */
function openAddressed() {
  const { hash, href } = location;
  if (!hash) return;
  document.querySelectorAll(".pt-result .tabbed-set > input").forEach((input) => {
    if (new URL(`#${input.id}`, href).hash !== hash) return;
    /** @type {HTMLElement} */ (input.parentElement).dataset.own = "";
    show(/** @type {HTMLInputElement} */ (input));
  });
}

/**
 * 读者自己翻的选项卡：只适用于别的 Python，就记住其中最新的。
 * @param {HTMLInputElement} input
 */
function turnedBy(input) {
  const readers = readersOf(input);
  const set = /** @type {HTMLElement} */ (input.parentElement);
  if (!readers.length) set.dataset.own = "";
  else if (!readers.includes(page.dataset.python ?? "")) choose(newest(readers), set);
}

/**
 * 其中最新的；自由线程的构建只在没有别的时候才算。
 * @param {string[]} readers
 * @returns {string}
 */
function newest(readers) {
  return readers.filter((python) => !python.endsWith("t")).at(-1) ?? readers[0];
}

document.addEventListener("change", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.matches(".pt-mine select")) {
    choose(/** @type {HTMLSelectElement} */ (target).value, target);
  } else if (event.isTrusted && target.matches(".pt-result .tabbed-set > input")) {
    turnedBy(/** @type {HTMLInputElement} */ (target));
  }
});

// 按下的选项卡写在地址里，可以把它的链接给别人。local.js 只拦主题写的地址，不拦这里的。
document.addEventListener("click", ({ target }) => {
  const tab = /** @type {Element} */ (target);
  if (tab.matches(".pt-result .tabbed-set > input")) {
    History.prototype.replaceState.call(history, history.state, "", `#${tab.id}`);
  }
});

// 搜索结果里的标签也套着 nav：结果随着每个键变，换页时留着。
const results = document.querySelector(".md-search-result__list");
if (results) {
  new MutationObserver(() => {
    results.querySelectorAll("nav:not([role])").forEach((nav) => nav.setAttribute("role", "none"));
  }).observe(results, { childList: true, subtree: true });
}

document$.subscribe(() => {
  widths.disconnect(); // 上一页的输出已经不在了
  const wide = NAMES.map(([selector]) => selector).join();
  document.querySelectorAll(wide).forEach((each) => widths.observe(each));
  mendTheme();
  const known = pythons();
  tabSets().forEach((set) => {
    later(set.closest(".pt-example") ?? set, () => addChoice(set, known));
    if (page.dataset.python) turn(set, page.dataset.python);
  });
  openAddressed();
});
addEventListener("hashchange", openAddressed);
