import type { Content, Part } from "../../src/article/content.ts";
import type { SegmentId, UnitId } from "../../src/article/identity.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { type BilingualDocument, type BilingualSegment, isFinished } from "../../src/article/translation.ts";
import type { Example } from "../../src/checks/check.ts";
import type { Glossary } from "../../src/glossary/concept.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";

/** Text with codes as examples spell them: `{1}` … `{/1}` and `{1/}`. */
export function content(text: string): Content {
  const parts: Part[] = [];
  for (const piece of text.split(/(\{\/?\d+\/?\})/)) {
    if (piece === "") continue;
    const code = /^\{(\/?)(\d+)(\/?)\}$/.exec(piece);
    if (!code) parts.push({ type: "text", value: piece });
    else {
      const form = code[1] ? "close" : code[3] ? "single" : "open";
      parts.push({ type: "code", form, id: code[2] ?? "", kind: "other", raw: piece, display: piece });
    }
  }
  return parts;
}

/** One segment; the fields given take the place of the usual ones. */
export function segment(
  source: string,
  target: string,
  fields: Partial<BilingualSegment> & { readonly line?: number } = {},
): BilingualSegment {
  const { line = 1, ...rest } = fields;
  const state = rest.state ?? "translated";
  return {
    unit: `u${line}` as UnitId, // ids of a test's own
    id: `s${line}` as SegmentId,
    source: content(source),
    target: target === "" ? null : content(target),
    state,
    origin: target === "" ? null : "human",
    approved: isFinished(state) && state !== "translated",
    suggestions: [],
    previous: null,
    notes: [],
    position: { line, column: 1 },
    ...rest,
  };
}

/** A file of these segments. */
export function document(
  segments: readonly BilingualSegment[],
  targetLocale: string,
  sourceLocale = "en",
): BilingualDocument {
  return {
    file: "locales/example.xlf",
    original: "example.md",
    sourceLocale: parseLocale(sourceLocale),
    targetLocale: parseLocale(targetLocale),
    segments,
  };
}

/** The glossary of a CSV, which has to be fine. */
export function glossary(csv: string | undefined): Glossary {
  if (csv === undefined) return { concepts: [] };
  const { concepts, problems } = readGlossaryCsv(csv, "glossary.csv");
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { concepts };
}

/** The file and glossary that an example describes. */
export function exampleDocument(example: Example): { document: BilingualDocument; glossary: Glossary } {
  const { state, offer, source } = example;
  const suggestions = offer && [
    {
      source: content(source),
      target: content(offer[1]),
      quality: 0,
      origin: "human" as const,
      from: offer[0],
    },
  ];
  const fields = { ...(state && { state }), ...(suggestions && { suggestions }) };
  return {
    document: document(
      [
        segment(example.source, example.target, fields),
        ...(example.more ?? []).map(([source, target], i) => segment(source, target, { line: i + 2 })),
      ],
      example.targetLocale,
      example.sourceLocale,
    ),
    glossary: glossary(example.glossary),
  };
}
