import { type Content, rawText } from "../../article/content.ts";
import type { UnitId } from "../../article/identity.ts";
import { ExonymError } from "../../article/problem.ts";
import { codeProblem } from "../codes.ts";
import { applyEdits, type Edit } from "../edit.ts";
import type { Refusal, Serialized } from "../format.ts";
import { misplacedAddress, newAddress } from "./addresses.ts";
import { type BodyText, type MarkdownBody, readBody } from "./blocks.ts";
import { type Caution, type Rendered, renderTranslation } from "./render.ts";
import { normalizeTranslation, signature } from "./signature.ts";

/** A unit of the body with its id. */
export interface IdentifiedUnit {
  readonly id: UnitId;
  readonly unit: BodyText;
}

/** A unit whose bytes change. */
interface Change extends IdentifiedUnit {
  readonly translation: Content;
  readonly caution: Caution;
}

/**
 * Puts translations into an article's body and proves that it still has its structure and reads as it should: the new
 * text is parsed, and units that differ are spelled with more caution, all of them at once, at most {@link MAX_PASSES} times.
 *
 * @param text the whole article.
 * @param body what it was parsed to.
 * @param frontMatter edits of the lines above the body, already proved; they stand before all units.
 */
export function composeBody(
  text: string,
  body: MarkdownBody,
  units: readonly IdentifiedUnit[],
  translations: ReadonlyMap<UnitId, Content>,
  frontMatter: readonly Edit[],
): Serialized {
  const problems = new Map<UnitId, string>();
  let changes: Change[] = [];
  for (const { id, unit } of units) {
    const given = translations.get(id);
    if (given === undefined || isUnchanged(unit, given)) continue;
    const translation = normalizeTranslation(given);
    const message = problemOf(unit.content, translation);
    if (message === null) changes.push({ id, unit, translation, caution: 0 });
    else problems.set(id, message);
  }
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { newText, wrong } = attempt(text, body, changes, frontMatter);
    if (wrong.size === 0) {
      return problems.size === 0 ? { text: newText, refusals: [] } : refuse(units, problems);
    }
    for (const { id, caution } of changes) {
      if (wrong.has(id) && caution === MAX_CAUTION) problems.set(id, CANNOT_STAND);
    }
    changes = changes
      .filter(({ id }) => !problems.has(id))
      .map((change) =>
        wrong.has(change.id) ? { ...change, caution: moreCautious(change.caution) } : change,
      );
  }
  for (const { id } of changes) problems.set(id, CANNOT_STAND);
  return refuse(units, problems);
}

/** Whether content has the unit's spelling and means it: somebody may type `&amp;` where the source has it for `&`. */
function isUnchanged(unit: BodyText, given: Content): boolean {
  return rawText(given) === rawText(unit.content) && signature(given) === signature(unit.content);
}

/** Refusals in the order of the article. */
function refuse(units: readonly IdentifiedUnit[], problems: ReadonlyMap<UnitId, string>): Serialized {
  const refusals = units.flatMap(({ id }): Refusal[] => {
    const message = problems.get(id);
    return message === undefined ? [] : [{ unit: id, message }];
  });
  return { text: null, refusals };
}

const MAX_CAUTION: Caution = 2;

/** Enough for every unit to be spelled in each of the three ways, once more for what that does to others, and once without the hopeless. */
const MAX_PASSES = 5;

const CANNOT_STAND =
  "Markdown would read this translation otherwise than it is meant. " +
  "Look at punctuation that touches the markup, and keep markup around the same words as in the source.";

/** What is wrong with a translation whatever its spelling. */
function problemOf(source: Content, translation: Content): string | null {
  const hasText = translation.some((part) => part.type === "text" && part.value.trim() !== "");
  if (!hasText) return "The translation has no text. Write one, or leave the whole paragraph untranslated.";
  const problem = codeProblem(source, translation);
  if (problem !== null) return problem;
  const misplaced = misplacedAddress(source, translation);
  if (misplaced !== null)
    return `Keep the characters right before and after «${misplaced}» as in the source.`;
  const address = newAddress(source, translation);
  if (address === null) return null;
  return `«${address}» would become a link, which the source does not have here. Leave it out, or have it added to the source.`;
}

function moreCautious(caution: Caution): Caution {
  return caution === 0 ? 1 : 2;
}

interface Attempt {
  readonly newText: string;
  /** Units that do not read as they should. Empty when the whole article does. */
  readonly wrong: ReadonlySet<UnitId>;
}

function attempt(
  text: string,
  body: MarkdownBody,
  changes: readonly Change[],
  frontMatter: readonly Edit[],
): Attempt {
  const rendered = changes.map(({ unit, translation, caution }) =>
    renderTranslation(unit, translation, caution),
  );
  const edits = changes.map(({ unit }, i) => ({
    start: unit.start,
    end: unit.end,
    text: rendered[i]?.raw ?? "",
  }));
  const { text: newText, starts } = applyEdits(text, [...frontMatter, ...edits]);
  if (changes.length === 0) return { newText, wrong: new Set() };
  const newBody = tryReadBody(newText);
  const expected = changes.map((change, i) => ({
    id: change.id,
    source: change.unit,
    rendered: rendered[i] ?? { raw: "", reads: [] },
    start: starts[frontMatter.length + i] ?? 0,
  }));
  return { newText, wrong: newBody === null ? idsOf(expected) : wrongUnits(body, newBody, expected) };
}

/** A change as it should be found in the new text. */
interface Expected {
  readonly id: UnitId;
  readonly source: BodyText;
  readonly rendered: Rendered;
  readonly start: number;
}

function wrongUnits(
  body: MarkdownBody,
  newBody: MarkdownBody,
  expected: readonly Expected[],
): ReadonlySet<UnitId> {
  const found = new Map(newBody.texts.map((unit) => [unit.start, unit]));
  const wrong = expected.filter((change) => !isAsExpected(change, found.get(change.start)));
  if (wrong.length > 0) return idsOf(wrong);
  // Every changed unit is right; where the rest is not, any of them may have caused it.
  return sameElsewhere(body, newBody, new Set(expected.map(({ source }) => source)))
    ? new Set()
    : idsOf(expected);
}

function isAsExpected({ source, rendered, start }: Expected, unit: BodyText | undefined): boolean {
  return (
    unit !== undefined &&
    unit.kind === source.kind &&
    unit.end === start + rendered.raw.length &&
    signature(unit.content) === signature(rendered.reads)
  );
}

/** Whether two bodies have the same blocks, and the same texts but for the changed ones. */
function sameElsewhere(body: MarkdownBody, newBody: MarkdownBody, changed: ReadonlySet<BodyText>): boolean {
  return (
    body.outline.length === newBody.outline.length &&
    body.outline.every((entry, i) => entry === newBody.outline[i]) &&
    body.texts.every((text, i) => {
      const other = newBody.texts[i];
      return changed.has(text) || (other && signature(text.content) === signature(other.content));
    })
  );
}

function idsOf(changes: readonly { readonly id: UnitId }[]): ReadonlySet<UnitId> {
  return new Set(changes.map(({ id }) => id));
}

/** The translation itself may be nested beyond reason. */
function tryReadBody(text: string): MarkdownBody | null {
  try {
    return readBody(text);
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}
