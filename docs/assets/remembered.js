// 读者记住的选择，在第一次绘制之前就生效：页面不会先露出输出，也不会跳动。

// 主题有几个写在页面里的脚本；这里和 local.js 代替它们，主机就能不许页面里有脚本。下面四个
// 是主题的脚本要用的：网站的根，和在它之下存取的办法。
(() => {
  const own = document.currentScript["src"];
  const root = new URL(own.slice(0, own.lastIndexOf("/assets/") + 1));
  const key = (name, scope) => `${scope.pathname}.${name}`;
  Object.assign(window, {
    __md_scope: root,
    __md_hash: (text) => [...text].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0),
    __md_get: (name, store = localStorage, scope = root) => JSON.parse(store.getItem(key(name, scope))),
    __md_set(name, value, store = localStorage, scope = root) {
      try {
        store.setItem(key(name, scope), JSON.stringify(value));
      } catch {
        // 不许存放东西的浏览器。
      }
    },
  });
})();

(() => {
  const AUTO = "(prefers-color-scheme)"; // mkdocs.yml 里的第一种颜色
  const page = document.documentElement;
  page.classList.add("pt-js");
  page.classList.replace("no-js", "js"); // 主题在页面末尾才说有脚本，搜索框那时才出现
  // 主题也会添上这一个；到那时再变，浏览器就要把整页的样式重算一遍。
  page.classList.add("js-focus-visible");
  // 样式的相对地址，主题会改成完整的，浏览器就把它们重装一遍。正文还没有来，现在改最省。
  if (location.protocol !== "file:") {
    for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) {
      sheet.setAttribute("href", new URL(sheet.getAttribute("href") ?? "", location.href).href);
    }
  }
  try {
    const python = localStorage.getItem("paotong.python");
    if (python) page.dataset.python = python;
    if (localStorage.getItem("paotong.predict")) page.classList.add("pt-predict");
    // 第一次来的读者没有选过颜色：主题要到页面末尾才去看系统是不是深色，那时已经画过了。
    // 替它记下「跟随系统」，它在正文之前就会看。
    const [get, set] = [window["__md_get"], window["__md_set"]];
    if (!get("__palette")) set("__palette", { index: 0, color: { media: AUTO } });
    const { color } = get("__palette");
    if (color.media === AUTO) {
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      color.scheme = dark ? "slate" : "default";
      color.media = `(prefers-color-scheme: ${dark ? "dark" : "light"})`;
    }
    page.style.colorScheme = color.scheme === "slate" ? "dark" : "light";
    // <body> 还没有来；一来就设，绘制之前。
    new MutationObserver((_changes, watching) => {
      if (!document.body) return;
      watching.disconnect();
      for (const [name, value] of Object.entries(color)) {
        document.body.setAttribute(`data-md-color-${name}`, value);
      }
    }).observe(page, { childList: true });
  } catch {
    // 不许存放东西的浏览器：什么也没有记住。
  }
  // 后面的脚本没有来，就把藏起来的还给读者。
  addEventListener("load", () => {
    if (!window.document$) page.classList.replace("js", "no-js");
    if (!("ready" in page.dataset)) page.classList.remove("pt-js", "pt-predict");
  });
})();
