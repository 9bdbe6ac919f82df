// 单步：一步一步看程序怎样运行。记录在构建时已经写进页面（data-steps 和 template），
// 这里只把它们摆出来。没有脚本时，页面显示程序结束时的样子。

/**
 * 一步：行号、发生了什么、此前印出的字符数、一句话、第几张图。
 * @typedef {[line: number, what: string, printed: number, note: string, graph: number]} Step
 */

/**
 * 一次运行的记录。parts 是每张图由哪些部分组成，words 是每个部分的文字说明；
 * stopped 说明为什么没有记到结束，output 是记录时印出的（与页面上的相同则没有）。
 * @typedef {{steps: Step[], parts: number[][], words: string[], stopped: string,
 *   output?: string}} Recording
 */

(function () {
  "use strict";

  const OFF = -9; // 不在程序里的一行

  /**
   * 新元素。
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   * @returns {HTMLElement}
   */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  /** 一个示例的单步。 */
  class Stepper {
    /** @param {HTMLElement} figure 内存图，带着记录 */
    constructor(figure) {
      this.figure = figure;
      this.example = /** @type {HTMLElement} */ (figure.closest(".pt-example"));
      this.code = this.example.querySelector(".highlight pre > code");
      this.output = figure.parentElement.querySelector(".pt-output samp");
      this.still = figure.querySelector("svg"); // 结束时的样子，排得紧一些
      this.list = figure.querySelector(".pt-described");
      this.words = [...this.list.children];
      /** @type {Recording} */
      this.told = JSON.parse(figure.dataset.steps);
      this.svg = figure.querySelector("template").content.firstElementChild;
      this.svg.setAttribute("aria-label", this.still.getAttribute("aria-label"));
      this.parts = [...this.svg.children];
      this.bar = element("div", { class: "pt-bar" });
      figure.parentElement.prepend(this.bar);
      this.close();
    }

    /** 回到程序结束时的样子，只留一个开始的按钮。 */
    close() {
      const begin = element("button", { type: "button", class: "pt-begin" }, "单步运行");
      begin.addEventListener("click", () => this.open());
      const count = element("span", { class: "pt-count" }, `共 ${this.told.steps.length} 步`);
      this.bar.replaceChildren(begin, count);
      this.bar.removeAttribute("role");
      this.example.classList.remove("pt-stepping");
      if (this.svg.isConnected) this.svg.replaceWith(this.still);
      this.list.replaceChildren(...this.words);
      if (this.output && this.text !== undefined) this.output.textContent = this.text;
    }

    /** 从第一步开始。 */
    open() {
      if (this.output) this.text = this.output.textContent;
      this.printed = [...(this.told.output ?? this.text ?? "")];
      this.example.classList.add("pt-stepping");
      this.code.setAttribute("tabindex", "0"); // 现在它自己上下滚动，也要能用键盘
      this.still.replaceWith(this.svg);
      this.back = element("button", { type: "button" }, "上一步");
      this.on = element("button", { type: "button" }, "下一步");
      this.slider = /** @type {HTMLInputElement} */ (
        element("input", {
          type: "range",
          min: "1",
          max: String(this.told.steps.length),
          "aria-label": "第几步",
        })
      );
      const end = element("button", { type: "button", class: "pt-end" }, "收起");
      this.note = element("p", { class: "pt-note", role: "status" });
      this.bar.setAttribute("role", "group");
      this.bar.setAttribute("aria-label", "单步运行");
      this.bar.replaceChildren(this.back, this.on, this.slider, end, this.note);
      this.back.addEventListener("click", () => this.show(this.now - 1));
      this.on.addEventListener("click", () => this.show(this.now + 1));
      this.slider.addEventListener("input", () => this.show(Number(this.slider.value) - 1));
      end.addEventListener("click", () => {
        this.close();
        this.bar.querySelector("button").focus();
      });
      this.bar.onkeydown = (event) => this.key(event);
      this.show(0);
      this.on.focus({ preventScroll: true });
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      const last = this.told.steps.length - 1;
      const to = {
        ArrowLeft: this.now - 1,
        ArrowRight: this.now + 1,
        Home: 0,
        End: last,
      }[event.key];
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (to === undefined || !plain || !this.example.matches(".pt-stepping")) return;
      event.preventDefault(); // 滑块自己也认得这些键
      event.stopPropagation(); // 主题也认得一些键
      this.show(to);
    }

    /**
     * 显示一步：图、行、此前的输出、一句话。
     * @param {number} step 第几步，从 0 数起
     */
    show(step) {
      const { steps, stopped } = this.told;
      const last = steps.length - 1;
      const to = Math.min(Math.max(step, 0), last);
      const [line, what, printed, note] = steps[to];
      this.draw(to, to ? to - 1 : undefined);
      this.mark(line, to ? steps[to - 1][0] : 0, what);
      this.print(printed);
      this.back.setAttribute("aria-disabled", String(to === 0));
      this.on.setAttribute("aria-disabled", String(to === last));
      this.slider.value = String(to + 1);
      this.slider.setAttribute("aria-valuetext", `第 ${to + 1} 步`);
      const more = to === last && stopped ? `。${stopped}` : "";
      this.note.textContent = `${to + 1}/${steps.length}　${note}${more}`;
    }

    /**
     * 画一步的图；说法与 before 那一步不同的部分醒目一些。
     * @param {number} step
     * @param {number} [before]
     */
    draw(step, before) {
      const { steps, parts, words } = this.told;
      const shown = parts[steps[step][4]];
      const old = before === undefined ? shown : parts[steps[before][4]];
      const known = new Set(old.map((part) => words[part]));
      for (const part of shown) {
        this.parts[part].classList.toggle("pt-fresh", !known.has(words[part]));
      }
      this.svg.replaceChildren(...shown.map((part) => this.parts[part]));
      const told = shown.map((part) => words[part]).filter(Boolean);
      this.list.replaceChildren(...told.map((word) => element("li", {}, word)));
      this.now = step;
    }

    /**
     * 标出接下来的一行和刚运行的一行，让前者看得见。
     * @param {number} line 从 1 数起；0 是没有
     * @param {number} before
     * @param {string} what
     */
    mark(line, before, what) {
      const { code } = this;
      code.style.setProperty("--pt-next", String(line || OFF));
      code.style.setProperty("--pt-last", String(before && before !== line ? before : OFF));
      this.example.dataset.what = what;
      const style = getComputedStyle(code);
      const height = parseFloat(style.lineHeight);
      const top = parseFloat(style.paddingTop) + (line - 1) * height;
      if (!line) return;
      if (top < code.scrollTop + height) code.scrollTop = top - height;
      const below = top + 2 * height - code.clientHeight;
      if (below > code.scrollTop) code.scrollTop = below;
    }

    /**
     * 印到这里为止的输出；其余的先空着，位置留着。
     * @param {number} count
     */
    print(count) {
      if (!this.output) return;
      const later = element("span", { class: "pt-later", "aria-hidden": "true" });
      later.textContent = this.printed.slice(count).join("");
      this.output.replaceChildren(this.printed.slice(0, count).join(""), later);
    }
  }

  /** 给页面上还没有按钮的记录装上按钮。 */
  function start() {
    for (const figure of document.querySelectorAll(".pt-steps:not([data-ready])")) {
      figure.setAttribute("data-ready", "");
      new Stepper(/** @type {HTMLElement} */ (figure));
    }
  }

  // 主题换页不重新加载：每次换页，document$ 都通知一次。
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
