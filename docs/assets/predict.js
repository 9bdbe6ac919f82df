// 先猜后看：输出先藏起来，等读者写下预测、选了一个，或者要直接看。
// 藏起来靠 panel.css：<html> 上有 pt-predict 时藏全部，没有时只藏 data-predict 的示例。

import { compare, pieces } from "./difference.js";
import { element, remembered } from "./panel.js";

const KEY = "paotong.predict";
const page = document.documentElement;

/**
 * 一个示例问到了哪一步：读者写着的，是否已经给他看了，他猜的（直接看的，是 null）。
 * @typedef {{text: string, shown: boolean, guess: string | null}} State
 * @type {Map<string, State>}
 */
const states = new Map();

/** 读屏软件从这里听到结果；换页时它留着。 */
const voice = element("div", { class: "pt-voice", role: "status" });

/**
 * @param {HTMLElement} example
 * @returns {State}
 */
function stateOf(example) {
  const name = `${location.pathname}#${example.id}`;
  const known = states.get(name) ?? { text: "", shown: false, guess: null };
  states.set(name, known);
  return known;
}

/** @returns {boolean} */
function isOn() {
  return page.classList.contains("pt-predict");
}

/** @returns {HTMLElement[]} 这一页可以先猜的示例：有输出，也没有毛病 */
function askable() {
  const found = document.querySelectorAll(
    ".pt-example[id]:is([data-verdict=verified], [data-verdict='not run here']):has(> .pt-result)",
  );
  return /** @type {HTMLElement[]} */ ([...found]);
}

/**
 * 读者现在看的那一段输出：没有选项卡，或者选着的那一个。
 * @param {HTMLElement} example
 * @returns {HTMLElement | null}
 */
function outputOf(example) {
  const inputs = [...example.querySelectorAll(".tabbed-set > input")];
  const at = inputs.findIndex((input) => /** @type {HTMLInputElement} */ (input).checked);
  const block = example.querySelectorAll(".tabbed-block")[at];
  const verified = block ?? example.querySelector(":scope > .pt-result");
  return verified?.querySelector("pre.pt-output, p.pt-silent") ?? null;
}

/**
 * 一段输出的文字；没有输出，就是空的。
 * @param {HTMLElement | null} output
 * @returns {string}
 */
function textOf(output) {
  return output?.matches("pre") ? output.textContent ?? "" : "";
}

/**
 * 可以选的：输出，和作者写的几种想法；次序由内容决定，看不出哪一个对。
 * @param {HTMLElement} example
 * @returns {string[]}
 */
function choices(example) {
  const guesses = JSON.parse(example.dataset.guesses ?? "[]");
  if (!guesses.length) return [];
  const weight = (/** @type {string} */ text) =>
    [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7);
  const all = new Set([textOf(outputOf(example)), ...guesses]);
  return [...all].sort((one, other) => weight(one) - weight(other));
}

/**
 * 问一个示例：程序下面的一小张表。收着的答案里的，展开时再问：浏览器的自动填充要看
 * 每一个输入框，收着的也为它排版，页面打开得慢。
 * @param {HTMLElement} example
 */
