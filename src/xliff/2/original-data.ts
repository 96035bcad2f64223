import { attributesXml, escapeText, FORBIDDEN_IN_TEXT } from "../../xml/escape.ts";

/** A `data` element of `originalData` (2.1, section 4.2.2.13): markup that codes of the unit refer to. */
export interface OriginalData {
  readonly id: string;
  readonly value: string;
}

/** The original data of one unit or match while its codes are written; equal markup is kept once. */
export interface DataTable {
  /** The id of the `data` that holds this markup, made where there is none yet; `undefined` for no markup. */
  readonly refOf: (raw: string) => string | undefined;
  /** What was made, in order. */
  readonly added: () => readonly OriginalData[];
}

/** A table that starts with the data that stand there, by id. */
export function createDataTable(standing: ReadonlyMap<string, string>): DataTable {
  const ids = new Map([...standing].toReversed().map(([id, value]) => [value, id] as const));
  const added: OriginalData[] = [];
  let number = 0;
  const freeId = () => {
    do number++;
    while (standing.has(`d${number}`));
    return `d${number}`;
  };
  return {
    refOf(markup) {
      if (markup === "") return undefined;
      // Not even `cp` can carry half a surrogate pair.
      const raw = markup.toWellFormed();
      const known = ids.get(raw);
      if (known !== undefined) return known;
      const made = { id: freeId(), value: raw };
      ids.set(raw, made.id);
      added.push(made);
      return made.id;
    },
    added: () => added,
  };
}

/** One `data` element. */
export function data2({ id, value }: OriginalData, prefix: string): string {
  return `<${prefix}data${attributesXml({ id })}>${textWithCp(value, prefix)}</${prefix}data>`;
}

/** Character data of 2.x, where `cp` carries what XML cannot hold (2.1, section 4.2.3.1). */
export function textWithCp(value: string, prefix: string): string {
  return escapeText(value).replace(FORBIDDEN_IN_TEXT, (character) => {
    const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `<${prefix}cp hex="${hex}"/>`;
  });
}
