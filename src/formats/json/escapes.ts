/** An escape of JSON (RFC 8259, section 7). */
const ESCAPE = /\\(?:u([\da-fA-F]{4})|(.))/gs;

/** What the letter of a short escape stands for; of every other one, itself. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const SHORT_SPELLING: ReadonlyMap<string, string> = new Map([
  ...[...SHORT].map(([letter, character]) => [character, `\\${letter}`] as const),
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["/", "\\/"],
]);

/** What the inside of a string says. */
export function decodeEscapes(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return raw.replace(ESCAPE, (_escape, hex: string | undefined, letter = "") =>
    hex === undefined ? (SHORT.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** How somebody writes strings of JSON, as far as one can choose. */
export interface Habits {
  /** Characters that are escaped although they need not be, whatever else is: `/`, or a no-break space. */
  readonly escaped: ReadonlySet<string>;
  /** Whether all that is not ASCII is escaped. */
  readonly ascii: boolean;
  /** Whether hexadecimal digits are capital letters. */
  readonly capitals: boolean;
}

/** What everybody has to escape. All else is a choice: `\/` of PHP, `\u003c` of Go. */
const REQUIRED = /["\\\0-\x1f]/;

/** What is seen of habits in a text: for characters that do not occur in it, nothing. */
interface Seen {
  readonly escaped: ReadonlySet<string>;
  /** The text without its escapes. */
  readonly plain: string;
  readonly capitals: boolean | null;
}

const NOT_ASCII = /[^\0-\x7f]/;

/** What nobody escapes for its own sake, as one does what cannot be seen. */
const FOREIGN = /[^\0-\x7f\p{Z}\p{Cc}\p{Cf}]/u;

function look(raw: string): Seen {
  if (!raw.includes("\\")) return { escaped: new Set(), plain: raw, capitals: null };
  const escapes = raw.match(ESCAPE) ?? [];
  const escaped = new Set([...new Set(escapes)].map(decodeEscapes));
  const letters = escapes.find((one) => /^\\u.*[a-f]/i.test(one));
  return {
    escaped,
    plain: raw.replace(ESCAPE, ""),
    capitals: letters === undefined ? null : /[A-F]/.test(letters),
  };
}

/** The habits of a whole file: what it escapes and never has plain. */
export function habitsOf(json: string): Habits {
  const seen = look(json);
  return { ...chosenIn(seen), capitals: seen.capitals ?? false };
}

function chosenIn({ escaped, plain }: Seen): Omit<Habits, "capitals"> {
  const chosen = [...escaped].filter((character) => !REQUIRED.test(character));
  return {
    escaped: new Set(chosen.filter((character) => !FOREIGN.test(character) && !plain.includes(character))),
    ascii: chosen.some((character) => FOREIGN.test(character)) && !NOT_ASCII.test(plain),
  };
}

/** The habits of one string of a file: its own where they are seen, else those of the file. */
export function habitsOfString(raw: string, file: Habits): Habits {
  if (!raw.includes("\\") && file.escaped.size === 0 && !file.ascii) return file;
  const own = look(raw);
  const { escaped, ascii } = chosenIn(own);
  const usual = [...file.escaped].filter((character) => !own.plain.includes(character));
  return {
    escaped: new Set([...escaped, ...usual]),
    ascii: ascii || (file.ascii && !NOT_ASCII.test(own.plain)),
    capitals: own.capitals ?? file.capitals,
  };
}

/**
 * Makes a spelling of texts as the inside of a string. It goes character by character, so that the spelling of a text is that
 * of its pieces.
 */
export function createSpelling({ escaped, ascii, capitals }: Habits): (value: string) => string {
  const chosen = [...escaped]
    .map((character) => (/[\^\]\\-]/.test(character) ? `\\${character}` : character))
    .join("");
  const lone = "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";
  const pattern = new RegExp(`["\\\\\\0-\\x1f${chosen}]|${ascii ? "[^\\0-\\x7f]" : lone}`, "g");
  return (value) => value.replace(pattern, spellCharacter);

  function spellCharacter(character: string): string {
    const short = SHORT_SPELLING.get(character);
    if (short !== undefined) return short;
    const hex = character.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${capitals ? hex.toUpperCase() : hex}`;
  }
}
