/**
 * Makes what the site serves of the npm package `pyodide`, and what Node needs.
 *
 *     node pack.mjs <folder of the package> <new standard library>
 */

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [folder, target] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const lockFileContents = JSON.parse(readFileSync(join(here, "pyodide-lock.json"), "utf8"));
const pyodide = await loadPyodide({ lockFileContents, packageBaseUrl: `${folder}/` });
const packed = "/tmp/packed.zip";
const text = JSON.stringify(readFileSync(join(here, "pack.py"), "utf8"));
pyodide.runPython(`exec(${text}, {"packed": "${packed}"})`);
writeFileSync(target, pyodide.FS.readFile(packed));
