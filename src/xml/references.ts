/** The entities that every file has (XML 1.0, section 4.6); no others can be declared. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The longest reference that can be well-formed, and more: `&#x0000010FFFF;` with some zeros in front. */
const MAX_LENGTH = 64;

/** A reference at a place of a text. */
export interface Reference {
  /** What it stands for. */
  readonly value: string;
  /** Just behind its semicolon. */
  readonly end: number;
}

/** Reads the reference whose `&` stands at an offset; `null` where it is none or stands for nothing that XML allows. */
export function readReference(text: string, start: number): Reference | null {
  const semicolon = text.slice(start, start + MAX_LENGTH).indexOf(";");
  if (semicolon < 2) return null;
  const name = text.slice(start + 1, start + semicolon);
  const value = name.startsWith("#") ? characterOf(name) : ENTITIES.get(name);
  return value === undefined ? null : { value, end: start + semicolon + 1 };
}

function characterOf(name: string): string | undefined {
  const code = /^#[0-9]+$/.test(name)
    ? Number.parseInt(name.slice(1), 10)
    : /^#x[0-9A-Fa-f]+$/.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : Number.NaN;
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** Whether XML can hold a character (XML 1.0, section 2.2, Char). */
function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** Character data as it reads: references resolved, line ends as LF (XML 1.0, section 2.11). The text is well-formed. */
export function decodeText(raw: string): string {
  return resolve(normaliseLineEnds(raw));
}

/** An attribute's value as it reads: references resolved, white space as spaces (XML 1.0, section 3.3.3). */
export function decodeAttribute(raw: string): string {
  return resolve(raw.replace(/\r\n|[\r\n\t]/g, " "));
}

/** Line ends as LF, as a parser gives them. */
export function normaliseLineEnds(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

function resolve(raw: string): string {
  let at = raw.indexOf("&");
  if (at < 0) return raw;
  let result = "";
  let from = 0;
  while (at >= 0) {
    const reference = readReference(raw, at);
    if (reference === null) throw new Error("A reference was not checked.");
    result += raw.slice(from, at) + reference.value;
    from = reference.end;
    at = raw.indexOf("&", from);
  }
  return result + raw.slice(from);
}
