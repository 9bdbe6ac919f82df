// 离线阅读：看过的页面，没有网络时还能看。最前面的两行由构建写上：BUILD 是这次发布的
// 脚本和样式的名字，CORE 是每一页都要的、搜索要的文件。
//
// 页面先问网络，问不到才拿存下的，并且写明；地址随内容而变的文件先拿存下的。每次发布
// 的页面，和它自己的脚本、样式存在一起。不认得的请求不碰，也就和没有这个文件时一样。

/** @typedef {{build: string, page: string, used: string[]}} Opened 一页打开了；used 是它用到的 */

const ROOT = self.registration.scope;
const SITE = `paotong ${new URL(ROOT).pathname} `; // 同一个主机上可以有别的网站
const OWN = SITE + BUILD;
const PYTHON = `${SITE}python`;
const OLDER = 3; // 以前的发布，最多留几次
const PATIENCE = 5000; // 毫秒：存下的有这一页时，等网络这么久

const LASTING =
  /^assets\/([0-9a-f]{12}|pyodide\/[^/]+)\/|^assets\/.*\.[0-9a-f]{8}\.min\.(js|css)$/;
const PAGE = /(^|\/)[^/.]*$|\.html$/;
const OTHERS =
  /^(assets\/|search\/search_index\.json$|sitemap\.xml$)|\.(gif|jpg|png|svg|webp)$/;

/**
 * 地址在这个网站里的路径；不在里面，没有。
 * @param {string} address
 */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const path = origin + pathname;
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined;
}

/**
 * 存和找用的地址：不带问号和井号后面的。
 * @param {string} address
 */
function keyOf(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/(^|\/)index\.html$/, "$1");
}

/** 一页写着自己的样式在哪里：由此知道它属于哪次发布。 @param {string} html */
function buildOf(html) {
  return html.match(/assets\/([0-9a-f]{12})\//)?.[1];
}

/** 完整的、本站的、没有转到别处的回答，才存。 @param {Response} response */
function isWhole(response) {
  return response.status === 200 && response.type === "basic" && !response.redirected;
}

async function install() {
  const known = await caches.has(OWN);
  try {
    const own = await caches.open(OWN);
    const wanted = CORE.map((path) => {
      const cache = LASTING.test(path) ? "default" : "no-cache";
      return new Request(new URL(path, ROOT), { cache });
    });
    await own.addAll(wanted); // 少了一个，就一个也不存
  } catch (error) {
    if (!known) await caches.delete(OWN);
    throw error;
  }
  await self.skipWaiting(); // 以前的发布存下的都还在，开着的页面不受影响
}

/** 以前的发布存下的，从旧到新。 */
async function olderCaches() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(SITE) && ![OWN, PYTHON].includes(name));
}

/** @param {number} milliseconds */
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {string} key */
async function found(key) {
  const own = await caches.open(OWN);
  return (await own.match(key, { ignoreVary: true })) ?? caches.match(key, { ignoreVary: true });
}

/** 以前的发布不再需要的；只开着刚打开的那一页时，才看得出来。 */
async function clean() {
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (windows.filter((one) => one.url.startsWith(ROOT)).length > 1) return;
  const older = await olderCaches();
  for (const [place, name] of older.entries()) {
    const keys = await (await caches.open(name)).keys();
    const hasPages = keys.some((request) => PAGE.test(pathOf(request.url) ?? ""));
    if (!hasPages || place < older.length - OLDER) await caches.delete(name);
  }
}

/** @param {string} key @param {string[]} names */
async function forget(key, names) {
  for (const name of names) await (await caches.open(name)).delete(key);
}

/**
 * 存下一页，以前存下的同一页就不要了；别的发布的页面不存，等那次发布自己的来存。
 * @param {string} key @param {Response} response
 */
async function rememberPage(key, response) {
  if ([404, 410].includes(response.status)) await forget(key, [OWN, ...(await olderCaches())]);
  const kind = response.headers.get("Content-Type") ?? "";
  if (!isWhole(response) || !kind.includes("html")) return;
  const html = await response.text();
  if (buildOf(html) !== BUILD) {
    if (buildOf(html)) await self.registration.update();
    return;
  }
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set("Date", new Date().toUTCString());
  await (await caches.open(OWN)).put(key, new Response(html, { headers }));
  await forget(key, await olderCaches());
}

/**
 * 存下页面以外的一个文件；Python 换了版本，旧的就不要了。
 * @param {string} key @param {Response} response
 */
async function remember(key, response) {
  if (!isWhole(response)) return;
  const path = pathOf(key) ?? "";
  const [, folder = ""] = LASTING.exec(path) ?? [];
  if (/^[0-9a-f]{12}$/.test(folder) && folder !== BUILD) return;
  const cache = await caches.open(path.startsWith("assets/pyodide/") ? PYTHON : OWN);
  if (path === "assets/pyodide/files.json") {
    const now = new URL(`assets/pyodide/${(await response.clone().json()).folder}/`, ROOT).href;
    const kept = await cache.keys();
    const old = kept.filter(({ url }) => url !== key && !url.startsWith(now));
    await Promise.all(old.map((request) => cache.delete(request)));
  }
  await cache.put(key, response);
}

