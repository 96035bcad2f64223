import iconv from "iconv-lite";
import { ExonymError, positionAt, usageError } from "../article/problem.ts";
import { unencodable, withReferences } from "./encoding-references.ts";
import { decodeUtf8 } from "./files.ts";
import { likelyCharset } from "./likely-charset.ts";

/** An XML file as text, and what is needed to write it back as it was. */
export interface DecodedXml {
  /** A byte order mark is kept as U+FEFF, so that encoding gives the bytes back. */
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, or the name of a legacy charset in lower case, as the file declares it. */
  readonly encoding: string;
  readonly bom: boolean;
  readonly bytes: Uint8Array;
}

/** Longest beginning that an XML declaration is looked for in, in bytes. */
const DECLARATION_LENGTH = 1024;

/** What `iconv-lite` calls encodings too, and XML does not (RFC 2978 registers charsets; these are transfer forms). */
const NO_CHARSETS = /^(?:base64|hex|binary|cesu-?8|utf-?7.*|ucs-?2|utf-?32.*)$/;

/**
 * Decodes an XML file by its byte order mark, else its declaration, else as UTF-8 (XML 1.0, appendix F).
 * A file that says one encoding and is in another is refused: its letters would come out as others.
 *
 * @param file the path as the user knows it, for messages.
 * @throws ExonymError (usage) where the charset is unknown, bytes are not of it, or it is evidently not the file's.
 * @example
 * const { text, encoding } = decodeXml(await readBytes("treaty.uk.xlf"), "treaty.uk.xlf");
 */
export function decodeXml(bytes: Uint8Array, file: string): DecodedXml {
  const { encoding, bom } = encodingOf(bytes);
  const result = (text: string, name = encoding): DecodedXml => ({ text, encoding: name, bom, bytes });
  if (encoding === "utf-8") return result(decodeDeclaredUtf8(bytes, file));
  if (encoding === "utf-16le" || encoding === "utf-16be") return result(decodeUtf16(bytes, encoding, file));
  // The declaration could be read as ASCII, so the file is not what these names say.
  if (/^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/.test(encoding)) return result(decodeUtf8(bytes, file), "utf-8");
  if (NO_CHARSETS.test(encoding) || !iconv.encodingExists(encoding)) {
    throw usageError(`The encoding «${encoding}» is not known.`, "Save the file as UTF-8.", {
      file,
      position: { line: 1, column: 1 },
    });
  }
  refuseMisdeclared(bytes, encoding, file);
  const text = iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
  const bad = text.indexOf("\ufffd");
  if (bad >= 0) {
    throw usageError(`This is not ${encoding}, which the file says that it is.`, "Save the file as UTF-8.", {
      file,
      position: positionAt(text, bad),
    });
  }
  return result(text);
}

/**
 * Encodes a text as the file that it was made from: same charset, same byte order. What the charset lacks becomes a
 * numeric character reference where XML allows one (in text and attribute values).
 *
 * @param like the file before the change.
 * @throws ExonymError (usage) where the file's own text would not give its bytes back, or a character that the
 * charset lacks stands where no reference can (a comment, a name, a CDATA section).
 * @example
 * await writeAtomic(file, encodeXml(changed, decoded, file));
 */
export function encodeXml(text: string, like: DecodedXml, file: string): Uint8Array {
  const same = encodeAs(like.text, like.encoding);
  if (!Buffer.from(same.buffer, same.byteOffset, same.byteLength).equals(like.bytes)) {
    throw usageError(
      `The file spells characters in a way that ${like.encoding} has two of, so it cannot be changed byte by byte.`,
      "Save it as UTF-8 first.",
      { file },
    );
  }
  if (isUnicode(like.encoding)) return encodeAs(text, like.encoding);
  const lacking = unencodable(text, (character) => {
    return iconv.decode(iconv.encode(character, like.encoding), like.encoding) === character;
  });
  return encodeAs(
    lacking.size === 0 ? text : withReferences(text, lacking, like.encoding, file),
    like.encoding,
  );
}

