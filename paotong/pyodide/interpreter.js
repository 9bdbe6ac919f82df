/**
 * A fresh CPython for every program, the same in a reader's browser and in Node.
 *
 * Pyodide starts once; what its memory then holds is the beginning of every program,
 * which therefore finds nothing of the one before. A program runs as by
 * `python3 program.py`: CPython itself reads the file, prints the traceback and ends.
 *
 * @typedef {Object} Parts
 * @property {(options: Object) => Promise<any>} loadPyodide Of Pyodide's own module.
 * @property {Function} createPyodideModule Likewise.
 * @property {WebAssembly.Module} module CPython, compiled.
 * @property {Object} lock Pyodide's list of packages: none.
 * @property {string} indexURL The folder of Pyodide, with a slash.
 * @property {string} stdLibURL The standard library, a ZIP file.
 * @property {string} prepare What runs in Python before all programs.
 *
 * @typedef {Object} Program
 * @property {string} name The name of its file, such as `copy_list.py`.
 * @property {string} text
 * @property {() => string | null} read The next line of its standard input, if any.
 * @property {(text: string) => void} write Takes what it prints, as it prints it.
 *
 * @typedef {Object} Ended
 * @property {number} code The exit code.
 * @property {string} failure What made the interpreter itself fail, empty if nothing.
 * @property {{name: string, data: Uint8Array}[]} pictures Those that it wrote.
 */

const HOME = "/home/reader";
const CLOCK = { TZ: "UTC" };
const TERMINAL = { TERM: "dumb", NO_COLOR: "1", COLUMNS: "80", LINES: "24" };
const ENVIRONMENT = {
  ...{ HOME, PWD: HOME, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", ...CLOCK, ...TERMINAL },
  // Or a program that calls sys.exit would not end.
  PYTHONINSPECT: "",
};
const PICTURES = /\.(svg|png|jpe?g|gif|webp)$/i;
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/g;

/** Makes interpreters, each for one program. */
export class Interpreters {
  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    /** @type {Uint8Array | null} */
    this.memory = null;
  }

  /**
   * A new interpreter; the first takes longest.
   *
   * @returns {Promise<Interpreter>}
   */
  async next() {
    if (this.memory === null) {
      const first = await this.#load({ _makeSnapshot: true });
      const text = JSON.stringify(this.parts.prepare);
      first.runPython(`exec(${text}, {"__name__": "prepare"})`);
      this.memory = first.makeMemorySnapshot();
    }
    return new Interpreter(await this.#load({ _loadSnapshot: this.memory }));
  }

  /**
   * @param {Object} options
   * @returns {Promise<any>}
   */
  async #load(options) {
    const { loadPyodide, createPyodideModule, module, lock } = this.parts;
    const { indexURL, stdLibURL } = this.parts;
    const { instantiate, instantiateStreaming } = WebAssembly;
    // Pyodide compiles what it fetches; ours is compiled already.
    const made = async (_, imports) => {
      return { module, instance: await instantiate(module, imports) };
    };
    /** @type {any} */
    const instead = (source, imports) => {
      const whole = source instanceof Uint8Array && source.length > 1e6;
      return whole ? made(source, imports) : instantiate(source, imports);
    };
    Object.assign(WebAssembly, { instantiate: instead, instantiateStreaming: made });
    try {
      return await loadPyodide({
        ...{ createPyodideModule, indexURL, stdLibURL, ...options },
        ...{ lockFileContents: lock, packageBaseUrl: indexURL, env: { ...ENVIRONMENT } },
        _sysExecutable: "/usr/local/bin/python3",
      });
    } finally {
      Object.assign(WebAssembly, { instantiate, instantiateStreaming });
    }
  }
}

/** A CPython that has run nothing yet, and runs one program. */
class Interpreter {
  constructor(pyodide) {
    this.pyodide = pyodide;
  }

  /**
   * Run a program to its end.
   *
   * @param {Program} program
   * @returns {Ended}
   */
  run({ name, text, read, write }) {
    const { FS, _module: c } = this.pyodide;
    this.#connect(read, write);
    FS.mkdirTree(HOME);
    FS.chdir(HOME);
    FS.writeFile(name, text);
    const list = JSON.stringify([name]);
    this.pyodide.runPython(`__import__("sys").argv[:] = ${list}`);
    this.pyodide.runPython(`__import__("sys").path[:1] = ["${HOME}"]`);
    this.pyodide.runPython(`__import__("random").seed()`);
    let code = 0;
    let failure = "";
    try {
      const path = this.#string(name);
      const failed = c._PyRun_SimpleFileExFlags(c._fopen(path, this.#string("r")), path, 1, 0);
      code = failed ? 1 : 0;
      c._Py_FinalizeEx();
    } catch (error) {
      // sys.exit ends as exit() in C does.
      if (typeof error.status === "number") code = error.status;
      else [code, failure] = [134, `${error.name}: ${error.message}`];
    }
    return { code, failure, pictures: this.#pictures() };
  }

  /** A string where C finds it. */
  #string(text) {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const place = this.pyodide._module._malloc(bytes.length);
    this.pyodide._module.HEAPU8.set(bytes, place);
    return place;
  }

  /** Let the program read lines, and print to a terminal of 80 columns. */
  #connect(read, write) {
    const terminal = (decoder) => ({
      isatty: true,
      write(bytes) {
        write(decoder.decode(bytes, { stream: true }));
        return bytes.length;
      },
    });
    this.pyodide.setStdout(terminal(new TextDecoder()));
    this.pyodide.setStderr(terminal(new TextDecoder()));
    let rest = new Uint8Array();
    this.pyodide.setStdin({
      read(buffer) {
        if (rest.length === 0) {
          const line = read();
          rest = line === null ? rest : new TextEncoder().encode(`${line}\n`);
        }
        const part = rest.subarray(0, buffer.length);
        buffer.set(part);
        rest = rest.subarray(part.length);
        return part.length;
      },
    });
  }

  #pictures() {
    const { FS } = this.pyodide;
    const names = FS.readdir(HOME).filter((name) => PICTURES.test(name));
    return names.sort().map((name) => ({ name, data: FS.readFile(`${HOME}/${name}`) }));
  }
}

/**
 * A text with its control characters escaped, as the site shows what programs print.
 *
 * @param {string} text
 */
export function escaped(text) {
  const escape = (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return text.replaceAll("\r\n", "\n").replace(CONTROL, escape);
}
