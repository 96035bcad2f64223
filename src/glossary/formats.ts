import { csv, tsv } from "./csv.ts";
import type { GlossaryFormat } from "./format.ts";
import { tbx } from "./tbx.ts";
import { utx } from "./utx.ts";

/** All formats of glossaries. */
export const glossaryFormats: readonly GlossaryFormat[] = [csv, tsv, tbx, utx];

/** The endings of all files that can be read as glossaries. */
export const glossaryEndings: readonly string[] = glossaryFormats.flatMap(({ extensions }) => extensions);

/**
 * The format of a file by its name; `undefined` where it is none of a glossary.
 *
 * @example glossaryFormatFor("config/glossary/People.TBX")?.name // "tbx"
 */
export function glossaryFormatFor(file: string): GlossaryFormat | undefined {
  const name = file.toLowerCase();
  return glossaryFormats.find(({ extensions }) => extensions.some((ending) => name.endsWith(ending)));
}

/** The format of a name. */
export function glossaryFormatNamed(name: string): GlossaryFormat | undefined {
  return glossaryFormats.find((format) => format.name === name);
}
