/** Replaces decimal digits of every script (Arabic-Indic, Devanagari, fullwidth …) by ASCII ones. Offsets stay; digits beyond U+FFFF are left alone. */
export function asciiDigits(text: string): string {
  return text.replace(/[\p{Nd}--[0-9]]/gv, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return code > 0xffff ? digit : String(digitValue(code));
  });
}

/** Unicode gives decimal digits in runs of ten, zero first (The Unicode Standard, section 4.6). */
function digitValue(code: number): number {
  const known = values.get(code);
  if (known !== undefined) return known;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero--;
  const value = (code - zero) % 10;
  values.set(code, value);
  return value;
}

const values = new Map<number, number>();

const CHINESE_DIGITS = "〇一二三四五六七八九";
const CHINESE_POWERS: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const CHINESE_MYRIADS: ReadonlyMap<string, number> = new Map([
  ["万", 1e4],
  ["萬", 1e4],
  ["億", 1e8],
  ["亿", 1e8],
]);
const CHINESE_VARIANTS: ReadonlyMap<string, string> = new Map([
  ["零", "〇"],
  ["两", "二"],
  ["兩", "二"],
  ["廿", "二"],
]);
const CHINESE_NUMERAL = /[〇零一二三四五六七八九十百千万萬億亿两兩]+/g;

/** The values of numbers written in Chinese characters (十五, 二〇二四, 三千万), one or two for each run. */
export function chineseNumerals(text: string): readonly number[] {
  const values: number[] = [];
  for (const [numeral] of text.matchAll(CHINESE_NUMERAL)) {
    if (numeral.length > 20) continue;
    values.push(chineseValue(numeral), chineseDigits(numeral));
  }
  return values;
}

/** Digit by digit: 二〇二四. */
function chineseDigits(numeral: string): number {
  return Number([...numeral].map((sign) => digitOf(sign)).join("")) || 0;
}

function chineseValue(numeral: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of numeral) {
    const power = CHINESE_POWERS.get(sign);
    const myriad = CHINESE_MYRIADS.get(sign);
    if (power !== undefined) {
      section += (digit || 1) * power;
      digit = 0;
    } else if (myriad !== undefined) {
      total += (section + digit || 1) * myriad;
      section = 0;
      digit = 0;
    } else digit = digitOf(sign);
  }
  return total + section + digit;
}

function digitOf(sign: string): number {
  return Math.max(0, CHINESE_DIGITS.indexOf(CHINESE_VARIANTS.get(sign) ?? sign));
}

const ROMAN_DIGITS: ReadonlyMap<string, number> = new Map([
  ["I", 1],
  ["V", 5],
  ["X", 10],
  ["L", 50],
  ["C", 100],
  ["D", 500],
  ["M", 1000],
]);
/** Roman numerals of centuries, monarchs and congresses, also spelled with Cyrillic letters or with French endings (XIXe, Ier). */
const ROMAN_NUMERAL =
  /(?<![\p{L}\p{N}])(?:([IVXLCDMІХСМ]{2,12})(?:e|ème)?|([IVXІХ])|(I)(?:er|re|ère))(?![\p{L}\p{N}])/gu;
const CYRILLIC_TWINS: ReadonlyMap<string, string> = new Map([
  ["І", "I"],
  ["Х", "X"],
  ["С", "C"],
  ["М", "M"],
]);

/** The values of Roman numerals (XXI, ХХІ, XIXe). */
export function romanNumerals(text: string): readonly number[] {
  return [...text.matchAll(ROMAN_NUMERAL)].map(([, many, one, first]) => {
    const numeral = many ?? one ?? first ?? "";
    const digits = [...numeral].map((sign) => ROMAN_DIGITS.get(CYRILLIC_TWINS.get(sign) ?? sign) ?? 0);
    return digits.reduce((total, digit, i) => total + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
  });
}
