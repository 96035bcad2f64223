import { usageError } from "../article/problem.ts";
import { bareUtf16 } from "./charset/bare-utf-16.ts";
import type { Charset } from "./charset/charset.ts";
import { charsetNamed, isMultiByte } from "./charset/charsets.ts";
import { referInHtml } from "./charset/html-references.ts";
import { declaredByPage, declaredByXml, labelInXml } from "./charset/prescan.ts";
import { decodeBrokenUtf8, decodeWholeUtf8 } from "./charset/utf-8.ts";
import { referInXml } from "./charset/xml-references.ts";
import type { OpenedFile } from "./format.ts";

/**
 * Opens a page of HTML in whatever charset it is: by its byte order mark, else by what it declares, else UTF-8, or
 * windows-1252 where it is evidently not that (HTML, 13.2.3). UTF-16 without a mark, of which browsers make nothing, is read as
 * such. Bytes that are no characters of it are lone low
 * surrogates in the text, so that saving an unchanged text gives the same bytes, whatever they are.
 *
 * Characters of a translation that the charset lacks are saved as references, in scripts (JSON-LD) as `\u0416`.
 *
 * @throws ExonymError where the page declares an encoding that browsers refuse to read.
 * @example
 * const page = openHtml(await readFile("page.html"));
 * page.save(page.text.replace("<h1>News", "<h1>Новини")); // in windows-1252: <h1>&#x41D;…
 */
export function openHtml(bytes: Uint8Array): OpenedFile {
  return open(bytes, htmlEncoding(bytes), referInHtml);
}

/**
 * Opens XML in whatever charset it is: by its byte order mark, else its declaration, else as UTF-8 (XML 1.0, appendix F).
 * Otherwise as {@link openHtml}; a character that the charset lacks ends and reopens a CDATA section that it stands in.
 * Text with lone surrogates is not well-formed; `text.toWellFormed()` has the same offsets and is.
 *
 * @throws ExonymError where the encoding is not known.
 */
export function openXml(bytes: Uint8Array): OpenedFile {
  return open(bytes, xmlEncoding(bytes), referInXml);
}

/** Spells what a charset lacks otherwise. */
type Refer = (text: string, isLacking: (character: string) => boolean, charset: string) => string;

function open(bytes: Uint8Array, encoding: string, refer: Refer): OpenedFile {
  if (encoding === "replacement") throw unreadable(labelInXml(bytes));
  const charset = charsetNamed(encoding);
  // Half a code unit of UTF-16 at the end is no text at all.
  const length = encoding.startsWith("utf-16") ? bytes.length - (bytes.length % 2) : bytes.length;
  const text = charset.decode(bytes.subarray(0, length));
  return {
    text,
    save(changed) {
      if (changed === text) return bytes;
      const rest = bytes.subarray(length);
      const isPlain = encoding.startsWith("utf-") && changed.isWellFormed();
      if (isPlain) return Buffer.concat([charset.encode(changed), rest]);
      const spelled = spell(changed, charset, refer);
      const encoded = charset.encode(spelled);
      // A byte without a meaning may have been moved to where it begins a character.
      if (charset.decode(encoded) !== spelled) {
        throw usageError(
          `The file has bytes that are not ${charset.name}, and they would be read as others beside the translation.`,
          "Save the article as UTF-8 first.",
        );
      }
      return Buffer.concat([encoded, rest]);
    },
  };
}

function spell(text: string, charset: Charset, refer: Refer): string {
  const lacking = new Set<string>();
  const known = new Set<string>();
  for (const [character] of text.matchAll(/[^\0-\x7f]/gu)) {
    if (known.has(character)) continue;
    known.add(character);
    if (!charset.has(character) && !/^[\udc00-\udcff]$/.test(character)) lacking.add(character);
  }
  return lacking.size === 0 ? text : refer(text, (character) => lacking.has(character), charset.name);
}

function htmlEncoding(bytes: Uint8Array): string {
  const marked = byOrderMark(bytes) ?? bareUtf16(bytes);
  if (marked !== undefined) return marked;
  const declared = declaredByPage(bytes);
  if (declared === undefined) return isRatherUtf8(bytes) ? "utf-8" : "windows-1252";
  return isMisdeclared(bytes, declared) ? "utf-8" : declared;
}

function xmlEncoding(bytes: Uint8Array): string {
  const marked = byOrderMark(bytes) ?? byFirstCharacter(bytes);
  if (marked !== undefined) return marked;
  const label = labelInXml(bytes);
  const declared = label === undefined ? "utf-8" : declaredByXml(bytes);
  if (declared === undefined) throw unreadable(label);
  if (isMisdeclared(bytes, declared)) return "utf-8";
  return strictly(declared, label ?? "");
}

/**
 * Browsers take Latin-1 and its kin for the code pages of Windows; programs that read XML do not, and would take a
 * quotation mark that we write at 0x93 for a control character.
 */
function strictly(encoding: string, label: string): string {
  if (!/^windows-(?:874|125[24])$/.test(encoding) || /windows|cp12|dos-/i.test(label)) return encoding;
  return /ascii|ansi/i.test(label) ? "us-ascii" : `${encoding}+c1`;
}

function byOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function byFirstCharacter([first, second]: Uint8Array): string | undefined {
  if (first === 0x3c && second === 0) return "utf-16le";
  return first === 0 && second === 0x3c ? "utf-16be" : undefined;
}

/** Whether a file without a declaration is UTF-8, perhaps with a few broken characters. */
function isRatherUtf8(bytes: Uint8Array): boolean {
  if (decodeWholeUtf8(bytes) !== null) return true;
  const { characters, strayBytes } = decodeBrokenUtf8(bytes);
  return characters > strayBytes;
}

/**
 * Whether a file that declares a legacy charset is UTF-8, as pages are that were saved by a program, not from the wire.
 * Bytes of another charset are hardly ever valid UTF-8 beyond ASCII.
 */
function isMisdeclared(bytes: Uint8Array, declared: string): boolean {
  if (declared === "utf-8" || declared.startsWith("utf-16")) return false;
  const text = decodeWholeUtf8(bytes);
  if (text === null) return false;
  // One pair of bytes may be chance where letters have two bytes anyway; three are not.
  const enough = isMultiByte(declared) ? 3 : 1;
  let found = 0;
  for (const _ of text.matchAll(/[^\0-\x7f]/gu)) if (++found === enough) return true;
  return false;
}

function unreadable(label: string | undefined) {
  return usageError(
    label === undefined
      ? "The encoding that the file declares cannot be read."
      : `The encoding «${label}» is not known.`,
    "Save the article as UTF-8, and declare that.",
    { position: { line: 1, column: 1 } },
  );
}
