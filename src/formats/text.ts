import { type Content, type Part, rawText, renumber } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import { type FoundUnit, identifyUnits, type ParsedArticle } from "../article/unit.ts";
import { codeProblem } from "./codes.ts";
import { isTranslatable, trimContent } from "./edges.ts";
import { applyEdits, type Edit } from "./edit.ts";
import type { Format, FormatOptions, Refusal, Serialized } from "./format.ts";
import { normalizeTranslation } from "./normalize.ts";
import { protectOpaque } from "./opaque.ts";
import type { Line } from "./text/lines.ts";
import { isWide, paragraphsOf } from "./text/paragraphs.ts";
import { type LineRole, lineRoles, ROLE_UNITS } from "./text/roles.ts";

/**
 * Plain text, as it is scraped or typed. A unit is a line, or a block of lines that a program has wrapped
 * (see {@link paragraphsOf}); its context tells what it is in the article: headline, byline, caption, source line …
 *
 * A translation stands on one line; line breaks in it become spaces. Addresses stay text. There is no markup that a
 * translation could break, so nothing is read again: that it stays on its line is certain from how it is written.
 *
 * @example
 * plainText.parse("One.\nTwo.\n", options).units.length // 2
 */
export const plainText: Format = {
  name: "text",
  extensions: [".txt"],
  datatype: "plaintext",
  parse(text, options): ParsedArticle {
    return { text, units: identifyUnits(findUnits(text, options)) };
  },
  serialize({ text }, translations, options): Serialized {
    const edits: Edit[] = [];
    const refusals: Refusal[] = [];
    for (const { id, content, start, end } of identifyUnits(findUnits(text, options))) {
      const given = translations.get(id);
      if (given === undefined || rawText(given) === text.slice(start, end)) continue;
      const written = writeUnit(id, content, given);
      if ("message" in written) refusals.push(written);
      else edits.push({ start, end, text: written.text });
    }
    if (refusals.length > 0) return { text: null, refusals };
    return { text: applyEdits(text, edits).text, refusals: [] };
  },
};

function findUnits(text: string, options: FormatOptions): FoundUnit[] {
  const found = paragraphsOf(text).flatMap((lines) => unitOf(text, lines));
  if (options.text?.roles === false) return found.map((unit) => ({ ...unit, kind: "paragraph" }));
  const roles = lineRoles(found.map(({ content }) => rawText(content).replace(/\s+/g, " ")));
  return found.map((unit, i) => ({ ...unit, ...ROLE_UNITS[roles[i] ?? BODY] }));
}

const BODY: LineRole = "body";

function unitOf(text: string, lines: readonly Line[]): Omit<FoundUnit, "kind">[] {
  const parts: Part[] = [];
  let end: number | null = null;
  for (const line of lines) {
    const slice = line.text;
    const first = line.start + (slice.length - slice.trimStart().length);
    const last = line.start + slice.trimEnd().length;
    if (end !== null) parts.push(joint(text, end, first));
    const value = text.slice(first, last);
    parts.push({ type: "text", value, raw: value });
    end = last;
  }
  const first = lines[0]?.start ?? 0;
  const lead = text.slice(first).search(/\S/);
  const { content, cut } = trimContent(protectOpaque(parts));
  if (!isTranslatable(content)) return [];
  const start = first + lead + cut;
  return [{ content: renumber(content), start, end: start + rawText(content).length }];
}

/** What a reader sees of the break between two wrapped lines: a space, but nothing inside Chinese or Japanese. */
function joint(text: string, end: number, next: number): Part {
  const isInside = isWide(text[end - 1]) && isWide(text[next]);
  return { type: "text", value: isInside ? "" : " ", raw: text.slice(end, next) };
}

function writeUnit(unit: UnitId, source: Content, given: Content): { readonly text: string } | Refusal {
  const translation = normalizeTranslation(given);
  const text = rawText(translation);
  if (text === "")
    return { unit, message: "The translation has no text. Write one, or leave the paragraph untranslated." };
  const problem = codeProblem(source, translation);
  return problem === null ? { text } : { unit, message: problem };
}
