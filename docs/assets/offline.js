// 同一个标签页里，两次发布不混用；浏览器许可的话，让看过的页面离线也能看。

const folder = new URL("./", import.meta.url).href; // 名字随脚本和样式的内容而变
const build = folder.split("/").at(-2);

/** 主题换页时只换内容和样式：换来的如果是新发布的一页，脚本还是旧的，就重新加载。 */
function reloadWhenNew() {
  const links = [...document.querySelectorAll("head > link[rel=stylesheet]")];
  const hrefs = links.map((link) => /** @type {HTMLLinkElement} */ (link).href);
  const own = hrefs.filter((href) => /\/assets\/[0-9a-f]{12}\//.test(href));
  if (!own.length || own.some((href) => href.startsWith(folder))) return;
  document.documentElement.hidden = true;
  location.reload();
}

/**
 * 告诉 Worker 这一页打开了，用到了哪些文件：它管着这一页之前下载的、还没有滚动到的图，
 * 由它补上。
 */
function tell() {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const drawn = [...document.images].map((image) => image.src);
  const used = [...loaded, ...drawn.filter((src) => !src.startsWith("data:"))];
  navigator.serviceWorker.controller?.postMessage({ build, page: location.href, used });
}

/** @param {string} address */
async function keepForLater(address) {
  navigator.serviceWorker.addEventListener("controllerchange", tell);
  document$.subscribe(tell);
  await navigator.serviceWorker.register(address);
}

document$.subscribe(reloadWhenNew);
const wanted = /** @type {HTMLMetaElement | null} */ (
  document.querySelector("meta[name=paotong-offline]")
);
// 读者要省流量，就不为以后多下载什么。
const saves = /** @type {any} */ (navigator).connection?.saveData === true;
if (wanted && !saves && navigator.serviceWorker && location.protocol !== "file:") {
  // 先让这一页自己的东西下载完。
  const start = () => keepForLater(new URL(wanted.content, location.href).href).catch(() => {});
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
