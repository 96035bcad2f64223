import {
  type Code,
  type CodeKind,
  type Content,
  codesOf,
  type Part,
  rawText,
} from "../../article/content.ts";
import type { UnitId } from "../../article/identity.ts";
import type { ParsedArticle, Unit } from "../../article/unit.ts";
import { normalizeTranslation } from "../../formats/normalize.ts";

/** Something that is not as it should be, at an offset of the source article's text. */
export interface Damage {
  readonly offset: number;
  readonly message: string;
}

/** What may differ between an article and its localized version. */
export interface Tolerance {
  /** Whether the article was made one of another language, so that attributes of its markup differ. */
  readonly language: boolean;
  /** Whether there is no markup: where units begin and end is told by their words, so that other words may read otherwise. */
  readonly noMarkup: boolean;
}

/**
 * Judges a localized article by what a reader of it finds, whatever the format itself said of it: the units one by one
 * (how many, of which kind, with which words and codes), and all that stands between them.
 *
 * @param after the localized file, opened and parsed anew.
 * @param translations what was put in; other units have to be as they were.
 * @returns the first damage, or `null` where there is none.
 */
export function findDamage(
  before: ParsedArticle,
  after: ParsedArticle,
  translations: ReadonlyMap<UnitId, Content>,
  tolerance: Tolerance,
): Damage | null {
  if (tolerance.noMarkup) return plainDamage(before, after, translations);
  const partnerOf = partners(before.units, after.units);
  for (const unit of before.units) {
    const found = partnerOf(unit);
    const message =
      found === undefined ? "The unit is gone." : unitDamage(unit, found, translations.get(unit.id));
    if (message !== null) return { offset: unit.start, message };
  }
  if (after.units.length > before.units.length) {
    const surplus = after.units.length - before.units.length;
    return { offset: 0, message: `The result has ${surplus} more units.` };
  }
  return tolerance.language ? null : skeletonDamage(before, after);
}

/** Units belong together by their order; forms of a counted message, which may come in another order, by what they are. */
function partners(before: readonly Unit[], after: readonly Unit[]): (unit: Unit) => Unit | undefined {
  const forms = new Map(after.map((unit) => [unit.plural && unit.context, unit]));
  const others = after.filter(({ plural }) => plural === undefined);
  const places = new Map(before.filter(({ plural }) => plural === undefined).map((unit, i) => [unit, i]));
  return (unit) => (unit.plural ? forms.get(unit.context) : others[places.get(unit) ?? -1]);
}

function unitDamage(unit: Unit, found: Unit, translation: Content | undefined): string | null {
  const wanted = translation === undefined ? unit.content : normalizeTranslation(translation);
  if (found.kind !== unit.kind) return `The ${unit.kind} has become a ${found.kind}.`;
  const [expected, got] = [wordsOf(wanted), wordsOf(found.content)];
  if (expected !== got) return `The text reads «${shorten(got)}», not «${shorten(expected)}».`;
  return codeFacts(wanted) === codeFacts(found.content) ? null : "The markup inside has changed.";
}

/** Without markup, the result is the article with other words in the places of the units. */
function plainDamage(
  before: ParsedArticle,
  after: ParsedArticle,
  translations: ReadonlyMap<UnitId, Content>,
): Damage | null {
  let [end, newEnd] = [0, 0];
  for (const unit of before.units) {
    const translation = translations.get(unit.id);
    const words = rawText(translation === undefined ? unit.content : normalizeTranslation(translation));
    const wanted = before.text.slice(end, unit.start) + words;
    if (!after.text.startsWith(wanted, newEnd)) {
      return { offset: unit.start, message: `The text does not read «${shorten(words)}».` };
    }
    end = unit.end;
    newEnd += wanted.length;
  }
  const isWhole = after.text.slice(newEnd) === before.text.slice(end);
  return isWhole ? null : { offset: end, message: "Something outside of the texts has changed." };
}

/** What a reader sees, whatever the white space; a line break is some. */
function wordsOf(content: Content): string {
  return content.map(wordsOfPart).join("").replace(/\s+/g, " ").trim();
}

function wordsOfPart(part: Part): string {
  if (part.type === "text") return part.value;
  if (part.kind === "break") return " ";
  return isAddress(part) ? address(part) : "";
}

/** Codes in order. Emphasis may be spelled in several ways, as a pair of `*` or as a tag; an address as a link around it. */
function codeFacts(content: Content): string {
  return codesOf(content)
    .map((code) => {
      if (isAddress(code)) return "open link, close link";
      return `${code.form} ${STYLES.has(code.kind) ? "style" : code.kind}`;
    })
    .join(", ");
}

/** Whether a code is an address that is read as it stands: `https://…`, `<me@example.org>`; no tag, whatever it does. */
function isAddress({ form, kind, raw }: Code): boolean {
  return form === "single" && kind === "link" && /^[^\s]*[.:@][^\s]*$/.test(raw);
}

function address({ raw }: Code): string {
  return raw.replace(/^<|>$/g, "");
}

const STYLES: ReadonlySet<CodeKind> = new Set<CodeKind>(["emphasis", "strong", "strikethrough", "html"]);

function shorten(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59).toWellFormed()}…`;
}

/** Compares what stands between the units; quotes around a value and a label after a text may be added. */
function skeletonDamage(before: ParsedArticle, after: ParsedArticle): Damage | null {
  let [end, newEnd] = [0, 0];
  for (let i = 0; i <= before.units.length; i++) {
    const unit = before.units[i] ?? { start: before.text.length, end: before.text.length };
    const found = after.units[i] ?? { start: after.text.length, end: after.text.length };
    // A unit inside a code of another one: there is nothing between them.
    const isInside = unit.start < end;
    if (!isInside && !sameGap(before.text.slice(end, unit.start), after.text.slice(newEnd, found.start))) {
      return { offset: end, message: "Something outside of the texts has changed." };
    }
    end = Math.max(end, unit.end);
    newEnd = Math.max(newEnd, found.end);
  }
  return null;
}

function sameGap(gap: string, other: string): boolean {
  return gap === other || bare(gap) === bare(other);
}

/** Without quotes, the signs of YAML's block scalars, white space, and the label of an image that was its own (`![label]`). */
function bare(gap: string): string {
  return gap.replace(/^\]\[[^[\]]*\]/, "]").replace(/["'|>+\s-]/g, "");
}
