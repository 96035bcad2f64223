import { type Content, codesOf, plainText, rawText, text } from "../../src/article/content.ts";
import type { ParsedArticle, Unit } from "../../src/article/unit.ts";
import type { Format, Serialized, SerializeOptions } from "../../src/formats/format.ts";

export const OPTIONS: SerializeOptions = {
  translatedKeys: ["title", "description", "summary", "tags", "image.alt"],
  languageKey: "lang",
  frontMatter: {},
};

/** What a translator's tool gives back: text without the article's spelling, codes as they were. */
export function unspelled(content: Content): Content {
  return content.map((part) => (part.type === "text" ? text(part.value) : part));
}

/** Serialises an article with each unit's content changed. */
export function translate(
  format: Format,
  source: string,
  change: (content: Content, unit: Unit, index: number) => Content,
  options: SerializeOptions = OPTIONS,
): Serialized {
  const article = format.parse(source, options);
  const translations = new Map(article.units.map((unit, i) => [unit.id, change(unit.content, unit, i)]));
  return format.serialize(article, translations, options);
}

/** As {@link translate}, with the one unit's text replaced. A sign before a name stands for the unit's codes, in order: `⟨1⟩`. */
export function translateTo(format: Format, source: string, ...targets: readonly string[]): string {
  const result = translate(format, source, (content, _unit, i) => fill(targets[i] ?? "", content));
  return result.text ?? `REFUSED ${result.refusals.map(({ message }) => message).join(" ")}`;
}

/** Content from a template: `⟨0⟩` stands for the source's first code, and so on. */
export function fill(template: string, source: Content): Content {
  const codes = codesOf(source);
  return template
    .split(/(⟨\d+⟩)/)
    .filter((piece) => piece !== "")
    .map((piece) => codes[Number(/^⟨(\d+)⟩$/.exec(piece)?.[1] ?? Number.NaN)] ?? text(piece));
}

/** A unit in one line: kind, and text with codes as `⟨display⟩`. */
export function describeUnits({ units }: ParsedArticle): string[] {
  return units.map(
    ({ kind, content }) =>
      `${kind}: ${content.map((part) => (part.type === "text" ? part.value : `⟨${part.display}⟩`)).join("")}`,
  );
}

/** Where units break the contract of {@link ParsedArticle}; empty when all is well. */
export function contractBreaches(source: string, { text: kept, units }: ParsedArticle): string[] {
  const breaches: string[] = kept === source ? [] : ["text changed"];
  let end = 0;
  let outer: Unit | undefined;
  for (const unit of units) {
    const isInside = unit.start < end;
    // Forms of a counted message that the source lacks stand where its form `other` does.
    if (isInside && outer?.plural && unit.plural && outer.start === unit.start) continue;
    if (isInside && (outer === undefined || !liesInCode(unit, outer)))
      breaches.push(`overlap at ${unit.start}`);
    if (rawText(unit.content) !== source.slice(unit.start, unit.end)) breaches.push(`loss at ${unit.start}`);
    if (plainText(unit.content).trim() === "") breaches.push(`empty at ${unit.start}`);
    if (isInside) continue;
    end = unit.end;
    outer = unit;
  }
  if (new Set(units.map(({ id }) => id)).size !== units.length) breaches.push("ids repeat");
  return breaches;
}

/** Whether a unit lies inside one code of another. */
function liesInCode(unit: Unit, outer: Unit): boolean {
  let from = outer.start;
  return outer.content.some((part) => {
    const start = from;
    from += rawText([part]).length;
    return part.type === "code" && start <= unit.start && unit.end <= from;
  });
}
