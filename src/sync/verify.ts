import { type Content, type Part, plainText, text } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import type { ParsedArticle, Unit } from "../article/unit.ts";
import type { Format, FormatOptions } from "../formats/format.ts";

/** What becomes of an article when every text in it is replaced. */
export type StructureResult = "kept" | "refused";

/** What is proven about one article. */
export interface Verification {
  /** Whether the article comes back byte for byte when its own text is put in as the translation. */
  readonly identity: boolean;
  /** By kind of replacement. A format refuses rather than damages. */
  readonly structure: Readonly<Record<string, StructureResult>>;
  /** Why something was not as it should be; `null` where all is well. */
  readonly reason: string | null;
}

/** Replacement texts: what a translation can bring along that an article's markup might take for its own. */
const REPLACEMENTS: Readonly<Record<string, (word: string) => string>> = {
  accented: (word) => `Ţéšţ ${word} žlúťoučký.`,
  special: (word) => `* _${word}_ [x](y) <b> & # | \`z\` 1. \\`,
  cjk: () => "“中文。”",
};

/** Tries an article in its format: identity, then every text replaced in three ways. Pure. */
export function verify(article: string, format: Format, options: FormatOptions): Verification {
  const parsed = format.parse(article, options);
  const serializeOptions = { ...options, frontMatter: {} };
  const same = format.serialize(
    parsed,
    new Map(parsed.units.map(({ id, content }) => [id, content])),
    serializeOptions,
  );
  const identity =
    same.text === article && format.serialize(parsed, new Map(), serializeOptions).text === article;
  const structure: Record<string, StructureResult> = {};
  let reason = identity
    ? null
    : (same.refusals[0]?.message ?? "The article does not come back byte for byte.");
  for (const [name, replace] of Object.entries(REPLACEMENTS)) {
    const result = format.serialize(parsed, replaceAll(parsed, replace), serializeOptions);
    structure[name] = result.text === null ? "refused" : "kept";
    if (result.text === null) reason ??= `${name}: ${result.refusals[0]?.message ?? "refused"}`;
  }
  return { identity, structure, reason };
}

function replaceAll(
  { units }: ParsedArticle,
  replace: (word: string) => string,
): ReadonlyMap<UnitId, Content> {
  return new Map(units.map((unit) => [unit.id, replaceTexts(unit, replace)]));
}

/** Every text run that holds a word is replaced; the codes stay where they are. */
function replaceTexts({ content }: Unit, replace: (word: string) => string): Content {
  return content.map((part): Part => {
    if (part.type === "code" || part.value.trim() === "") return part;
    const word = /[\p{L}\p{N}]+/u.exec(plainText([part]))?.[0];
    return word === undefined ? part : text(replace(word));
  });
}
