import { type Token, type TokenHandler, Tokenizer } from "parse5";

/** A piece of text that reads as it is spelled, or not: then it is as short as can be. */
export interface Run {
  readonly value: string;
  readonly raw: string;
}

/**
 * What need not read as it is spelled: references (HTML, 13.5), line ends, and an end tag without a name, which
 * browsers pass over. In attributes, `=` can keep a reference from being read.
 */
const SPELLED = /[ \t\n\f\r]+|<\/>|&(?:#[0-9A-Za-z]+|[A-Za-z][0-9A-Za-z]*)(?:;|(?==))?/g;

/** Longest reference whose meaning is remembered, in UTF-16 code units. */
const MAX_REMEMBERED = 32;

/**
 * Takes text apart into what reads as it is spelled and what does not.
 *
 * @param raw the text as it is spelled.
 * @param value what a browser reads.
 * @param remembered what references mean, for all texts of an article.
 * @returns `null` where the spelling does not lead to the value: something that is no text is hidden in it.
 */
export function readRuns(
  raw: string,
  value: string,
  inAttribute: boolean,
  remembered: Map<string, string>,
): readonly Run[] | null {
  if (raw === value) return raw === "" ? [] : [{ value, raw }];
  const runs: Run[] = [];
  let from = 0;
  for (const { 0: spelled, index } of raw.matchAll(SPELLED)) {
    const isCutShort = inAttribute && raw[index + spelled.length] === "=";
    const read = readPiece(spelled, isCutShort, inAttribute, remembered);
    if (read === spelled) continue;
    if (index > from) runs.push(plain(raw.slice(from, index)));
    runs.push(...(spelled[0] === "&" ? shortest(read, spelled) : [{ value: read, raw: spelled }]));
    from = index + spelled.length;
  }
  if (from < raw.length) runs.push(plain(raw.slice(from)));
  let joined = "";
  for (const run of runs) joined += run.value;
  return joined === value ? runs : null;
}

function plain(value: string): Run {
  return { value, raw: value };
}

/** `&notit;` reads «¬it;»: only the beginning is a reference. */
function shortest(value: string, raw: string): readonly Run[] {
  let same = 0;
  while (same < value.length - 1 && value.at(-1 - same) === raw.at(-1 - same)) same++;
  if (same === 0) return [{ value, raw }];
  const cut = raw.length - same;
  return [{ value: value.slice(0, value.length - same), raw: raw.slice(0, cut) }, plain(raw.slice(cut))];
}

function readPiece(
  spelled: string,
  isCutShort: boolean,
  inAttribute: boolean,
  remembered: Map<string, string>,
): string {
  if (spelled[0] === "<") return inAttribute ? spelled : "";
  if (spelled[0] !== "&") return spelled.replace(/\r\n?/g, "\n");
  return readReference(spelled, isCutShort, inAttribute, remembered);
}

function readReference(
  spelled: string,
  isCutShort: boolean,
  inAttribute: boolean,
  remembered: Map<string, string>,
): string {
  const key = `${inAttribute ? '"' : ""}${spelled}${isCutShort ? "=" : ""}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const read = tokenize(key);
  const value = isCutShort ? read.slice(0, -1) : read;
  if (key.length <= MAX_REMEMBERED) remembered.set(key, value);
  return value;
}

/** What a browser reads; text after a quotation mark is an attribute's value. */
function tokenize(source: string): string {
  let value = "";
  const take = ({ chars }: Token.CharacterToken) => {
    value += chars;
  };
  const ignore = () => {};
  const handler: TokenHandler = {
    onCharacter: take,
    onNullCharacter: take,
    onWhitespaceCharacter: take,
    onStartTag: ({ attrs }) => {
      value = attrs[0]?.value ?? "";
    },
    onEndTag: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
  };
  const isAttribute = source.startsWith('"');
  new Tokenizer({ sourceCodeLocationInfo: false }, handler).write(
    isAttribute ? `<a b=${source}">` : source,
    true,
  );
  return value;
}
