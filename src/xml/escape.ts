/** Characters that XML 1.0 cannot hold, not even as a reference (section 2.2, Char). */
export const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Half of a pair of UTF-16 code units without the other half. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** All of them, for replacement. */
export const FORBIDDEN_IN_TEXT = new RegExp(FORBIDDEN_CHARACTER, "g");

const NEEDS_ESCAPE_IN_TEXT = /[&<>\r]/g;
const NEEDS_ESCAPE_IN_ATTRIBUTE = /[&<>"\r\n\t]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Character data for between tags. A carriage return becomes a reference, as a parser would read it as LF. */
export function escapeText(value: string): string {
  return value.replace(NEEDS_ESCAPE_IN_TEXT, (character) => REFERENCES[character] ?? character);
}

/** A value for between double quotes. White space other than the space becomes a reference, as a parser would read it as one. */
export function escapeAttribute(value: string): string {
  return value.replace(NEEDS_ESCAPE_IN_ATTRIBUTE, (character) => REFERENCES[character] ?? character);
}

/** The first character that XML cannot hold, as `U+0007`; `undefined` where there is none. */
export function forbiddenCharacter(value: string): string | undefined {
  const match = FORBIDDEN_CHARACTER.exec(value);
  if (match) return codePointName(match[0].charCodeAt(0));
  if (value.isWellFormed()) return undefined;
  return codePointName(value.charCodeAt(LONE_SURROGATE.exec(value)?.index ?? 0));
}

/** A text without characters that XML cannot hold: U+FFFD stands for each. For what is shown, never for what is translated. */
export function sayable(text: string): string {
  return text.replace(FORBIDDEN_IN_TEXT, "\ufffd").toWellFormed();
}

function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** ` name="value"` for every value that is given, in the order of the entries. */
export function attributesXml(values: Readonly<Record<string, string | undefined>>): string {
  let result = "";
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) result += ` ${name}="${escapeAttribute(value)}"`;
  }
  return result;
}
