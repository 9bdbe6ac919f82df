// 浏览器没有 ResizeObserver（2020 年以前的版本）时，主题会到别处的服务器去取一个补丁。
// 这里给它一个不做事的，页面照常能读，也不向第三方请求任何东西。
if (!window.ResizeObserver) {
  window.ResizeObserver = function () {
    this.observe = this.unobserve = this.disconnect = function () {};
  };
}

// 主题只在按键之后搜索；用鼠标粘贴、用语音输入的词也要搜。
document.addEventListener("input", function (event) {
  if (event.target.matches(".md-search__input")) {
    event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
});

// 主题一打开页面就取搜索的索引，比整个页面还大；读者要搜索的时候再取。
(function () {
  /** @type {(value?: unknown) => void} */
  var search;
  var searching = new Promise(function (resolve) {
    search = resolve;
  });
  var words = new URLSearchParams(location.search);
  if (words.has("q") || words.has("h")) search(); // 分享的搜索，从搜索结果打开的页面
  document.addEventListener("focusin", function (event) {
    if (event.target.matches(".md-search__input")) search();
  });

  var open = XMLHttpRequest.prototype.open;
  var send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.open = function (method, address) {
    if (/\/search\/search_index\.json$/.test(address)) {
      this.send = function () {
        searching.then(() => send.call(this));
      };
    }
    open.apply(this, arguments);
  };
})();

// 颜色在正文之前就定了（remembered.js），主题打开页面时照样再设一遍：挂上、再拿掉一个暂停
// 过渡的属性，添上、再填写一个 color-scheme 的 meta。哪一步都让浏览器把整页的样式重算一遍，
// 样子却没有变。打开时不挂那个属性；meta 由 <html> 自己的 color-scheme 代替。
(function () {
  var body = document.body;
  body.setAttribute = function (name) {
    if (name !== "data-md-color-switching") Element.prototype.setAttribute.apply(body, arguments);
  };
  addEventListener("load", function () {
    delete body.setAttribute;
  });
  document.head.appendChild = function (node) {
    return node.name === "color-scheme" ? node : Node.prototype.appendChild.call(document.head, node);
  };
  function follow() {
    var dark = body.getAttribute("data-md-color-scheme") === "slate";
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }
  follow();
  new MutationObserver(follow).observe(body, { attributeFilter: ["data-md-color-scheme"] });
})();

// 滚动停下 0.1 秒后，主题把位置记在地址上。这时如果刚点了链接，地址已经是下一页的了，记上去
// 的却是这一页的位置；下一页来了就停在那里，而不是链接指的地方。地址和页面对不上时，不记。
// 刚点的是本页里的链接或者选项卡，也不记：地址是读者选的，不换成它所在的小节。
(function () {
  var shown = location.pathname;
  var chosen = -Infinity;
  var replace = history.replaceState;
  history.replaceState = function (_state, _title, address) {
    var late = address !== undefined && performance.now() - chosen < 1000;
    if (location.pathname === shown && !late) replace.apply(history, arguments);
  };
  addEventListener("click", function (event) {
    if (event.target.closest("article a[href*='#'], .tabbed-set > input")) chosen = performance.now();
  });
  addEventListener("DOMContentLoaded", function () {
    if (!window.document$) return;
    window.document$.subscribe(function () {
      shown = location.pathname;
    });
  });
})();

// 地址指着一张选项卡，就打开它。主题在每一页里写一个脚本来做；页面里不写脚本。
(function () {
  function open() {
    var input = document.getElementById(location.hash.slice(1));
    if (input && /^__tabbed_/.test(input.name)) input.checked = true;
  }
  open();
  addEventListener("DOMContentLoaded", function () {
    if (window.document$) window.document$.subscribe(open);
  });
})();
