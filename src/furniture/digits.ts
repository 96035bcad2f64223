import { LONGEST_VALUE } from "./keys.ts";

/** Code points of the digit zero in scripts that news is written in (Unicode `Nd`); nine more follow each. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040,
  0x17e0, 0x1810, 0xff10,
];

/** Writes the digits of all scripts as `0` … `9`. Other characters stay, so that offsets do too. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((candidate) => code >= candidate && code < candidate + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** Digits in groups: thousands (1,234,567), or thousands and hundreds as India has them (12,34,567). */
const GROUPED = /^\d{1,3}(?:([,.'’٬\s])(?:\d{2,3}\1)*\d{3})?$|^\d+$/;

/**
 * Reads a whole number in any script's digits, with or without groups. `12.5`, `1.2K` and `-1` are none.
 *
 * @returns `undefined` where the text is something else or beyond `Number.MAX_SAFE_INTEGER`.
 */
export function parseCount(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_VALUE.count) return undefined;
  const latin = latinDigits(trimmed);
  if (!GROUPED.test(latin)) return undefined;
  const number = Number(latin.replace(/\D/g, ""));
  return Number.isSafeInteger(number) ? number : undefined;
}
