// 预测和输出的差别：先逐行对齐，对不上的两行再逐字比较。不碰页面，只算。

const NUMBER = /[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/g;
const THOUSANDS = /(?<=\d),(?=\d{3}\b)/g;
const TRACEBACK = "Traceback (most recent call last):";
const MOST = 250_000; // 对齐最多比较这么多次，再长就按次序配对

/**
 * 一行：两边相同，各是各的，或者只有一边有。`label` 是预测里省去了的标签。
 * @typedef {"same" | "changed" | "extra" | "missing"} Kind
 * @typedef {{kind: Kind, guess?: string, line?: string, label?: string}} Row
 * @typedef {{right: boolean, exact: boolean, hits: number, rows: Row[]}} Comparison
 * @typedef {{same: boolean, text: string}} Piece
 */

/**
 * 把读者的预测和输出比较。
 * @param {string} guess
 * @param {string} output
 * @param {string[]} loose 输出与记录怎样比较，预测也怎样比较
 * @param {string} program 印出输出的程序；它写死的标签，预测里可以不写
 * @returns {Comparison}
 */
export function compare(guess, output, loose, program) {
  const guesses = linesOf(guess);
  const whole = linesOf(output);
  const lines = guess.includes(TRACEBACK) ? whole : withoutTraceback(whole);
  const same = (/** @type {string} */ one, /** @type {string} */ other) =>
    matches(one, other, loose, program);
  const rows = loose.includes("unordered")
    ? anyOrder(guesses, lines, same)
    : inOrder(guesses, lines, same);
  const hits = rows.filter((row) => row.kind === "same").length;
  return {
    right: hits === rows.length,
    exact: guesses.join("\n") === whole.join("\n"),
    hits,
    rows: rows.map((row) => withLabel(row, program)),
  };
}

/**
 * 没有猜中的一行，预测只写了值，就只拿值来逐字比较。
 * @param {Row} row
 * @param {string} program
 * @returns {Row}
 */
function withLabel(row, program) {
  const { kind, guess = "", line = "" } = row;
  const label = labelsOf(line, program).at(-1) ?? "";
  // 引号、括号里的冒号是值的一部分，不是标签的。
  const labelled = guess.includes(label.trim()) || /^[^[({"']*[:：]/.test(guess);
  const left = kind === "changed" && label && !labelled;
  return left ? { ...row, label, line: line.slice(label.length) } : row;
}

/**
 * 算数的行：行末的空格、最后的空行不算。
 * @param {string} text
 * @returns {string[]}
 */
function linesOf(text) {
  const trimmed = text.trimEnd();
  return trimmed ? trimmed.split("\n").map((line) => line.trimEnd()) : [];
}

/**
 * 回溯只留下最后的异常：没有人背得出栈。
 * @param {string[]} lines
 * @returns {string[]}
 */
function withoutTraceback(lines) {
  const start = lines.indexOf(TRACEBACK);
  if (start < 0) return lines;
  const end = lines.findIndex((line, number) => number > start && line && !/^ /.test(line));
  return end < 0 ? lines : [...lines.slice(0, start), ...lines.slice(end)];
}

/**
 * 一行预测是不是说中了一行输出。
 * @param {string} guess
 * @param {string} line
 * @param {string[]} loose
 * @param {string} program
 * @returns {boolean}
 */
function matches(guess, line, loose, program) {
  const agree = (/** @type {string} */ whole) =>
    plain(guess, loose) === plain(whole, loose) &&
    (!loose.includes("approx") || numbersAgree(guess, whole));
  return agree(line) || valuesOf(line, program).some(agree);
}

/**
 * 一行开头的标签，连同后面的空格，从短到长：标签是程序里照写的文字。
 * @param {string} line
 * @param {string} program
 * @returns {string[]}
 */
function labelsOf(line, program) {
  const ends = [...line.matchAll(/[:：]\s*/g)].map(({ 0: end, index }) => [index, end.length]);
  return ends
    .filter(([at, length]) => at + length < line.length && program.includes(line.slice(0, at + 1)))
    .map(([at, length]) => line.slice(0, at + length));
}

/**
 * 一行里标签后面的值；异常可以只写类型。
 * @param {string} line
 * @param {string} program
 * @returns {string[]}
 */
function valuesOf(line, program) {
  const exception = /^(?:\w+\.)*(\w*(?:Error|Exception|Exit|Interrupt|Iteration)):/.exec(line);
  const values = labelsOf(line, program).map((label) => line.slice(label.length));
  return exception ? [exception[1], ...values] : values;
}

/**
 * 一行里要比较的：全角半角、空格的多少不算（逗号、冒号旁边的有没有也不算），数字按标签也可以不算。
 * @param {string} text
 * @param {string[]} loose
 * @returns {string}
 */
function plain(text, loose) {
  let kept = text.normalize("NFKC").replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  if (loose.includes("measured")) kept = kept.replace(THOUSANDS, "");
  if (loose.includes("measured") || loose.includes("approx")) kept = kept.replace(NUMBER, "0");
  return kept.replace(/\s*([,:;])\s*/g, "$1").replace(/\s+/g, " ").trim();
}

/**
 * 数字一致到预测所写的位数。
 * @param {string} guess
 * @param {string} line
 * @returns {boolean}
 */
function numbersAgree(guess, line) {
  const actual = line.match(NUMBER) ?? [];
  return (guess.match(NUMBER) ?? []).every((number, at) => {
    const digits = /\.(\d+)/.exec(number)?.[1].length ?? 0;
    return Math.abs(Number(number) - Number(actual[at])) <= 0.5 * 10 ** -digits + 1e-12;
  });
}

/**
 * 按次序对齐：最长的公共子序列，两边剩下的依次配对。
 * @param {string[]} guesses
 * @param {string[]} lines
 * @param {(guess: string, line: string) => boolean} same
 * @returns {Row[]}
 */
function inOrder(guesses, lines, same) {
  /** @type {Row[]} */
  const rows = [];
  let [g, n] = [0, 0];
  for (const [nextG, nextN] of [...common(guesses, lines, same), [guesses.length, lines.length]]) {
    rows.push(...paired(guesses.slice(g, nextG), lines.slice(n, nextN)));
    if (nextG < guesses.length) rows.push({ kind: "same", guess: guesses[nextG], line: lines[nextN] });
    [g, n] = [nextG + 1, nextN + 1];
  }
  return rows;
}

/**
 * 次序不算：每行输出配一行还没有配过的预测。
 * @param {string[]} guesses
 * @param {string[]} lines
 * @param {(guess: string, line: string) => boolean} same
 * @returns {Row[]}
 */
function anyOrder(guesses, lines, same) {
  const left = [...guesses];
  const missed = [];
  /** @type {Row[]} */
  const rows = [];
  for (const line of lines) {
    const at = left.findIndex((guess) => same(guess, line));
    if (at < 0) missed.push(line);
    else rows.push({ kind: "same", guess: left.splice(at, 1)[0], line });
  }
  return [...rows, ...paired(left, missed)];
}

/**
 * 对不上的行，依次配成对。
 * @param {string[]} guesses
 * @param {string[]} lines
 * @returns {Row[]}
 */
function paired(guesses, lines) {
  return Array.from({ length: Math.max(guesses.length, lines.length) }, (_, at) => {
    if (at >= guesses.length) return { kind: "missing", line: lines[at] };
    if (at >= lines.length) return { kind: "extra", guess: guesses[at] };
    return { kind: "changed", guess: guesses[at], line: lines[at] };
  });
}

/**
 * 最长的公共子序列，由两边的下标组成。
 * @template T
 * @param {T[]} one
 * @param {T[]} other
 * @param {(one: T, other: T) => boolean} same
 * @returns {[number, number][]}
 */
function common(one, other, same) {
  if (one.length * other.length > MOST) return [];
  const longest = one.map(() => new Uint16Array(other.length + 1));
  longest.push(new Uint16Array(other.length + 1));
  const equal = one.map((a) => other.map((b) => same(a, b)));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      longest[i][j] = equal[i][j]
        ? longest[i + 1][j + 1] + 1
        : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (equal[i][j]) found.push([i++, j++]);
    else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
    else j++;
  }
  return found;
}

/**
 * 两行逐字的差别：各分成相同和不同的段。
 * @param {string} guess
 * @param {string} line
 * @returns {[Piece[], Piece[]]}
 */
export function pieces(guess, line) {
  const [mine, real] = [[...guess], [...line]];
  const both = common(mine, real, (one, other) => one === other);
  return [
    grouped(mine, wholeWords(mine, new Set(both.map(([at]) => at)))),
    grouped(real, wholeWords(real, new Set(both.map(([, at]) => at)))),
  ];
}

/**
 * 一个词有一半以上不同，就整个不同：False 与 True 相同的不是那个 e。
 * @param {string[]} characters
 * @param {Set<number>} same
 * @returns {Set<number>}
 */
function wholeWords(characters, same) {
  const kept = new Set(same);
  const word = (/** @type {number} */ at) => /\w/.test(characters[at] ?? "");
  for (let start = 0, end; start < characters.length; start = end + 1) {
    for (end = start; word(end); end++);
    const all = Array.from({ length: end - start }, (_, at) => start + at);
    const shared = all.filter((at) => same.has(at)).length;
    if (shared * 2 <= all.length) all.forEach((at) => kept.delete(at));
  }
  return kept;
}

/**
 * @param {string[]} characters
 * @param {Set<number>} same
 * @returns {Piece[]}
 */
function grouped(characters, same) {
  /** @type {Piece[]} */
  const found = [];
  characters.forEach((text, at) => {
    const last = found.at(-1);
    if (last && last.same === same.has(at)) last.text += text;
    else found.push({ same: same.has(at), text });
  });
  return found;
}
