import { internalSubset, notWellFormed } from "./faults.ts";
import { isSimpleName } from "./names.ts";

const SPACE = "[ \\t\\r\\n]";
const EQUALS = `${SPACE}*=${SPACE}*`;

/** XML 1.0, section 2.8, XMLDecl; between `<?` and `?>`. */
const DECLARATION = new RegExp(
  [
    "^xml",
    `${SPACE}+version${EQUALS}(?:"1\\.[0-9]+"|'1\\.[0-9]+')`,
    `(?:${SPACE}+encoding${EQUALS}(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?`,
    `(?:${SPACE}+standalone${EQUALS}(?:"(?:yes|no)"|'(?:yes|no)'))?`,
    `${SPACE}*$`,
  ].join(""),
);

/** XML 1.0, section 2.8, doctypedecl, without internal subset; from `<!DOCTYPE` on. */
const DOCTYPE = new RegExp(
  [
    `<!DOCTYPE${SPACE}+([^ \\t\\r\\n\\[>"']+)`,
    `(?:${SPACE}+(?:SYSTEM|PUBLIC${SPACE}+(?:"[-a-zA-Z0-9 \\r\\n'()+,./:=?;!*#@$_%]*"|'[-a-zA-Z0-9 \\r\\n()+,./:=?;!*#@$_%]*'))`,
    `${SPACE}+(?:"[^"]*"|'[^']*'))?`,
    `${SPACE}*([>\\[])`,
  ].join(""),
  "y",
);

/** What is wrong with a XML declaration, given between `<?` and `?>`; `null` where nothing is. */
export function checkDeclaration(inside: string): string | null {
  return DECLARATION.test(inside) ? null : "the XML declaration is not as it must be";
}

/** What is wrong with a processing instruction, given between `<?` and `?>`; `null` where nothing is. */
export function checkInstruction(inside: string): string | null {
  const target = /^[^ \t\r\n]*/.exec(inside)?.[0] ?? "";
  if (target.toLowerCase() === "xml") return "a XML declaration that is not at the very beginning";
  return isSimpleName(target) ? null : "a processing instruction without a proper name";
}

/**
 * Checks the document type at an offset.
 *
 * @returns just behind it.
 * @throws ExonymError with its position where it is not well-formed or declares anything itself.
 */
export function checkDoctype(text: string, start: number, file: string): number {
  DOCTYPE.lastIndex = start;
  const match = DOCTYPE.exec(text);
  if (match?.[2] === "[") throw internalSubset(text, start, file);
  const parts = match?.[1]?.split(":") ?? [];
  if (match === null || parts.length > 2 || !parts.every(isSimpleName)) {
    throw notWellFormed(text, start, file, "a document type that is not as it must be");
  }
  return start + match[0].length;
}
