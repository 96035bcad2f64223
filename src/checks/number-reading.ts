import { type Decimal, decimal, shift, sum } from "./decimal.ts";
import { asciiDigits, chineseNumerals, romanNumerals } from "./digits.ts";
import scales from "./number-scales.json" with { type: "json" };

/** A number that stands in a text in digits. */
export interface NumberFound {
  /** As the text spells it, without a scale word. */
  readonly text: string;
  /** Half-open range in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The values that it may have: «1.234» is 1234 or 1.234, «1.5 million» is 1.5 or 1500000. Any of them will do. */
  readonly values: readonly Decimal[];
  /** The groups of digits, each for itself; together they stand for the number too (a date, a score, a list). */
  readonly groups: readonly Decimal[];
}

/** Groups of digits joined as thousands, decimals or dates. A space joins only what may be a group of three. */
const NUMBER = /\d+(?:(?:[.,'’٫٬]|[ \u00a0\u2009\u202f](?=\d{3}(?!\d)))\d+)*/g;
const SEPARATOR = /[^\d]/g;
const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ["½", "5"],
  ["¼", "25"],
  ["¾", "75"],
]);

/** All numbers in digits, in order, whatever the script of the digits and the separators. */
export function findNumbers(text: string): readonly NumberFound[] {
  const ascii = asciiDigits(text);
  const found: NumberFound[] = [];
  let chain: Chain | undefined;
  for (const match of ascii.matchAll(NUMBER)) {
    const start = match.index;
    const end = start + match[0].length;
    const number = readNumber(match[0], ascii[end]);
    const scaled = readScales(ascii, end, number.values);
    const values = [...new Set([...number.values, ...scaled.values])];
    found.push({ text: text.slice(start, end), start, end, values, groups: number.groups });
    chain = continueChain(chain, found.length - 1, start, scaled);
    if (chain && chain.numbers.length > 1) joinChain(found, chain);
  }
  return found;
}

/** Values that a text holds in other ways than in digits: Roman numerals, Chinese characters. They excuse, and are never asked for. */
export function spelledValues(text: string): readonly Decimal[] {
  return [...romanNumerals(text), ...chineseNumerals(text)].map((value) => decimal(plainDigits(value)));
}

function plainDigits(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : "0";
}

interface NumberReading {
  readonly values: readonly Decimal[];
  readonly groups: readonly Decimal[];
}

/** Reads digits and separators without knowing the locale: whatever value they have by some convention. */
function readNumber(digits: string, next: string | undefined): NumberReading {
  const groups = digits.split(SEPARATOR);
  const separators = digits.match(SEPARATOR) ?? [];
  const [first = "", ...rest] = groups;
  const last = rest.at(-1) ?? "";
  const fraction = FRACTIONS.get(next ?? "");
  const values: Decimal[] = [];
  const alike = separators.every((separator) => separator === separators[0]);
  if (rest.length === 0) values.push(decimal(first), ...(fraction ? [decimal(first, fraction)] : []));
  else if (alike && areThousands(first, rest)) values.push(decimal(groups.join("")));
  if (rest.length === 1 && isPoint(separators[0])) values.push(decimal(first, last));
  if (rest.length > 1 && isPoint(separators.at(-1)) && !alike && areThousands(first, rest.slice(0, -1)))
    values.push(decimal(groups.slice(0, -1).join(""), last));
  return { values, groups: groups.map((group) => decimal(group)) };
}

/** Groups of three, or Indian ones: twos and a last three. */
function areThousands(first: string, rest: readonly string[]): boolean {
  return (
    first.length <= 3 &&
    rest.at(-1)?.length === 3 &&
    (rest.every((group) => group.length === 3) ||
      (first.length <= 2 && rest.slice(0, -1).every((group) => group.length === 2)))
  );
}

function isPoint(separator: string | undefined): boolean {
  return separator === "." || separator === "," || separator === "٫";
}

interface ScaleReading {
  readonly values: readonly Decimal[];
  /** The number times all of them, in its first reading: 2,000만 is two thousand of them, not two. */
  readonly total: Decimal | undefined;
  /** Where the scale words end; the number's end where there are none. */
  readonly end: number;
  /** Whether the last scale is a sign after which the number may go on. */
  readonly chained: boolean;
}

const STEMS = powersByWord(scales.stems);
const WORDS = powersByWord(scales.words);
const LONGEST_STEM = Math.max(...[...STEMS.keys()].map((stem) => stem.length));
const CHAINED = new Set(scales.chained);
const AFTER_NUMBER = /[\s\u00a0-]?([\p{L}\p{M}]{1,40})/uy;

/** The number times the scale words behind it: «1.5 million», «150万», «5 nghìn tỷ». */
function readScales(text: string, end: number, values: readonly Decimal[]): ScaleReading {
  const scaled: Decimal[] = [];
  let current = values;
  let at = end;
  let chained = false;
  for (let step = 0; step < 3; step++) {
    AFTER_NUMBER.lastIndex = at;
    const match = AFTER_NUMBER.exec(text);
    const found = match?.[1] === undefined ? undefined : scaleOf(match[1].toLowerCase());
    if (!match || !found) break;
    current = found.powers.flatMap((power) => current.map((value) => shift(value, power)));
    scaled.push(...current);
    at += match[0].length - (match[1]?.length ?? 0) + found.length;
    chained = found.chained;
  }
  return { values: scaled, total: current[0], end: at, chained };
}

function scaleOf(word: string): { powers: readonly number[]; length: number; chained: boolean } | undefined {
  const first = word.charAt(0);
  if (CHAINED.has(first)) return { powers: WORDS.get(first) ?? [], length: 1, chained: true };
  const whole = WORDS.get(word);
  if (whole) return { powers: whole, length: word.length, chained: false };
  for (let length = Math.min(LONGEST_STEM, word.length); length > 2; length--) {
    const powers = STEMS.get(word.slice(0, length));
    if (powers) return { powers, length: word.length, chained: false };
  }
  return undefined;
}

function powersByWord(
  table: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, readonly number[]> {
  const result = new Map<string, number[]>();
  for (const [power, words] of Object.entries(table))
    for (const word of words) {
      const key = word.normalize("NFC");
      result.set(key, [...(result.get(key) ?? []), Number(power)]);
    }
  return result;
}

/** A number that goes on behind its scale: 1億2000万, 1만 5천. */
interface Chain {
  /** Indexes of its members in the list of numbers found. */
  readonly numbers: readonly number[];
  readonly total: Decimal;
  readonly end: number;
  readonly open: boolean;
}

/** There are no more powers of ten with names of their own. */
const LONGEST_CHAIN = 8;

function continueChain(
  chain: Chain | undefined,
  index: number,
  start: number,
  scaled: ScaleReading,
): Chain | undefined {
  const value = scaled.total;
  if (value === undefined) return undefined;
  const goesOn = chain?.open && chain.numbers.length < LONGEST_CHAIN && start - chain.end <= 1;
  const joined = goesOn ? sum(chain.total, value) : undefined;
  return {
    numbers: joined && chain ? [...chain.numbers, index] : [index],
    total: joined ?? value,
    end: scaled.end,
    open: scaled.chained,
  };
}

/** Lets every member of a chain stand for its total as well. */
function joinChain(found: NumberFound[], chain: Chain): void {
  for (const index of chain.numbers) {
    const member = found[index];
    if (member) found[index] = { ...member, values: [...member.values, chain.total] };
  }
}
