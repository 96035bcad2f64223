/** Whether a text can be an id in 2.x (NMTOKEN of XML 1.0, letters beyond ASCII included). */
export function isNmtoken(text: string): boolean {
  return NMTOKEN.test(text);
}

/** Name characters of XML 1.0, section 2.3. */
const NAME_CHARACTERS =
  "-.:_0-9A-Za-z\\u00b7\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u203f-\\u2040\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}";
const NMTOKEN = new RegExp(`^[${NAME_CHARACTERS}]+$`, "u");
const NO_NAME_CHARACTER = new RegExp(`[^${NAME_CHARACTERS}]`, "gu");

/** The nearest id that 2.x allows; not unique. */
export function nmtokenOf(text: string): string {
  return text.replace(NO_NAME_CHARACTER, "_") || "_";
}

/** Gives out ids that are unique in a scope: the wanted one where it is free, else with a number behind it. */
export function uniqueIds(): (wanted: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let count = counts.get(wanted) ?? 1;
    while (taken.has(id)) id = `${wanted}-${++count}`;
    counts.set(wanted, count);
    taken.add(id);
    return id;
  };
}
