import iconv from "iconv-lite";
import type { Charset } from "./charset.ts";
import { createIso2022Jp } from "./iso-2022-jp.ts";
import table from "./labels.json" with { type: "json" };
import { createMultiByte } from "./multi-byte.ts";
import { gb18030Beyond, tabulate } from "./sequences.ts";
import { createSingleByte } from "./single-byte.ts";
import differences from "./single-byte-differences.json" with { type: "json" };
import { utf8 } from "./utf-8.ts";
import { createUtf16 } from "./utf-16.ts";

/** Label → name of the encoding (Encoding Standard, 4.2). */
const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries(table).flatMap(([name, labels]) => labels.map((label) => [label, name] as const)),
);

/** Names of the Encoding Standard → what `iconv-lite` calls the same. */
const ICONV_NAMES: ReadonlyMap<string, string> = new Map([
  ["iso-8859-8-i", "iso-8859-8"],
  ["x-mac-cyrillic", "macukraine"],
]);

const MULTI_BYTE: ReadonlySet<string> = new Set(["gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"]);

/** Where the standard differs from `iconv-lite`: byte → code unit, both hexadecimal. */
const DIFFERENCES: ReadonlyMap<string, ReadonlyMap<number, number>> = new Map(
  Object.entries(differences).map(([name, bytes]) => [
    name,
    new Map(
      Object.entries(bytes).map(([byte, unit]) => [Number.parseInt(byte, 16), Number.parseInt(unit, 16)]),
    ),
  ]),
);

/**
 * The name of the encoding that a label means, whatever its case; `undefined` where there is none.
 *
 * @example encodingOf(" Latin1 ") // "windows-1252"
 */
export function encodingOf(label: string): string | undefined {
  return LABELS.get(label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "").toLowerCase());
}

/** Whether the characters of an encoding may have more than one byte and it is none of Unicode's. */
export function isMultiByte(name: string): boolean {
  return MULTI_BYTE.has(name) || name === "iso-2022-jp";
}

const made = new Map<string, Charset>();

/**
 * The charset of an encoding.
 *
 * @param name as {@link encodingOf} gives it, but `replacement`, which stands for no charset; or `us-ascii`, or the name of
 * a single-byte encoding with `+c1`: there the bytes 0x80 to 0x9F are control characters, as ISO has them.
 */
export function charsetNamed(name: string): Charset {
  const known = made.get(name);
  if (known !== undefined) return known;
  const charset = make(name);
  made.set(name, charset);
  return charset;
}

function make(name: string): Charset {
  if (name === "utf-8") return utf8;
  if (name === "utf-16le" || name === "utf-16be") return createUtf16(name);
  if (name === "iso-2022-jp") return createIso2022Jp(tabulate("euc-jp"));
  if (name === "us-ascii") return createSingleByte(name, []);
  if (name === "x-user-defined")
    return createSingleByte(
      name,
      upperHalf((byte) => 0xf780 + byte - 0x80),
    );
  if (MULTI_BYTE.has(name)) {
    return createMultiByte(name, tabulate(name), name === "gb18030" ? gb18030Beyond : undefined);
  }
  const [base = name, controls] = name.split("+");
  const encoding = ICONV_NAMES.get(base) ?? base;
  return createSingleByte(
    name,
    upperHalf((byte) => {
      if (controls !== undefined && byte < 0xa0) return byte;
      const unit = iconv.decode(Buffer.from([byte]), encoding).charCodeAt(0);
      // What Windows has not assigned there are control characters (Encoding Standard, 9).
      return DIFFERENCES.get(base)?.get(byte) ?? (unit !== 0xfffd ? unit : byte < 0xa0 ? byte : 0);
    }),
  );
}

function upperHalf(unit: (byte: number) => number): number[] {
  return Array.from({ length: 128 }, (_, i) => unit(0x80 + i));
}
