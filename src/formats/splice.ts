import { type Content, rawText } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import { ExonymError } from "../article/problem.ts";
import { codeProblem } from "./codes.ts";
import { applyEdits, type Edit } from "./edit.ts";
import type { Refusal, Serialized } from "./format.ts";
import { normalizeTranslation } from "./normalize.ts";
import type { ArticleText, Caution, Reading, Spelled } from "./reading.ts";
import { signature } from "./signature.ts";

/** A text with the id that other rooms know it by. */
export interface IdentifiedText {
  readonly id: UnitId;
  readonly unit: ArticleText;
}

/** An article that translations are put into. */
export interface SpliceInput {
  readonly text: string;
  /** What `text` was read to. */
  readonly reading: Reading;
  /** Reads the new text. An {@link ExonymError} from it counts as «reads otherwise». */
  readonly read: (text: string) => Reading;
  /** The texts that have translations. */
  readonly units: readonly IdentifiedText[];
  readonly translations: ReadonlyMap<UnitId, Content>;
  /** Further edits, outside the units, which leave the outline as it is; in order. */
  readonly edits: readonly Edit[];
}

/** A unit whose bytes change. */
interface Change extends IdentifiedText {
  readonly translation: Content;
  readonly caution: Caution;
}

/**
 * Puts translations into an article and proves that it still has its structure and reads as it should: the new text is
 * read, and units that differ are spelled with more caution, all of them at once, at most {@link MAX_PASSES} times.
 */
export function spliceTranslations(input: SpliceInput): Serialized {
  const { units, translations } = input;
  const problems = new Map<UnitId, string>();
  let changes: Change[] = [];
  for (const { id, unit } of units) {
    const given = translations.get(id);
    if (given === undefined || isUnchanged(unit, given)) continue;
    const translation = normalizeTranslation(given);
    const message = problemOf(unit, translation);
    if (message === null) changes.push({ id, unit, translation, caution: 0 });
    else problems.set(id, message);
  }
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { newText, wrong } = attempt(input, changes);
    if (wrong.size === 0) {
      return problems.size === 0 ? { text: newText, refusals: [] } : refuse(units, problems);
    }
    for (const { id, caution, unit } of changes) {
      if (wrong.has(id) && caution === MAX_CAUTION) problems.set(id, unit.place.misread);
    }
    changes = changes
      .filter(({ id }) => !problems.has(id))
      .map((change) =>
        wrong.has(change.id) ? { ...change, caution: moreCautious(change.caution) } : change,
      );
  }
  for (const { id, unit } of changes) problems.set(id, unit.place.misread);
  return refuse(units, problems);
}

/** Whether content has the unit's spelling and means it: somebody may type `&amp;` where the source has it for `&`. */
function isUnchanged(unit: ArticleText, given: Content): boolean {
  return rawText(given) === rawText(unit.content) && signature(given) === signature(unit.content);
}

/** Refusals in the order of the article. */
function refuse(units: readonly IdentifiedText[], problems: ReadonlyMap<UnitId, string>): Serialized {
  const refusals = units.flatMap(({ id }): Refusal[] => {
    const message = problems.get(id);
    return message === undefined ? [] : [{ unit: id, message }];
  });
  return { text: null, refusals };
}

const MAX_CAUTION: Caution = 2;

/** Enough for every unit to be spelled in each of the three ways, once more for what that does to others, and once without the hopeless. */
const MAX_PASSES = 5;

/** What is wrong with a translation whatever its spelling. */
function problemOf(unit: ArticleText, translation: Content): string | null {
  const hasText = translation.some((part) => part.type === "text" && part.value.trim() !== "");
  if (!hasText) return "The translation has no text. Write one, or leave the whole paragraph untranslated.";
  return codeProblem(unit.content, translation) ?? unit.place.objection?.(unit, translation) ?? null;
}

function moreCautious(caution: Caution): Caution {
  return caution === 0 ? 1 : 2;
}

interface Attempt {
  readonly newText: string;
  /** Units that do not read as they should. Empty when the whole article does. */
  readonly wrong: ReadonlySet<UnitId>;
}

function attempt({ text: oldText, reading, read, edits }: SpliceInput, changes: readonly Change[]): Attempt {
  const spelled = changes.map(({ unit, translation, caution }) =>
    unit.place.spell(unit, translation, caution),
  );
  const own = changes.map(({ unit }, i) => editOf(unit, spelled[i]));
  const all = [...edits, ...own].sort((a, b) => a.start - b.start);
  const { text: newText, starts } = applyEdits(oldText, all);
  if (changes.length === 0) return { newText, wrong: new Set() };
  const newStarts = new Map(all.map((edit, i) => [edit, starts[i] ?? 0]));
  const expected = changes.map(({ id, unit }, i): Expected => {
    const { raw = "", reads = [], around } = spelled[i] ?? {};
    const edit = own[i];
    const start = (edit === undefined ? 0 : (newStarts.get(edit) ?? 0)) + (around?.before.length ?? 0);
    return { id, source: unit, reads, start, end: start + raw.length };
  });
  const newReading = tryRead(read, newText);
  return {
    newText,
    wrong: newReading === null ? idsOf(expected) : wrongUnits(reading, newReading, expected),
  };
}

function editOf(unit: ArticleText, spelled: Spelled | undefined): Edit {
  const { raw = "", around } = spelled ?? {};
  if (around === undefined) return { start: unit.start, end: unit.end, text: raw };
  return { start: around.start, end: around.end, text: `${around.before}${raw}${around.after}` };
}

/** A change as it should be found in the new text. */
interface Expected {
  readonly id: UnitId;
  readonly source: ArticleText;
  readonly reads: Content;
  readonly start: number;
  readonly end: number;
}

function wrongUnits(
  reading: Reading,
  newReading: Reading,
  expected: readonly Expected[],
): ReadonlySet<UnitId> {
  const found = new Map(newReading.texts.map((unit) => [unit.start, unit]));
  const wrong = expected.filter((change) => !isAsExpected(change, found.get(change.start)));
  if (wrong.length > 0) return idsOf(wrong);
  // Every changed unit is right; where the rest is not, any of them may have caused it.
  return sameElsewhere(reading, newReading, new Set(expected.map(({ source }) => source)))
    ? new Set()
    : idsOf(expected);
}

function isAsExpected({ source, reads, end }: Expected, unit: ArticleText | undefined): boolean {
  return (
    unit !== undefined &&
    unit.kind === source.kind &&
    unit.end === end &&
    signature(unit.content) === signature(reads)
  );
}

/** Whether two readings have the same outline, and the same texts but for the changed ones. */
function sameElsewhere(reading: Reading, newReading: Reading, changed: ReadonlySet<ArticleText>): boolean {
  return (
    reading.outline.length === newReading.outline.length &&
    reading.texts.length === newReading.texts.length &&
    reading.outline.every((entry, i) => entry === newReading.outline[i]) &&
    reading.texts.every((unit, i) => {
      const other = newReading.texts[i];
      return changed.has(unit) || (other && signature(unit.content) === signature(other.content));
    })
  );
}

function idsOf(changes: readonly { readonly id: UnitId }[]): ReadonlySet<UnitId> {
  return new Set(changes.map(({ id }) => id));
}

/** The translation itself may be nested beyond reason. */
function tryRead(read: (text: string) => Reading, newText: string): Reading | null {
  try {
    return read(newText);
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}
