// 「运行」：在读者的浏览器里改、运行、停止、还原页面上的程序。
// 构建时在同一个 Pyodide 里核对过的程序才带有 data-here，才有按钮。
// 没有脚本时页面照样完整；第一次按下按钮之前，什么也不下载。

import { later } from "./later.js";

/** @typedef {import("./here-worker.js").Report | {kind: "late"} | {kind: "left"}} Report */
/** @typedef {{name: string, text: string, lines: string[]}} Program */

const SECONDS = 10;
const RUNS = 6; // 浏览器不急着收回用过的解释器，每个约 40 MB：运行这么多次就换一个 Worker
const SAME = "与核对过的输出相同";

/**
 * 一个在后台运行程序的 Python，整个网站共用；换页之后还在。
 */
class Python {
  constructor() {
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {((report: Report) => void) | null} */
    this.listener = null;
    /** 等下载完了再交出去的程序。 @type {Program | null} */
    this.waiting = null;
    this.ready = false;
    this.timer = 0;
    this.runs = 0;
  }

  /**
   * 运行一个程序；正在运行的另一个程序停下来。
   *
   * @param {Program} program
   * @param {(report: Report) => void} listener
   */
  run(program, listener) {
    const before = this.listener;
    if (before && this.ready) this.#leave({ kind: "left" });
    else before?.({ kind: "left" }); // 还在下载：下载的归后一个用
    this.listener = listener;
    this.waiting = program;
    this.#open();
    this.#send();
  }

  #send() {
    if (!this.ready || !this.waiting) return;
    this.worker?.postMessage({ kind: "run", ...this.waiting });
    this.waiting = null;
  }

  /** 停下正在运行的程序或者下载：只有换一个 Worker 才停得下死循环。 */
  stop() {
    if (this.listener) this.#leave({ kind: "left" });
  }

  #open() {
    if (this.worker === null) {
      const address = new URL("here-worker.js", import.meta.url);
      const worker = new Worker(address, { type: "module" });
      // 已经放弃的 Worker 可能还有话在路上。
      const hear = (report) => worker === this.worker && this.#hear(report);
      worker.addEventListener("message", (event) => hear(event.data));
      worker.addEventListener("error", (event) => {
        hear({ kind: "broken", message: event.message ?? "" });
      });
      this.worker = worker;
      this.ready = false;
      this.runs = 0;
    }
  }

  /** @param {Report} report */
  #hear(report) {
    if (report.kind === "broken") return this.#leave(report, false);
    if (report.kind === "ready") {
      this.ready = true;
      return this.#send();
    }
    if (report.kind === "started") {
      this.timer = setTimeout(() => this.#leave({ kind: "late" }), SECONDS * 1000);
    }
    const listener = this.listener;
    const ended = report.kind === "ended";
    if (ended) this.#forget();
    this.runs += Number(ended);
    listener?.(report);
    const worn = ended && this.runs === RUNS;
    if (worn || report.kind === "too much") this.#leave({ kind: "left" });
  }

  #forget() {
    clearTimeout(this.timer);
    this.listener = null;
    this.waiting = null;
  }

  /**
   * 放弃这个 Worker，也就放弃了在里面运行的程序；读者停下的下载，不再自己开始。
   *
   * @param {Report} report
   */
  #leave(report, again = this.ready) {
    const listener = this.listener;
    this.#forget();
    this.worker?.terminate();
    this.worker = null;
    listener?.(report);
    if (again) this.#open(); // 趁读者还没有再按，先准备好
  }
}

const python = new Python();

/** @type {Here | null} 最后运行的那个示例。 */
let current = null;

/**
 * 造一个元素。
 *
 * @param {string} tag
 * @param {Object<string, string>} [attributes]
 * @param {(Node | string)[]} inside
 * @returns {HTMLElement}
 */
function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

let count = 0; // 页面上的 id 不能重复

/**
 * 读者改过的程序、写好的输入：换页再回来，还在。
 * @type {Map<string, {text: string, lines: string}>}
 */
