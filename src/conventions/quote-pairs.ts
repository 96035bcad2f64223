/** Two quotation marks that belong together, as UTF-16 offsets. */
export interface QuotePair {
  readonly open: number;
  readonly close: number;
  /** How many pairs it stands in: 0 for an outermost one. */
  readonly depth: number;
}

/** What can close a mark, best first; a mark that is not here can only close. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”“"],
  ["”", "”“"],
  ["„", "“”"],
  ["‟", "”"],
  ["«", "»"],
  ["»", "«»"],
  ["「", "」"],
  ["『", "』"],
  ["〝", "〟〞"],
]);

const MARKS = /["“”„‟«»「」『』〝〞〟]/g;

/**
 * Pairs the double quotation marks of a text, in the order in which they open. All or nothing: where one mark is in
 * doubt, there are no pairs, as a wrong one would be worse than none. Linear.
 *
 * @param reading see `readingOf`.
 */
export function pairQuotes(reading: string): QuotePair[] {
  const pairs: QuotePair[] = [];
  const open: number[] = [];
  for (const { 0: mark, index } of reading.matchAll(MARKS)) {
    if (mark === '"' && isNoQuote(reading, index, open)) continue;
    const top = open.at(-1);
    if (top !== undefined && closes(reading, top, index)) {
      open.pop();
      pairs.push({ open: top, close: index, depth: open.length });
    } else if (opens(reading, index) && open.length < MAX_DEPTH) open.push(index);
    else return [];
  }
  return open.length > 0 ? [] : pairs.sort((a, b) => a.open - b.open);
}

/** Deeper quotations than any sentence has are no quotations. */
const MAX_DEPTH = 8;

/** An inch, or the mark of a Hebrew abbreviation (צה"ל). */
function isNoQuote(reading: string, index: number, open: readonly number[]): boolean {
  const before = reading[index - 1] ?? "";
  const after = reading[index + 1] ?? "";
  if (/\p{sc=Hebr}/u.test(before) && /\p{sc=Hebr}/u.test(after)) return true;
  return /[\d'′’]/.test(before) && !open.some((at) => reading[at] === '"');
}

/** Whether a mark closes the one at `top`; a straight one and a printed one go together where the second cannot open. */
function closes(reading: string, top: number, index: number): boolean {
  const mark = reading[index] ?? "";
  if (!CLOSERS.get(reading[top] ?? "")?.includes(mark)) {
    const isMixed =
      mark === '"' ? /[“”„«]/.test(reading[top] ?? "") : reading[top] === '"' && /[”“]/.test(mark);
    return isMixed && !isGap(reading[index - 1]) && !isWord(reading[index + 1]);
  }
  if (isAlwaysClosing(reading[top] ?? "", mark)) return true;
  // The same mark may open again: then it stands after a space and before a word.
  return index > top + 1 && !(isGap(reading[index - 1]) && isWord(reading[index + 1]));
}

/** Whether a mark cannot be anything else after that one: `«…»`, `“…”`, `「…」`. */
function isAlwaysClosing(opening: string, mark: string): boolean {
  return opening !== mark && /^(?:«»|“”|「」|『』|〝[〟〞]|„”)$/.test(opening + mark);
}

function opens(reading: string, index: number): boolean {
  const mark = reading[index] ?? "";
  if (!CLOSERS.has(mark)) return false;
  const before = reading[index - 1];
  const after = reading[index + 1];
  if (after === undefined || before === "=") return false;
  if (/[„‟「『〝]/.test(mark)) return true;
  if (mark === "«") return isGap(before) || /[\p{P}\u3000-\u9FFF]/u.test(before ?? "");
  return !/\s/.test(after) && (isGap(before) || isOpening(before) || isWide(before) || isWide(after));
}

function isGap(sign: string | undefined): boolean {
  return sign === undefined || /[\s\uFFFC]/.test(sign);
}

function isOpening(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Ps}\p{Pi}\p{Pd}„‚'’"»/:،,¿¡]/u.test(sign);
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

/** Chinese and Japanese have no spaces around their marks. */
function isWide(sign: string | undefined): boolean {
  return sign !== undefined && /[\u3001-\u30FF\u3400-\u9FFF\uFF01-\uFF60]/.test(sign);
}