function ask(example) {
  const state = stateOf(example);
  if (example.querySelector(":scope > .pt-ask") || example.closest("details:not([open])")) return;
  const form = /** @type {HTMLFormElement} */ (element("form", { class: "pt-ask" }));
  const output = outputOf(example);
  if (output) form.append(...fields(example, state.text));
  const buttons = element("p", {});
  if (output) buttons.append(element("button", { type: "submit", class: "pt-button" }, "对照"));
  const skip = element("button", { type: "button", class: "pt-button" }, "直接看");
  buttons.append(skip);
  form.append(buttons);
  skip.addEventListener("click", () => reveal(example, form, null));
  form.addEventListener("input", () => (stateOf(example).text = written(form)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    reveal(example, form, picked(form) ?? written(form));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  example.querySelector(":scope > .pt-result")?.before(form);
}

/**
 * @param {HTMLElement} example
 * @param {string} text 读者写过的
 * @returns {HTMLElement[]}
 */
function fields(example, text) {
  const options = choices(example).map((choice) => {
    const radio = element("input", { type: "radio", name: `${example.id}--guess` });
    /** @type {HTMLInputElement} */ (radio).value = choice;
    return element("label", {}, radio, element("samp", {}, choice || "（没有输出）"));
  });
  const legend = element("legend", {}, "它会印什么？");
  const name = `${example.id}--prediction`;
  const area = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { id: name, rows: "2", spellcheck: "false", autocapitalize: "off" })
  );
  area.value = text;
  const asked = options.length ? "都不是，我猜：" : "它会印什么？先写下来，再看。";
  const label = element("label", { for: name }, asked);
  area.placeholder = "一行写一行；「标签: 值」只写值也行";
  area.title = "Ctrl + Enter 对照";
  return [...(options.length ? [element("fieldset", {}, legend, ...options)] : []), label, area];
}

/** @param {HTMLFormElement} form */
function written(form) {
  return form.querySelector("textarea")?.value ?? "";
}

/** @param {HTMLFormElement} form */
function picked(form) {
  const chosen = form.querySelector("input[type=radio]:checked");
  return written(form) ? null : /** @type {HTMLInputElement | null} */ (chosen)?.value ?? null;
}

/**
 * 给读者看输出；有预测，就连同它们的差别。
 * @param {HTMLElement} example
 * @param {HTMLFormElement} form
 * @param {string | null} guess 没有预测，是 null
 */
function reveal(example, form, guess) {
  Object.assign(stateOf(example), { shown: true, guess });
  form.remove();
  const report = show(example);
  voice.textContent = report?.querySelector("p")?.textContent ?? "输出在下面。";
  const next = report ?? example.querySelector(".pt-result .pt-output, .pt-result");
  if (!next?.hasAttribute("tabindex")) next?.setAttribute("tabindex", "-1");
  /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
}

/**
 * 露出一个示例的输出；读者猜过，上面是对照。
 * @param {HTMLElement} example
 * @returns {HTMLElement | null} 对照
 */
function show(example) {
  const { guess } = stateOf(example);
  example.dataset.shown = "";
  if (guess === null || example.querySelector(":scope > .pt-report")) return null;
  const report = reportOn(example, guess);
  example.querySelector(":scope > .pt-result")?.before(report);
  return report;
}

/**
 * @param {HTMLElement} example
 * @param {string} guess
 * @returns {HTMLElement}
 */
function reportOn(example, guess) {
  const output = outputOf(example);
  const program = example.querySelector(".highlight code")?.textContent ?? "";
  const loose = output?.dataset.loose?.split(" ") ?? [];
  const found = compare(guess, textOf(output), loose, program);
  const kind = found.right ? "pt-hit" : "pt-miss";
  const report = element("div", { class: `pt-report ${kind}` }, element("p", {}, verdictOn(found, guess, loose)));
  if (!found.right) report.append(element("ol", {}, ...found.rows.flatMap(rowOf)));
  return report;
}

/**
 * @param {import("./difference.js").Comparison} found
 * @param {string} guess
 * @param {string[]} loose
 * @returns {string}
 */
function verdictOn(found, guess, loose) {
  if (found.exact) return guess ? "猜对了，一字不差。" : "猜对了，它什么也没有印。";
  if (found.right) {
    const free = loose.includes("measured") ? "，数字不算" : "";
    return `猜对了${free}。输出的原样在下面。`;
  }
  const lines = found.rows.filter((row) => row.kind !== "extra").length;
  if (!guess.trim()) return `你猜它什么也不印，它印了 ${lines} 行。`;
  const hits = found.hits ? `${lines} 行里猜中 ${found.hits} 行` : "和你猜的不一样";
  return `${hits}。差在哪里，为什么？`;
}