/**
 * Where a range of a text stands in its bytes, for tools that splice bytes.
 *
 * @param encoding as {@link decodeXml} names it.
 * @param range half-open, in UTF-16 code units; its ends must not lie inside a surrogate pair.
 * @returns half-open, in bytes from the beginning of the file, a byte order mark included.
 * @example
 * const { start, end } = byteRange(decoded.text, decoded.encoding, segment.targetInner);
 * decoded.bytes.subarray(start, end);
 */
export function byteRange(
  text: string,
  encoding: string,
  range: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const start = encodeAs(text.slice(0, range.start), encoding).length;
  return { start, end: start + encodeAs(text.slice(range.start, range.end), encoding).length };
}

/** Whether an encoding has every character. */
function isUnicode(encoding: string): boolean {
  return encoding.startsWith("utf-") || encoding === "gb18030";
}

function encodeAs(text: string, encoding: string): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  return iconv.encode(text, encoding, { addBOM: false });
}

function encodingOf(bytes: Uint8Array): { readonly encoding: string; readonly bom: boolean } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", bom: true };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", bom: true };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", bom: true };
  if (first === 0x3c && second === 0) return { encoding: "utf-16le", bom: false };
  if (first === 0 && second === 0x3c) return { encoding: "utf-16be", bom: false };
  const start = Buffer.from(bytes.subarray(0, DECLARATION_LENGTH)).toString("latin1");
  const declared = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(start)?.[1];
  const name = declared?.toLowerCase() ?? "utf-8";
  return { encoding: name === "utf8" || name === "us-ascii" ? "utf-8" : name, bom: false };
}

/** As {@link decodeUtf8}, with the advice that helps where the declaration of XML is wrong, or missing. */
function decodeDeclaredUtf8(bytes: Uint8Array, file: string): string {
  try {
    return decodeUtf8(bytes, file);
  } catch (error) {
    if (!(error instanceof ExonymError) || bytes[0] === 0xff || bytes[0] === 0xfe) throw error;
    const { message, position } = error.problem;
    const charset = likelyCharset(bytes);
    throw charset === undefined
      ? usageError(message, `${SAVE_AS_UTF8} the encoding that it is really in.`, { file, position })
      : usageError(`${message} The file is likely in ${charset}.`, `${SAVE_AS_UTF8} encoding="${charset}".`, {
          file,
          position,
        });
  }
}

const SAVE_AS_UTF8 = "Save it as UTF-8, or write into the XML declaration in its first line";

function decodeUtf16(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw usageError("The file begins as UTF-16 and is not.", "Save it as UTF-8.", { file });
  }
}

/**
 * Bytes of another charset are hardly ever valid UTF-8 beyond ASCII: then the declaration is wrong, and reading by it
 * would make every such letter into two others.
 */
function refuseMisdeclared(bytes: Uint8Array, encoding: string, file: string): void {
  let decoded: string;
  try {
    decoded = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return;
  }
  let found = 0;
  for (const character of decoded) if ((character.codePointAt(0) ?? 0) > 0x7f) found++;
  // One pair of bytes may be chance where letters have two bytes anyway; three are not.
  if (found < (isMultiByte(encoding) ? 3 : 1)) return;
  throw usageError(
    `The file says that it is ${encoding}, but it is UTF-8.`,
    'Write encoding="UTF-8" into its first line, or save it once more as UTF-8.',
    { file, position: { line: 1, column: 1 } },
  );
}

function isMultiByte(encoding: string): boolean {
  return /jis|euc|gb|big5|cp9(?:32|36|49|50)|windows-(?:31j|949|936)|ks_?c|korean/.test(encoding);
}

/**
 * Whether a text is the UTF-8 form of another one, opened in a legacy charset: the sign of a file that was saved in
 * one encoding and opened in another.
 *
 * @example readsAsUtf8("Ã©", "windows-1252") // true: it was «é»
 */
export function readsAsUtf8(text: string, charset: string): boolean {
  const bytes = iconv.encode(text, charset);
  if (bytes.length !== text.length || iconv.decode(bytes, charset) !== text) return false;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).length < text.length;
  } catch {
    return false;
  }
}
