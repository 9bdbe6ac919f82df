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