/**
 * 一行对照：猜中的一条；没猜中的，你写的和它印的各一条。
 * @param {import("./difference.js").Row} row
 * @returns {HTMLElement[]}
 */
function rowOf(row) {
  const { kind, guess = "", line = "", label = "" } = row;
  if (kind === "same") return [entry("=", "猜中", line)];
  const [mine, real] = kind === "changed" ? pieces(guess, line) : [null, null];
  const rows = [];
  if (kind !== "missing") rows.push(entry("−", "你猜", ...marked("del", guess, mine)));
  if (kind !== "extra") rows.push(entry("+", "输出", label, ...marked("ins", line, real)));
  return rows;
}

/**
 * @param {string} sign
 * @param {string} word 读屏软件念的
 * @param {...(Node | string)} text
 * @returns {HTMLElement}
 */
function entry(sign, word, ...text) {
  const kind = { "=": "same", "−": "mine", "+": "real" }[sign] ?? "";
  const shown = element("span", { "aria-hidden": "true" }, sign);
  const said = element("span", { class: "pt-said" }, `${word}：`);
  return element("li", { class: `pt-${kind}` }, shown, said, element("samp", {}, ...text));
}

/**
 * 一行里不同的段，用 `del` 或 `ins` 标出来；整行都不同，就整行。
 * @param {string} tag
 * @param {string} text
 * @param {import("./difference.js").Piece[] | null} parts
 * @returns {(Node | string)[]}
 */
function marked(tag, text, parts) {
  const whole = [{ same: false, text }];
  return (parts ?? whole).map((part) => (part.same ? part.text : element(tag, {}, part.text)));
}

/**
 * 照着开关，问这些示例，或者把它们的输出露出来。
 * @param {HTMLElement[]} examples
 */
function arrange(examples) {
  const on = isOn();
  for (const example of examples) {
    const asks = on || example.hasAttribute("data-predict");
    delete example.dataset.shown;
    if (asks && stateOf(example).shown) show(example);
    else if (asks) ask(example);
    else example.querySelectorAll(":scope > :is(.pt-ask, .pt-report)").forEach((one) => one.remove());
  }
}

/** 照着开关，安排这一页的示例。 */
function arrangePage() {
  arrange(askable());
  document.querySelector(".pt-switch")?.setAttribute("aria-pressed", String(isOn()));
}

/** 开关先猜后看；打开时，从头猜起。 */
function toggle() {
  const on = !isOn();
  page.classList.toggle("pt-predict", on);
  remembered(KEY, on ? "1" : "");
  if (on) states.clear();
  document.querySelectorAll(".pt-report").forEach((report) => report.remove());
  arrangePage();
  const count = askable().length;
  voice.textContent = on ? `先猜后看打开了，这一页有 ${count} 段输出等你猜。` : "先猜后看关上了。";
}

/** 翻到另一个选项卡，输出就换了：还没有猜的，重新列出可以选的；猜过的，重新对照。 */
document.addEventListener("change", (event) => {
  const tab = /** @type {Element} */ (event.target);
  if (!tab.matches(".pt-result .tabbed-set > input")) return;
  const example = /** @type {HTMLElement} */ (tab.closest(".pt-example"));
  const form = example.querySelector(":scope > .pt-ask:has(fieldset)");
  form?.remove();
  if (form) ask(example);
  const { guess } = stateOf(example);
  const report = example.querySelector(":scope > .pt-report");
  if (guess !== null) report?.replaceWith(reportOn(example, guess));
});
document.addEventListener("click", (event) => {
  if (/** @type {Element} */ (event.target).closest(".pt-switch")) toggle();
});
// 展开的事件不往上传，只在往下走的时候听得到。
document.addEventListener(
  "toggle",
  ({ target }) => {
    const opened = /** @type {Element} */ (target);
    if (opened.matches("details[open]")) arrange(askable().filter((example) => opened.contains(example)));
  },
  true,
);
document.body.append(voice);
page.dataset.ready = "";
document$.subscribe(arrangePage);
