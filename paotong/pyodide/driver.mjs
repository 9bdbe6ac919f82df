/**
 * Runs programs in Pyodide under Node, one after the other, for the build.
 *
 *     node driver.mjs <folder of the npm package> <standard library> < requests
 *
 * A request is a line of JSON: {"name", "text", "limit"}, the last one in bytes of
 * output. The answer likewise: {"ready"} as soon as a program can run, and then, of
 * each, {"output", "code", "seconds", "stopped", "failure", "pictures"}. The seconds are
 * the processor's: they do not depend on what else a machine does meanwhile.
 */

import { readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const [folder, stdLibURL] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const file = (name) => pathToFileURL(join(folder, name)).href;
const { Interpreters, escaped } = await import(
  // The folder says nothing of modules, so Node would take the file for an older kind.
  `data:text/javascript;base64,${readFileSync(join(here, "interpreter.js"), "base64")}`
);

const interpreters = new Interpreters({
  loadPyodide: (await import(file("pyodide.mjs"))).loadPyodide,
  createPyodideModule: (await import(file("pyodide.asm.mjs"))).default,
  module: await WebAssembly.compile(readFileSync(join(folder, "pyodide.asm.wasm"))),
  lock: JSON.parse(readFileSync(join(here, "pyodide-lock.json"), "utf8")),
  indexURL: `${folder}/`,
  stdLibURL,
  prepare: readFileSync(join(here, "prepare.py"), "utf8"),
});

/** The whole of an answer, before anything else happens. */
function answer(facts) {
  let bytes = Buffer.from(`${JSON.stringify(facts)}\n`);
  while (bytes.length) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

function run(interpreter, { name, text, limit }) {
  const started = process.cpuUsage();
  let output = "";
  const told = (facts) => {
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    const picture = ({ name, data }) => [name, Buffer.from(data).toString("base64")];
    const pictures = (facts.pictures ?? []).map(picture);
    answer({ ...facts, pictures, seconds, output: escaped(output).trimEnd() });
  };
  const write = (printed) => {
    output += printed;
    if (output.length > limit) {
      output = output.slice(0, limit);
      told({ stopped: "output", code: -9, failure: "" });
      process.exit(0); // only so does a program end that goes on printing
    }
  };
  const ended = interpreter.run({ name, text, read: () => null, write });
  told({ ...ended, stopped: null });
}

let interpreter = await interpreters.next();
answer({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  run(interpreter, JSON.parse(line));
  interpreter = await interpreters.next();
  answer({ ready: true });
}
