import { isSimpleName } from "../../xml/names.ts";

/** What may need an escape: what is not plain ASCII, and what looks like an escape already. */
const DOUBTFUL = /[^A-Za-z0-9_.-]|_(?=x[0-9A-Fa-f]{1,6}_)/gu;

/**
 * Spells a concept's id so that XML takes it (xs:ID is an NCName): `New York` → `New_x20_York`.
 * {@link readEntryId} gives it back.
 */
export function writeEntryId(id: string): string {
  const name = id.replace(DOUBTFUL, (character) =>
    character !== "_" && isSimpleName(`a${character}`) ? character : escaped(character),
  );
  return isSimpleName(name) ? name : name.replace(/^./u, escaped);
}

/** The id that {@link writeEntryId} has spelled. */
export function readEntryId(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{1,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}

function escaped(character: string): string {
  return `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}_`;
}
