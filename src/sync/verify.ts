import type { Content } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import { ExonymError, lineIndex, type Position } from "../article/problem.ts";
import type { ParsedArticle } from "../article/unit.ts";
import type { FormatOptions, Refusal, Serialized, SerializeOptions } from "../formats/format.ts";
import { type ArticleFile, openArticle } from "./article-file.ts";
import { unitsInFile } from "./plurals.ts";
import { type Inventory, takeInventory } from "./verify/inventory.ts";
import { type Damage, findDamage } from "./verify/judge.ts";
import { type Trial, trials } from "./verify/trials.ts";
import { judgeWholePage } from "./verify/whole-page.ts";

/**
 * What becomes of an article when every text in it is replaced: it keeps its structure; some paragraph is refused, and
 * nothing would be written; or the result is not what was asked for, which no format may do.
 */
export type StructureResult = "kept" | "refused" | "damaged";

/** One thing that is not as it should be. */
export interface VerificationFinding extends Position {
  /** `identity`, or the name of a trial. */
  readonly trial: string;
  /** In plain words, with what to do where somebody can do something. */
  readonly message: string;
}

/** What is proven about one article. */
export interface Verification extends Inventory {
  /** Name of the format. */
  readonly format: string;
  /** Whether the file comes back byte for byte, without translations and with its own texts as translations. */
  readonly identity: boolean;
  /** By trial: the article's own texts spelled anew, accented letters, special characters, Chinese, Arabic. */
  readonly structure: Readonly<Record<string, StructureResult>>;
  /** Units that each trial had refused. */
  readonly refused: Readonly<Record<string, number>>;
  /** Why something was not as it should be, as `line:column: why`; `null` where all is well. */
  readonly reason: string | null;
  /** The same for everything, at most {@link MOST_FINDINGS} for a trial. Places are those of the article, or of the part of a container that holds it. */
  readonly findings: readonly VerificationFinding[];
}

/** Most findings that one trial tells. */
export const MOST_FINDINGS = 20;

/**
 * Tries an article in its format: identity, then every text replaced in several ways. Each result is saved, opened and
 * parsed again and judged unit by unit, apart from what the format says of it. Pure.
 *
 * @param bytes the file as it is.
 * @param file the same, opened.
 * @throws ExonymError (usage) where the article cannot be understood.
 * @example
 * const bytes = await readFile("treaty.md");
 * verify(bytes, openArticle(bytes, "treaty.md"), options).identity // true
 */
export function verify(bytes: Uint8Array, file: ArticleFile, options: FormatOptions): Verification {
  const article = file.format.parse(file.text, options);
  const place = lineIndex(article.text);
  const outcomes = [
    { trial: "identity", refused: 0, faults: identityFaults(bytes, file, article, options) },
    ...trials.map((trial) => tryTexts(trial, file, article, options)),
  ];
  const findings = outcomes.flatMap(({ trial, faults }) =>
    faults
      .slice(0, MOST_FINDINGS)
      .map(({ offset, message }): VerificationFinding => ({ trial, message, ...place(offset) })),
  );
  const [identity, ...tried] = outcomes;
  const [first] = findings;
  return {
    format: file.format.name,
    identity: identity?.faults.length === 0,
    structure: Object.fromEntries(
      tried.map(({ trial, refused, faults }) => [trial, resultOf(refused, faults)]),
    ),
    refused: Object.fromEntries(tried.map(({ trial, refused }) => [trial, refused])),
    reason: first === undefined ? null : `${first.line}:${first.column}: ${first.trial}: ${first.message}`,
    ...takeInventory({ ...article, units: unitsInFile(article.units) }),
    findings,
  };
}

/** What came of a trial: faults that are no refusals are damage. */
interface Outcome {
  readonly trial: string;
  readonly refused: number;
  readonly faults: readonly Damage[];
}

function resultOf(refused: number, faults: readonly Damage[]): StructureResult {
  if (faults.length > refused) return "damaged";
  return refused > 0 ? "refused" : "kept";
}

function identityFaults(
  bytes: Uint8Array,
  file: ArticleFile,
  article: ParsedArticle,
  options: FormatOptions,
): readonly Damage[] {
  const own = new Map(article.units.map(({ id, content }) => [id, content]));
  for (const translations of [new Map<UnitId, Content>(), own]) {
    const result = compose(file, article, translations, { ...options, frontMatter: {} });
    if (result.text === null) return refusalsOf(article, result.refusals);
    const saved = file.save(result.text);
    if (Buffer.compare(saved, bytes) !== 0) {
      const offset = firstDifference(article.text, result.text);
      return [{ offset, message: "The article does not come back byte for byte." }];
    }
  }
  return [];
}

function firstDifference(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return at;
}

function tryTexts(trial: Trial, file: ArticleFile, article: ParsedArticle, options: FormatOptions): Outcome {
  const { name, locale } = trial;
  const own = locale
    ? { ...options, locale, frontMatter: { [options.languageKey]: locale } }
    : { ...options, frontMatter: {} };
  const units = unitsInFile(article.units, locale);
  const translations = new Map(units.map(({ id, content }) => [id, trial.fill(content)]));
  const whole = compose(file, article, translations, own);
  // What is refused does not stand in the way of judging all the others.
  for (const { unit } of whole.refusals) translations.delete(unit);
  const rest = whole.text === null ? compose(file, article, translations, own) : whole;
  const refusals = refusalsOf(article, [...whole.refusals, ...(rest === whole ? [] : rest.refusals)]);
  const wanted = { ...article, units };
  const damage = rest.text === null ? null : damageOf(file, wanted, rest.text, translations, own);
  return { trial: name, refused: refusals.length, faults: damage ? [damage, ...refusals] : refusals };
}

/** What stands in the way of the whole article, such as front matter that cannot take its language, is refused as one. */
function compose(
  { format }: ArticleFile,
  article: ParsedArticle,
  translations: ReadonlyMap<UnitId, Content>,
  options: SerializeOptions,
): Serialized {
  try {
    return format.serialize(article, translations, options);
  } catch (error) {
    const [first] = article.units;
    if (!(error instanceof ExonymError) || first === undefined) throw error;
    return { text: null, refusals: [{ unit: first.id, message: error.message }] };
  }
}

function refusalsOf(article: ParsedArticle, refusals: readonly Refusal[]): readonly Damage[] {
  if (refusals.length === 0) return [];
  const starts = new Map(article.units.map(({ id, start }) => [id, start]));
  return refusals.map(({ unit, message }) => ({ offset: starts.get(unit) ?? 0, message }));
}

/** Reads the result as anybody would who is given the file. */
function damageOf(
  file: ArticleFile,
  article: ParsedArticle,
  text: string,
  translations: ReadonlyMap<UnitId, Content>,
  { frontMatter, locale, ...options }: SerializeOptions,
): Damage | null {
  try {
    const { text: reopened, format } = openArticle(file.save(text), "", file.format);
    const tolerance = { language: locale !== undefined, noMarkup: format.datatype === "plaintext" };
    const judged = judgeWholePage(format, { article, translations, options });
    const result = format.parse(reopened, judged.options);
    const after = { ...result, units: unitsInFile(result.units) };
    return findDamage(judged.article, after, judged.translations, tolerance);
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    return { offset: 0, message: `The result cannot be read: ${error.message}` };
  }
}
