// 这里不再有离线阅读：删掉存下的，注销自己。没有 fetch：页面都照常来自网络。

const SITE = `paotong ${new URL(self.registration.scope).pathname} `;

async function leave() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(SITE));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
