import { type Content, rawText } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import { ExonymError } from "../article/problem.ts";
import type { FoundUnit } from "../article/unit.ts";
import { codeProblem } from "./codes.ts";
import { applyEdits, type Edit } from "./edit.ts";
import type { Refusal, Serialized } from "./format.ts";
import type { IdentifiedText } from "./identified.ts";
import { carryInner, type InnerTexts, innerTexts } from "./nesting.ts";
import { breaksAtEdge, normalizeTranslation } from "./normalize.ts";
import { type ExpectedText, misreadTexts } from "./proof.ts";
import type { ArticleText, Caution, Reading, Spelled } from "./reading.ts";
import { signature } from "./signature.ts";

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
  const inner = innerTexts(input.reading.texts);
  const outerOf = new Map([...inner].flatMap(([outer, texts]) => texts.map((text) => [text, outer])));
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { newText, wrong } = attempt(input, changes, inner, outerOf);
    if (wrong.size === 0) {
      return problems.size === 0 ? { text: newText, refusals: [] } : refuse(units, problems);
    }
    const hopeless = changes.filter(({ unit, caution }) => wrong.has(unit) && caution === MAX_CAUTION);
    const hopelessTexts = new Set(hopeless.map(({ unit }) => unit));
    for (const change of hopeless) {
      // What lies inside a hopeless text is tried again without it.
      const outer = outerOf.get(change.unit);
      if (outer === undefined || !hopelessTexts.has(outer)) problems.set(change.id, misreadMessage(change));
    }
    changes = changes
      .filter(({ id }) => !problems.has(id))
      .map((change) =>
        wrong.has(change.unit) ? { ...change, caution: moreCautious(change.caution) } : change,
      );
  }
  for (const change of changes) problems.set(change.id, misreadMessage(change));
  return refuse(units, problems);
}

/** Whether content has the unit's spelling and means it: somebody may type `&amp;` where the source has it for `&`. */
export function isUnchanged(unit: FoundUnit, given: Content): boolean {
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

/** What is said of a translation that reads otherwise however it is spelled. */
function misreadMessage({ unit, translation }: Change): string {
  return breaksAtEdge(translation) && !breaksAtEdge(unit.content)
    ? "A line break cannot stand at the beginning or end of this text. Move it between words."
    : unit.place.misread;
}

function moreCautious(caution: Caution): Caution {
  return caution === 0 ? 1 : 2;
}

interface Attempt {
  readonly newText: string;
  /** Changed texts that do not read as they should. Empty when the whole article does. */
  readonly wrong: ReadonlySet<ArticleText>;
}

/** A text as it is written anew, with the texts inside its codes. */
interface Rewrite {
  readonly source: ArticleText;
  readonly spelled: Spelled;
  readonly edit: Edit;
  readonly inner: ExpectedText["inner"];
}

function attempt(
  { text: oldText, reading, read, edits }: SpliceInput,
  changes: readonly Change[],
  inner: InnerTexts,
  outerOf: ReadonlyMap<ArticleText, ArticleText>,
): Attempt {
  const changeOf = new Map(changes.map((change) => [change.unit, change]));
  const changed = new Set(changeOf.keys());
  const touched = new Set(changes.map(({ unit }) => outerOf.get(unit) ?? unit));
  const rewrites = [...touched].map((source) => rewrite(source, inner.get(source) ?? [], changeOf));
  const all = [...edits, ...rewrites.map(({ edit }) => edit)].sort((a, b) => a.start - b.start);
  const { text: newText, starts } = applyEdits(oldText, all);
  if (changes.length === 0) return { newText, wrong: new Set() };
  const newStarts = new Map(all.map((edit, i) => [edit, starts[i] ?? 0]));
  const expected = rewrites.map(({ source, spelled, edit, inner: within }): ExpectedText => {
    const { raw, reads, around } = spelled;
    const start = (newStarts.get(edit) ?? 0) + (around?.before.length ?? 0);
    return { source, reads, inner: within, start, end: start + raw.length };
  });
  const newReading = tryRead(read, newText);
  return {
    newText,
    wrong: newReading === null ? changed : misreadTexts({ reading, inner }, newReading, expected, changed),
  };
}

/** Spells a text that changes, or in which another one does. */
function rewrite(
  source: ArticleText,
  inner: readonly ArticleText[],
  changeOf: ReadonlyMap<ArticleText, Change>,
): Rewrite {
  const reads = new Map<ArticleText, Content>();
  const edits = new Map<ArticleText, Edit>();
  for (const text of inner) {
    const change = changeOf.get(text);
    if (change === undefined) continue;
    const spelled = text.place.spell(text, change.translation, change.caution);
    reads.set(text, spelled.reads);
    edits.set(text, editOf(text, spelled));
  }
  const change = changeOf.get(source);
  const carried = carryInner(change?.translation ?? source.content, source, inner, edits);
  const spelled: Spelled = change
    ? source.place.spell(source, carried.content, change.caution)
    : { raw: rawText(carried.content), reads: carried.content };
  return {
    source,
    spelled,
    edit: editOf(source, spelled),
    inner: carried.inner.map((text) => ({ source: text, reads: reads.get(text) ?? text.content })),
  };
}

function editOf({ start, end }: ArticleText, { raw, around }: Spelled): Edit {
  if (around === undefined) return { start, end, text: raw };
  return { start: around.start, end: around.end, text: `${around.before}${raw}${around.after}` };
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
