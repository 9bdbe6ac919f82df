// 在读者的浏览器里运行程序：每个程序用一个全新的 CPython（Pyodide）。
// 所有文件都来自本站；第一次用到时才下载。

/**
 * @typedef {{kind: "run", name: string, text: string, lines: string[]}} Order
 *
 * @typedef {{kind: "progress", done: number, total: number}
 *   | {kind: "ready"}
 *   | {kind: "started"}
 *   | {kind: "printed", text: string}
 *   | {kind: "too much"}
 *   | {kind: "broken", message: string}
 *   | {kind: "ended", code: number, failure: string, starved: boolean, version: string,
 *      pictures: {name: string, data: Uint8Array}[]}} Report
 */

const OUTPUT_LIMIT = 200_000; // 字符
const CHUNK = 4096; // 字符；攒够这么多，或者过了下面这么久，就交给页面
const PAUSE = 100; // 毫秒

const base = new URL("../pyodide/", import.meta.url);
const fetchAnything = self.fetch.bind(self);

/** @param {Report} report */
const tell = (report) => self.postMessage(report);

/** 告诉页面：出了程序以外的问题。 */
function broken(error) {
  tell({ kind: "broken", message: String(error?.message ?? error) });
}

/**
 * @param {URL | string} address
 * @param {RequestInit} [options]
 */
async function fetched(address, options) {
  const response = await fetchAnything(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

/** 边下载边报告进度的字节流。 */
function counted(body, count) {
  const counter = new TransformStream({
    transform(chunk, controller) {
      count(chunk.length);
      controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(counter);
}

/** 解开 gzip；有的服务器已经替我们解开了，所以先看开头的两个字节。 */
async function unpacked(stream) {
  const reader = stream.getReader();
  const first = await reader.read();
  const whole = new ReadableStream({
    start: (controller) => controller.enqueue(first.value),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const packed = first.value?.[0] === 0x1f && first.value?.[1] === 0x8b;
  return packed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

/** 下载全部文件，准备好第一个解释器。 */
async function prepare() {
  const index = await (await fetched(new URL("files.json", base), { cache: "no-cache" })).json();
  const folder = new URL(`${index.folder}/`, base);
  const at = (name) => new URL(name, folder).href;
  const total = index.bytes["pyodide.asm.wasm.bin"] + index.bytes["python_stdlib.zip"];
  let done = 0;
  const count = (bytes) => {
    done += bytes;
    tell({ kind: "progress", done: Math.min(done, total), total });
  };
  const compiled = async () => {
    const { body } = await fetched(at("pyodide.asm.wasm.bin"));
    const wasm = await unpacked(counted(body, count));
    const headers = { "Content-Type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(wasm, { headers }));
  };
  const library = async () => {
    const { body } = await fetched(at("python_stdlib.zip"));
    return new Response(counted(body, count)).arrayBuffer();
  };
  const [own, pyodide, asm, module, zip, lock, text] = await Promise.all([
    import(at("interpreter.js")),
    import(at("pyodide.js")),
    import(at("pyodide.asm.js")),
    compiled(),
    library(),
    fetched(at("pyodide-lock.json")).then((response) => response.json()),
    fetched(at("prepare.py")).then((response) => response.text()),
  ]);
  // Pyodide 自己也会去取这两个文件：给它已经有的，不再下载。
  self.fetch = async (address, options) => {
    if (String(address) === at("python_stdlib.zip")) return new Response(zip);
    if (String(address) === at("pyodide.asm.wasm")) return new Response();
    return fetchAnything(address, options);
  };
  const interpreters = new own.Interpreters({
    loadPyodide: pyodide.loadPyodide,
    createPyodideModule: asm.default,
    ...{ module, lock, indexURL: folder.href, stdLibURL: at("python_stdlib.zip") },
    prepare: text,
  });
  return { interpreters, escaped: own.escaped, version: lock.info.python };
}

/** 攒着程序印的东西，隔一会儿交给页面：每个字符交一次就太慢了。 */
class Printer {
  constructor(escaped) {
    this.escaped = escaped;
    this.waiting = "";
    this.told = 0;
    this.last = performance.now();
  }

  /** @param {string} text */
  write(text) {
    this.waiting += text;
    const now = performance.now();
    if (this.waiting.length > CHUNK || now - this.last > PAUSE) this.flush();
  }

  flush() {
    if (this.told < OUTPUT_LIMIT && this.waiting) {
      const text = this.waiting.slice(0, OUTPUT_LIMIT - this.told);
      tell({ kind: "printed", text: this.escaped(text) });
      this.told += text.length;
      if (this.told >= OUTPUT_LIMIT) tell({ kind: "too much" });
    }
    this.waiting = "";
    this.last = performance.now();
  }
}

const ready = prepare();
let next = ready.then(({ interpreters }) => interpreters.next());
next.then(() => tell({ kind: "ready" }), broken);

/** @param {Order} order */
async function run({ name, text, lines }) {
  const { interpreters, escaped, version } = await ready;
  const interpreter = await next;
  const printer = new Printer(escaped);
  const waiting = [...lines];
  let starved = false;
  const read = () => {
    const line = waiting.shift() ?? null;
    starved ||= line === null;
    // 像终端里那样，敲进去的一行也显示出来。
    if (line !== null) printer.write(`${line}\n`);
    return line;
  };
  tell({ kind: "started" });
  const write = (printed) => printer.write(printed);
  const ended = interpreter.run({ name, text, read, write });
  printer.flush();
  tell({ kind: "ended", ...ended, starved, version });
  // 趁读者看输出的时候，准备好下一个。
  next = interpreters.next();
  await next;
}

self.addEventListener("message", (event) => {
  run(event.data).catch(broken);
});
