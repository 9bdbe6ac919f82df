// 键盘：按 ? 看有哪些快捷键。翻页和搜索的键是主题的，这里只把它们写出来。

import { element } from "./panel.js";

/** @type {[keys: string[], what: string][]} */
const KEYS = [
  [["/", "f", "s"], "搜索"],
  [["↑", "↓", "Enter"], "在搜索结果里选，打开"],
  [["p", ","], "上一页"],
  [["n", "."], "下一页"],
  [["Tab"], "走到下一个链接或按钮"],
  [["Esc"], "关掉搜索，关掉这张表"],
  [["←", "→"], "单步运行时，上一步，下一步"],
  [["Home", "End"], "单步运行时，第一步，最后一步"],
  [["Ctrl+Enter"], "改程序时运行；写预测时对照"],
  [["?"], "这张表"],
];

/** 快捷键的表；第一次要看时才造。 */
class Keys {
  constructor() {
    const rows = KEYS.map(([keys, what]) => {
      const signs = keys.map((key) => element("kbd", {}, key));
      return element("tr", {}, element("td", {}, ...signs), element("td", {}, what));
    });
    const close = element("button", { class: "pt-button", autofocus: "" }, "关闭");
    const title = element("h2", { id: "pt-keys-title" }, "键盘快捷键");
    const note = element("p", {}, "在输入框和编辑框里，这些字母照常是字母。");
    const form = element("form", { method: "dialog" }, close);
    const table = element("table", { class: "pt-keys-table" }, element("tbody", {}, ...rows));
    const facts = { class: "pt-keys md-typeset", "aria-labelledby": title.id };
    this.dialog = /** @type {HTMLDialogElement} */ (
      element("dialog", facts, title, table, note, form)
    );
    // 开着的时候，主题不要跟着翻页。
    this.dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close(); // 点在外面
    });
    document.body.append(this.dialog);
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
  }
}

/** @type {Keys | undefined} */
let keys;

function open() {
  keys ??= new Keys();
  keys.open();
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
}

addEventListener("keydown", (event) => {
  const { altKey, ctrlKey, isComposing, key, metaKey, target } = event;
  if (key !== "?" || altKey || ctrlKey || metaKey || isComposing || isTyping(target)) return;
  event.preventDefault();
  open();
});

// 页脚里的按钮：不知道有 ? 的读者也找得到。换页时页脚也换，所以在文档上听。
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".pt-keys-open")) open();
});