const edits = new Map();

/** @param {Element} example */
function keyOf(example) {
  return `${location.pathname}#${example.id}`;
}

/** 一个可以运行的示例。 */
class Here {
  /** @param {HTMLElement} place 带有 data-here 的元素。 */
  constructor(place) {
    this.place = place;
    this.example = /** @type {HTMLElement} */ (place.closest(".pt-example"));
    this.source = /** @type {HTMLElement} */ (this.example.querySelector(".highlight"));
    this.name = place.dataset.here ?? "";
    const codes = this.source.querySelectorAll("code");
    this.text = (codes[codes.length - 1].textContent ?? "").trimEnd();
    this.opener = make("button", { type: "button", class: "pt-here-button pt-here-open" }, "运行");
    this.opener.setAttribute("aria-label", `运行 ${this.name}`);
    this.opener.addEventListener("click", () => this.open());
    const tools = this.example.querySelector(".pt-tools") ?? place;
    tools.insertBefore(this.opener, tools.querySelector(".pt-mine"));
    this.key = keyOf(this.example);
    if (edits.has(this.key)) this.#edit();
  }

  /** 把程序变成可以改的，并且运行。 */
  open() {
    this.#edit();
    this.run();
    this.stopper.focus({ preventScroll: true });
    this.bar.scrollIntoView({ block: "nearest" });
  }

