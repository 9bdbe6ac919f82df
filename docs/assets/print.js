// 打印总用浅色：深色底的字印在白纸上看不清，印完换回来。本站的链接不写出地址：
// 主题把它们都变成了完整的地址，样式表分不出来。

/** @type {string | undefined} */
let before;

/** @param {boolean} printing */
function lighten(printing) {
  const { dataset } = document.body;
  if (printing && before === undefined) {
    before = dataset.mdColorScheme;
    dataset.mdColorScheme = "default";
    for (const link of document.querySelectorAll("article a[href]")) {
      const near = /** @type {HTMLAnchorElement} */ (link).origin === location.origin;
      link.toggleAttribute("data-near", near);
    }
  } else if (!printing && before !== undefined) {
    dataset.mdColorScheme = before;
    before = undefined;
  }
}

const paper = matchMedia("print");
paper.addEventListener("change", () => lighten(paper.matches));
addEventListener("beforeprint", () => lighten(true));
addEventListener("afterprint", () => lighten(false));
