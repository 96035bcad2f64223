import iconv from "iconv-lite";
import table from "./legacy-charsets.json" with { type: "json" };

/** Primary language subtag → the charset that its users' older programs save in. */
const CHARSETS: ReadonlyMap<string, string> = new Map(
  Object.entries(table).flatMap(([charset, languages]) => languages.map((tag) => [tag, charset] as const)),
);

/** Target and source languages as XLIFF 1.2 and 2.x declare them, targets first. */
const DECLARED = [
  /\s(?:target-language|trgLang)\s*=\s*["']([a-z]{2,3})\b/i,
  /\s(?:source-language|srcLang)\s*=\s*["']([a-z]{2,3})\b/i,
];

/** How far a file is looked into, in bytes. */
const BEGINNING = 4096;

/**
 * The charset that a XLIFF file which is not UTF-8 is most likely in, by the languages that it declares.
 *
 * @returns `undefined` where nothing is likely, or the bytes are none of that charset.
 * @example likelyCharset(bytes) // "windows-1251", where the file has target-language="uk"
 */
export function likelyCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, BEGINNING)).toString("latin1");
  for (const pattern of DECLARED) {
    const charset = CHARSETS.get(pattern.exec(start)?.[1]?.toLowerCase() ?? "");
    if (charset === undefined) continue;
    return iconv.decode(Buffer.from(bytes), charset).includes("\ufffd") ? undefined : charset;
  }
  return undefined;
}
