// 复制按钮：程序、输出、别的代码块各一个，样子和位置都是主题的，按下之后的事也由主题来做。
// 主题自己也会添，但它每添一个就量一次宽度，整页排版几十遍；这里只添，不量。

import { later } from "./later.js";
import { element } from "./panel.js";

const SOURCES = ".md-content pre:not(.mermaid) > code, .pt-result pre.pt-output > samp";

/**
 * 程序的按钮放在它后面：放在前面，程序里每个字的样式都要重算。输出自己会左右拖动，
 * 它的按钮放在外面，不跟着动。
 * @param {Element} source
 * @param {number} number 在这一页是第几个
 */
function addButton(source, number) {
  const output = source.matches("samp");
  source.id ||= `copy-${number}`;
  const button = element("button", {
    class: "md-code__button",
    type: "button",
    title: output ? "复制输出" : "复制",
    "data-md-type": "copy",
    "data-clipboard-target": `#${CSS.escape(source.id)}`,
  });
  const nav = element("div", { class: "md-code__nav" }, button);
  if (output) source.parentElement?.before(nav);
  else source.after(nav);
}

document$.subscribe(() => {
  document.querySelectorAll(SOURCES).forEach((source, number) => {
    later(source.closest(".pt-example") ?? source, () => addButton(source, number));
  });
});
