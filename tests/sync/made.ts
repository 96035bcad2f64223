import { type Code, type CodeKind, type Content, type Part, text } from "../../src/article/content.ts";
import { idMaker, type SegmentId, type UnitId } from "../../src/article/identity.ts";
import { type Locale, parseLocale, sentenceSpace } from "../../src/article/locale.ts";
import type { Suggestion } from "../../src/article/translation.ts";
import type { Article, Furniture, Segment, SegmentedUnit } from "../../src/article/unit.ts";
import { type Configuration, parseConfiguration } from "../../src/project/configuration.ts";
import type { XliffSegment } from "../../src/xliff/model.ts";

const { configuration } = parseConfiguration("sourceLanguages: [en]\nlocales: [fr]\n", "exonym.yaml", "/");
if (configuration === undefined) throw new Error("The smallest configuration is not valid.");

/** All settings at their defaults. */
export const defaults: Configuration = configuration;

export const en = parseLocale("en");
export const fr = parseLocale("fr");

/** Text as an article spells it. */
export const spelled = (value: string, raw = value): Part => ({ type: "text", value, raw });

/** A code, as it stands in a sentence. */
export function code(
  form: Code["form"],
  id = "1",
  raw = form === "single" ? "<br>" : "**",
  kind: CodeKind = form === "single" ? "break" : "strong",
): Code {
  return { type: "code", form, id, kind, raw, display: raw };
}

/** Words in bold. */
export const bold = (words: string, id = "1"): Part[] => [code("open", id), text(words), code("close", id)];

/** A sentence of a made article; what is left out is plain. */
export interface Sentence {
  readonly content: Content;
  readonly trailing?: Content;
  readonly furniture?: Furniture;
}

/** An article of paragraphs of sentences; between these stands what the language puts there. Codes get ids of their unit, 1 to n. */
export function madeArticle(
  language: string,
  paragraphs: readonly (readonly (string | Sentence)[])[],
  path = "a.md",
): Article {
  const locale = parseLocale(language);
  const unitId = idMaker<UnitId>("u");
  const segmentId = idMaker<SegmentId>("s");
  const units = paragraphs.map((sentences, index): SegmentedUnit => {
    const segments = sentences.map((sentence, place): Segment => {
      const { content, trailing, furniture } = asSentence(sentence, locale);
      const isLast = place === sentences.length - 1;
      return {
        id: segmentId(JSON.stringify(content)),
        content,
        trailing: isLast ? [] : trailing,
        ...(furniture ? { furniture } : {}),
      };
    });
    const content = ofUnit(segments.flatMap((segment) => [...segment.content, ...segment.trailing]));
    return { id: unitId(`${index}`), kind: "paragraph", content, start: 0, end: 0, segments };
  });
  return { path, format: "markdown", language: locale, text: "", units };
}

function asSentence(sentence: string | Sentence, locale: Locale) {
  const space = sentenceSpace(locale);
  const between: Content = space === "" ? [] : [spelled(space)];
  const given = typeof sentence === "string" ? { content: [spelled(sentence)] } : sentence;
  return { trailing: between, ...given };
}

/** Numbers codes through a unit: an opening code and the next closing one are a pair. */
function ofUnit(content: Content): Content {
  let last = 0;
  const open: string[] = [];
  return content.map((part) => {
    if (part.type === "text") return part;
    const id = part.form === "close" ? (open.pop() ?? String(++last)) : String(++last);
    if (part.form === "open") open.push(id);
    return { ...part, id: `u${id}` };
  });
}

/** What a segment of a file has besides its source; what is left out is usual. */
export type Rest = Partial<Omit<XliffSegment, "source" | "target">> & {
  readonly target?: string | Content | null;
};

/** A segment as a XLIFF file could have it. */
export function fileSegment(source: string | Content, rest: Rest = {}): XliffSegment {
  const { target = null, ...others } = rest;
  const asContent = (value: string | Content) => (typeof value === "string" ? [text(value)] : value);
  const origin = others.origin ?? (target === null ? null : "human");
  // What memory or machine put in stands in the file a second time, as the offer that was used.
  const used: Suggestion[] =
    target === null || origin === null || origin === "human"
      ? []
      : [{ source: asContent(source), target: asContent(target), quality: 100, origin, from: "" }];
  return {
    unit: "u1" as UnitId, // ids of a file
    id: "s1" as SegmentId,
    source: asContent(source),
    target: target === null ? null : asContent(target),
    state: target === null ? "needs-translation" : "translated",
    origin: target === null ? null : "human",
    approved: false,
    suggestions: used,
    previous: null,
    notes: [],
    position: { line: 1, column: 1 },
    fileUnit: "u1",
    fileSegment: null,
    element: { start: 0, end: 0 },
    sourceInner: null,
    targetInner: null,
    hasTarget: target !== null,
    remark: null,
    translate: true,
    ...others,
  };
}