  #edit() {
    this.#build();
    // 单步要指着程序的一行，编辑的时候指不着：先收起来。
    /** @type {HTMLElement | null} */ (this.example.querySelector(".pt-end"))?.click();
    this.source.hidden = true;
    this.opener.hidden = true;
    this.source.after(this.desk);
    this.example.querySelector(":scope > .pt-result")?.prepend(this.verified);
    this.#resize();
    this.running = false;
    this.result.hidden = true;
    this.#switch();
  }

  /** 记下读者写的；和页面上的一样，就没有什么可记。 */
  #keep() {
    const [text, lines] = [this.editor.value, this.input.value];
    if (text === this.text && !lines) edits.delete(this.key);
    else edits.set(this.key, { text, lines });
  }

  run() {
    current = this;
    this.printed = "";
    this.samp.textContent = "";
    this.pictures.textContent = "";
    this.result.hidden = true;
    this.running = true;
    this.started = 0;
    this.status.classList.remove("pt-here-heard");
    this.#switch();
    this.#say(python.worker ? "正在准备……" : "正在下载 Python……");
    const lines = this.input.value ? this.input.value.replace(/\n$/, "").split("\n") : [];
    const text = this.editor.value.replace(/\n*$/, "\n");
    python.run({ name: this.name, text, lines }, (report) => this.#hear(report));
  }

  /** 回到页面原来的样子。 */
  reset() {
    if (this.running) python.stop();
    edits.delete(this.key);
    this.desk.remove();
    this.verified.remove();
    this.source.hidden = false;
    this.opener.hidden = false;
    this.opener.focus();
  }

  #build() {
    const id = `pt-here-${(count += 1)}`;
    const plain = { spellcheck: "false", autocapitalize: "off", autocomplete: "off" };
    this.editor = /** @type {HTMLTextAreaElement} */ (
      make("textarea", { ...plain, class: "pt-here-editor", wrap: "off", translate: "no" })
    );
    const kept = edits.get(this.key);
    this.editor.value = kept?.text ?? this.text;
    this.editor.setAttribute("aria-label", `程序 ${this.name}`);
    this.editor.setAttribute("aria-describedby", `${id}-keys`);
    this.editor.addEventListener("input", () => this.#resize());
    this.editor.addEventListener("keydown", (event) => this.#key(event));
    const keys = make("p", { class: "pt-here-keys", id: `${id}-keys` });
    keys.textContent = "Ctrl+Enter 运行；Tab 缩进；先按 Esc 再按 Tab，离开编辑框";
    this.input = /** @type {HTMLTextAreaElement} */ (
      make("textarea", { ...plain, class: "pt-here-lines", rows: "2", id: `${id}-input` })
    );
    this.input.value = kept?.lines ?? "";
    const label = "输入：每次 input() 读一行，运行之前写好";
    this.asked = make("div", { class: "pt-here-input" });
    this.asked.append(make("label", { for: `${id}-input` }, label), this.input);
    const button = (name, action) => {
      const made = make("button", { type: "button", class: "pt-here-button" }, name);
      made.addEventListener("click", action);
      return made;
    };
    this.runner = button("运行", () => this.run());
    this.stopper = button("停止", () => python.stop());
    const resetter = button("还原", () => this.reset());
    this.progress = /** @type {HTMLProgressElement} */ (
      make("progress", { "aria-label": "下载 Python 的进度", hidden: "" })
    );
    this.status = make("span", { role: "status", class: "pt-here-status" });
    this.bar = make("div", { class: "pt-here-bar" });
    this.bar.append(this.runner, this.stopper, resetter, this.progress, this.status);
    this.samp = make("samp");
    const output = { class: "pt-output", role: "group", tabindex: "0" };
    this.output = make("pre", { ...output, "aria-labelledby": `${id}-title` }, this.samp);
    this.pictures = make("div");
    this.remark = make("p", { class: "pt-provenance" });
    const title = make("p", { class: "pt-here-title", id: `${id}-title` }, "在你的浏览器里的输出");
    this.result = make("div", { class: "pt-here-result" });
    this.result.append(title, this.output, this.pictures, this.remark);
    this.verified = make("p", { class: "pt-here-title" }, "核对过的输出");
    this.desk = make("div", { class: "pt-here-desk" });
    this.desk.addEventListener("input", () => this.#keep());
    this.desk.append(this.editor, keys, this.asked, this.bar, this.result);
  }

  #resize() {
    this.editor.rows = this.editor.value.split("\n").length;
    this.asked.hidden = !/\binput\s*\(|\bstdin\b/.test(this.editor.value);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const leaving = this.leaving;
    this.leaving = event.key === "Escape";
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!this.running) this.run();
    } else if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      this.#type("    ");
    } else if (event.key === "Enter") {
      event.preventDefault();
      const before = this.editor.value.slice(0, this.editor.selectionStart);
      const line = before.slice(before.lastIndexOf("\n") + 1);
      const deeper = /:\s*(#.*)?$/.test(line) ? "    " : "";
      this.#type(`\n${/^ */.exec(line)?.[0] ?? ""}${deeper}`);
    }
  }

  /** 像敲键盘那样写字：浏览器的撤销还能用。 */
  #type(text) {
    if (!document.execCommand("insertText", false, text)) {
      this.editor.setRangeText(text, this.editor.selectionStart, this.editor.selectionEnd, "end");
      this.#resize();
    }
  }

  /** @param {Report} report */
  #hear(report) {
    if (report.kind === "progress") return this.#download(report);
    this.progress.hidden = true;
    if (report.kind === "started") {
      this.started = performance.now();
      this.#say("正在运行……");
    } else if (report.kind === "printed") {
      this.result.hidden = false;
      this.remark.textContent = "";
      this.printed += report.text;
      this.samp.append(report.text);
    } else if (report.kind === "too much") {
      this.#end("印得太多，已停下");
    } else if (report.kind === "late") {
      this.#end(`超过 ${SECONDS} 秒，已停下`);
    } else if (report.kind === "left" && this.running) {
      this.#end("已停止");
    } else if (report.kind === "broken") {
      this.#end(`Python 没有准备好：${report.message}。检查网络，再按一次「运行」`);
    } else if (report.kind === "ended") {
      this.#draw(report.pictures);
      this.#end(this.#outcome(report), report.version);
    }
  }

  /** @param {{done: number, total: number}} report */
  #download({ done, total }) {
    const size = (total / 1e6).toFixed(1);
    if (this.progress.hidden) this.#say(`正在下载 Python（${size} MB，只下载一次）……`);
    this.progress.hidden = false;
    this.progress.max = total;
    this.progress.value = done;
    if (done === total) this.#say("正在启动 Python……");
  }

  /** @param {{code: number, failure: string, starved: boolean}} report */
  #outcome({ failure, starved }) {
    if (failure) return `Python 自己停下了：${failure}`;
    if (starved && /^EOFError\b.*$/m.test(this.printed.trimEnd().split("\n").pop() ?? "")) {
      return "程序还要读输入：在输入框里再写几行，再运行";
    }
    const same = checksum(this.printed) === this.place.dataset.prints;
    const edited = this.editor.value.trimEnd() !== this.text ? "程序改过，" : "";
    if (same) return `${edited}${SAME}`;
    if (!this.place.dataset.prints && !edited) return "核对时有些部分不比较，这里不作比较";
    return `${edited}与核对过的输出不同`;
  }

  /** @param {{name: string, data: Uint8Array}[]} pictures */
  #draw(pictures) {
    for (const { name, data } of pictures) {
      const kind = name.endsWith(".svg") ? "svg+xml" : name.split(".").pop();
      let text = "";
      for (const byte of data) text += String.fromCharCode(byte);
      const image = make("img", { src: `data:image/${kind};base64,${btoa(text)}` });
      image.setAttribute("alt", `画出的图：${name}`);
      this.pictures.append(make("figure", { class: "pt-picture" }, image));
    }
  }

  /**
   * @param {string} what 怎样结束的。
   * @param {string} version 程序自己结束时，Python 的版本。
   */
  #end(what, version = "") {
    this.running = false;
    this.progress.hidden = true;
    this.result.hidden = !version && !this.printed;
    if (version && !this.printed) this.samp.textContent = "（没有输出）";
    const seconds = Math.max((performance.now() - this.started) / 1000, 0.01);
    const facts = version ? [`CPython ${version}`, "浏览器", `${seconds.toFixed(2)} 秒`] : [];
    this.remark.textContent = [what, ...facts].join(" · ");
    this.remark.classList.toggle("pt-verified", what === SAME);
    this.#say(what);
    // 说明就在输出下面时，按钮旁边的那一句只读给听的人。
    this.status.classList.toggle("pt-here-heard", !this.result.hidden);
    this.#switch();
  }

  /** 停止和运行轮流出现在同一个地方，焦点跟着走。 */
  #switch() {
    const [shown, other] = this.running
      ? [this.stopper, this.runner]
      : [this.runner, this.stopper];
    const focused = document.activeElement === other;
    shown.hidden = false;
    other.hidden = true;
    if (focused) shown.focus({ preventScroll: true });
  }

  /** @param {string} text */
  #say(text) {
    this.status.textContent = text;
  }
}

/** CRC-32 的表。 */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/**
 * 输出的校验和，和构建时算的一样：行尾和末尾的空白不算。
 *
 * @param {string} output
 */
function checksum(output) {
  const text = output.trimEnd().split("\n").map((line) => line.trimEnd()).join("\n");
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** @type {WeakSet<Element>} */
const known = new WeakSet();

/** 给这一页上能运行的示例加上按钮；离开的那一页上的程序停下来。 */
function enhance() {
  if (current && !current.example.isConnected) {
    python.stop();
    current = null;
  }
  for (const place of document.querySelectorAll("[data-here]")) {
    if (known.has(place)) continue;
    known.add(place);
    const example = place.closest(".pt-example") ?? place;
    const add = () => new Here(/** @type {HTMLElement} */ (place));
    if (edits.has(keyOf(example))) add(); // 马上露出读者改过的程序
    else later(example, add);
  }
}

// 主题换页时不重新加载：每换一页，document$ 通知一次。
if (window.Worker && window.WebAssembly && window.DecompressionStream) {
  window.document$.subscribe(enhance);
}
