import data from "./name-sounds.json" with { type: "json" };

/** Families of sounds by letter. C is a letter that is a K in one language and an S in the next (c, g, j). */
const FAMILIES: ReadonlyMap<string, string> = new Map(
  Object.entries(data).flatMap(([family, letters]) =>
    [...letters].map((letter) => [letter, family] as const),
  ),
);

/** What counts of a word; names are shorter, and comparing takes the square of it. */
const LONGEST_SOUND = 16;

/**
 * The consonants of a word in any of the alphabets known, as families of sounds: lips, throat, hiss, teeth, flow and nose.
 * Coarse, as alphabets differ: enough to tell that a word may be a name's rendering, not that it is.
 *
 * @example soundOf("Шойгу") === soundOf("Shoigu") // false, but both have a hiss and a throat: see soundLikeness
 */
export function soundOf(word: string): string {
  let sound = "";
  for (const letter of word.toLowerCase().normalize("NFC")) {
    for (const part of FAMILIES.has(letter) ? [letter] : letter.normalize("NFD"))
      sound += FAMILIES.get(part) ?? "";
    if (sound.length >= LONGEST_SOUND) break;
  }
  return sound;
}

/** How much of the longer of two sounds has its like, in order, in the other: 0 to 1. */
export function soundLikeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 0;
  let last: readonly number[] = new Array<number>(other.length + 1).fill(0);
  for (const a of one) {
    const row = [0];
    for (let j = 0; j < other.length; j++) {
      const diagonal = areAlike(a, other[j] ?? "") ? (last[j] ?? 0) + 1 : 0;
      row.push(Math.max(diagonal, last[j + 1] ?? 0, row[j] ?? 0));
    }
    last = row;
  }
  return (last[other.length] ?? 0) / longest;
}

function areAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === "C") return b === "K" || b === "S";
  return b === "C" && (a === "K" || a === "S");
}