/**
 * 先问网络；存下的也有，就不无限地等，也不要服务器的错误。网络回答得再晚，也存下来；网络
 * 回答了，就不等浏览器翻它存下的：正在删别的缓存时，翻得再慢也不耽误读者。
 * @param {FetchEvent} event @param {string} key
 * @param {(key: string, response: Response) => Promise<void>} keep
 */
async function networkFirst(event, key, keep) {
  const coming = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(coming.then((response) => keep(key, response.clone())).catch(() => {}));
  const kept = found(key).catch(() => undefined);
  const none = coming.catch(() => undefined);
  const late = after(PATIENCE).then(() => kept).then((one) => (one ? undefined : none));
  const response = await Promise.race([none, late]);
  if (response && response.status < 500) return { response, old: false };
  const instead = await kept;
  return { response: instead ?? response, old: !response || Boolean(instead) };
}

/** @param {FetchEvent} event */
async function page(event) {
  const { request } = event;
  const key = keyOf(request.url);
  const { response, old } = await networkFirst(event, key, rememberPage);
  const whole = request.mode === "navigate";
  if (!response && !whole) return Response.error();
  if (!response) return (await found(`${key}/`)) ? Response.redirect(`${key}/`) : unseen();
  // 主题换页时不重新加载：两次发布不能混在一起，让它失败，主题就重新加载。
  if (!whole && buildOf(await response.clone().text()) !== BUILD) return Response.error();
  return old ? dated(response) : response;
}

/** @param {FetchEvent} event */
async function lasting(event) {
  const key = keyOf(event.request.url);
  const looked = caches.match(key, { ignoreVary: true });
  const kept = await Promise.race([looked, after(PATIENCE)]);
  if (kept) return kept;
  const coming = fetch(event.request);
  const response = await coming.catch(async () => (await looked) ?? coming);
  event.waitUntil(remember(key, response.clone()).catch(() => {})); // 存不下，照样能看
  return response;
}

/** @param {FetchEvent} event */
async function other(event) {
  const { response } = await networkFirst(event, keyOf(event.request.url), remember);
  return response ?? Response.error();
}

/** 存下的一页，最上面写明是什么时候的。 @param {Response} kept */
async function dated(kept) {
  const day = new Date(kept.headers.get("Date") ?? 0);
  const date = `${day.getFullYear()} 年 ${day.getMonth() + 1} 月 ${day.getDate()} 日`;
  const note = `<aside class="md-banner"><div class="md-banner__inner md-grid md-typeset">
<p class="pt-offline">没有连上网站。这是 ${date}存下的一页，可能不是最新的。<a href="">再试一次</a></p>
</div></aside>`;
  const html = await kept.text();
  const place = /(<div data-md-component="announce">)/;
  return new Response(html.replace(place, `$1${note}`), { headers: kept.headers });
}

/** 存下的页面的地址和标题。 */
async function keptPages() {
  const pages = new Map();
  for (const name of [...(await olderCaches()), OWN]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!PAGE.test(pathOf(request.url) ?? "")) continue;
      const html = (await (await cache.match(request))?.text()) ?? "";
      const [, title = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
      pages.set(request.url.replaceAll("&", "&amp;"), title.replace(/ - [^-]*$/, ""));
    }
  }
  return [...pages].sort(([one], [two]) => (one < two ? -1 : 1));
}

/** 没有看过的一页，又没有网络：说清楚，列出能看的。 */
async function unseen() {
  const items = (await keptPages()).map(([url, title]) => `<li><a href="${url}">${title}</a></li>`);
  const list = items.length ? `<p>下面这些看过，现在就能看：</p><ul>${items.join("")}</ul>` : "";
  const html = `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>没有网络</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>
:root { color-scheme: light dark; --link: light-dark(#0b6b64, #66cfc5); }
body { font: 1rem/1.8 system-ui, sans-serif; margin: 3rem auto; max-width: 36rem; padding: 0 1rem; }
a { color: var(--link); }
</style></head>
<body><h1>这一页还没有存下来</h1>
<p>现在连不上网站，而这一页在这个浏览器里还没有打开过，所以看不到。</p>
<p><a href="">再试一次</a></p>${list}</body></html>`;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(html, { status: 503, headers });
}

/**
 * 这一页打开的时候，也许还没有这个 Worker：补上它和它用到的。
 * @param {Opened} opened
 */
async function keepOpened({ build, page: address, used }) {
  if (build !== BUILD) return;
  for (const url of used) {
    const path = pathOf(url) ?? "";
    if (!LASTING.test(path) && !OTHERS.test(path)) continue;
    if (!(await found(keyOf(url)))) await remember(keyOf(url), await fetch(url));
  }
  const key = keyOf(address);
  const kept = await (await caches.open(OWN)).match(key);
  if (!kept) await rememberPage(key, await fetch(address));
  await clean();
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  event.waitUntil(keepOpened(event.data).catch(() => {})); // 存不下，照样能看
});
self.addEventListener("fetch", (event) => {
  const { cache, headers, method, url } = event.request;
  const path = pathOf(url);
  if (path === undefined || method !== "GET" || headers.has("Range")) return;
  if (cache === "only-if-cached") return;
  if (LASTING.test(path)) event.respondWith(lasting(event));
  else if (PAGE.test(path)) event.respondWith(page(event));
  else if (OTHERS.test(path)) event.respondWith(other(event));
});
