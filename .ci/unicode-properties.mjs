/**
 * Writes src/segmentation/regex/unicode.json: which characters the properties hold that segmentation rules name, in the running
 * Node's version of Unicode. A new version can shift sentences of a memory, so run it only for a release that says so:
 * node .ci/unicode-properties.mjs
 */
import { writeFileSync } from "node:fs";

const CATEGORIES =
  "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn Alphabetic Uppercase Lowercase White_Space STerm Terminal_Punctuation Ideographic Extended_Pictographic Emoji Emoji_Modifier Regional_Indicator Quotation_Mark Dash Hex_Digit Diacritic";
const SCRIPTS =
  "Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Syriac Thaana Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Ethiopic Khmer Mongolian Han Hiragana Katakana Hangul Bopomofo Common Inherited";

const names = [...CATEGORIES.split(" "), ...SCRIPTS.split(" ").map((script) => `Script=${script}`)];
const properties = Object.fromEntries(names.map((name) => [name, pack(name)]));
writeFileSync(
  new URL("../src/segmentation/regex/unicode.json", import.meta.url),
  `${JSON.stringify({ version: process.versions.unicode, properties }, null, 2)}\n`,
);

/** The distances from one edge of a stretch to the next, in base 36. */
function pack(name) {
  const regex = new RegExp(`\\p{${name}}`, "u");
  const distances = [];
  let edge = 0;
  let isIn = false;
  for (let code = 0; code <= 0x110000; code++) {
    const holds = code <= 0x10ffff && regex.test(String.fromCodePoint(code));
    if (holds === isIn) continue;
    const next = holds ? code : code - 1;
    distances.push((next - edge).toString(36));
    edge = next;
    isIn = holds;
  }
  return distances.join(" ");
}
