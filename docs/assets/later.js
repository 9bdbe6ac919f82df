// 页面打开时读者不急着要的，等浏览器空下来再添，不挡着他滚动和点按。

const PORTION = 4; // 一次添几处：添得少，重新排版的也少

/**
 * 还没有做的事，按它们在哪里归在一起。
 * @type {Map<Element, (() => void)[]>}
 */
const waiting = new Map();

/**
 * 等空下来再做；同一处的事一起做，那一处只重新排版一次。
 * 这件事不许读位置和大小：那会让浏览器马上排版。
 * @param {Element} place 换了页，它不在了，就不做了
 * @param {() => void} work
 */
export function later(place, work) {
  if (!waiting.size) whenIdle(doSome);
  waiting.set(place, [...(waiting.get(place) ?? []), work]);
}

function doSome() {
  for (const [place, works] of [...waiting].slice(0, PORTION)) {
    waiting.delete(place);
    if (place.isConnected) works.forEach((work) => work());
  }
  if (waiting.size) whenIdle(doSome);
}

/** @param {() => void} work Safari 还没有 requestIdleCallback */
function whenIdle(work) {
  if (window.requestIdleCallback) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 50);
}
