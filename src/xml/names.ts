/** A name of an element or attribute as it is written, taken apart; one object for all places where it stands. */
export interface XmlName {
  /** Prefix included. */
  readonly qualified: string;
  /** Empty where there is none. */
  readonly prefix: string;
  readonly local: string;
  /** Of {@link qualified}, for the look-up. */
  readonly hash: number;
}

/** What names are made of (Namespaces in XML 1.0, section 4, NCName; XML 1.0, section 2.3). */
const START =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const NC_NAME = `[${START}][${START}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}-]*`;
const QUALIFIED = new RegExp(`^(?:(${NC_NAME}):)?(${NC_NAME})$`, "u");

/** ASCII characters at which a name ends, well-formed or not. */
const ENDS = new Uint8Array(128);
for (const character of " \t\r\n=/<>\"'&?!") ENDS[character.charCodeAt(0)] = 1;

const SLOTS = 1024;

/** The names of one file, each made and checked once. */
export interface NameTable {
  /** Reads the name that begins at an offset; `null` where none does. It is as long as its `qualified`. */
  readonly read: (text: string, start: number) => XmlName | null;
}

/**
 * Makes a table of names. The slots are a cache in front of the map: files that make names fall into one slot are
 * read a little slower, never in more than linear time.
 */
export function createNameTable(): NameTable {
  const slots: (XmlName | undefined)[] = new Array(SLOTS).fill(undefined);
  const names = new Map<string, XmlName | null>();
  return {
    read(text, start) {
      const length = text.length;
      let hash = 0;
      let end = start;
      while (end < length) {
        const code = text.charCodeAt(end);
        if (code < 128 && ENDS[code] === 1) break;
        hash = (Math.imul(hash, 31) + code) | 0;
        end++;
      }
      const slot = hash & (SLOTS - 1);
      const cached = slots[slot];
      if (
        cached !== undefined &&
        cached.hash === hash &&
        cached.qualified.length === end - start &&
        text.startsWith(cached.qualified, start)
      ) {
        return cached;
      }
      const qualified = text.slice(start, end);
      let name = names.get(qualified);
      if (name === undefined) {
        name = parseName(qualified, hash);
        names.set(qualified, name);
      }
      if (name !== null) slots[slot] = name;
      return name;
    },
  };
}

function parseName(qualified: string, hash: number): XmlName | null {
  const match = QUALIFIED.exec(qualified);
  return match === null ? null : { qualified, prefix: match[1] ?? "", local: match[2] ?? "", hash };
}

/** Whether a text is a name without a prefix. */
export function isSimpleName(value: string): boolean {
  return QUALIFIED.exec(value)?.[1] === undefined && QUALIFIED.test(value);
}
