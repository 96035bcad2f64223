import fc from "fast-check";
import {
  type Code,
  type CodeKind,
  type Content,
  mergeText,
  type Part,
  text,
} from "../../src/article/content.ts";
import type { SegmentId, UnitId } from "../../src/article/identity.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type { Origin, PreviousVersion, State, Suggestion } from "../../src/article/translation.ts";
import type { UnitKind } from "../../src/article/unit.ts";
import type { NewSegment, PlannedBlock, XliffHead, XliffVersion } from "../../src/xliff/model.ts";

/** The head of a file for tests. */
export function head(version: XliffVersion): XliffHead {
  return {
    version,
    original: "news/treaty.md",
    datatype: "x-markdown",
    sourceLocale: parseLocale("en"),
    targetLocale: parseLocale("fr"),
  };
}

/** A code, for contents written by hand. */
export function code(form: Code["form"], id: string, kind: CodeKind = "strong", raw = "**"): Code {
  return { type: "code", form, id, kind, raw, display: raw };
}

/** A segment without a target. */
export function newSegment(id: string, source: Content | string, rest: Partial<NewSegment> = {}): NewSegment {
  return {
    id: id as SegmentId, // test data
    source: typeof source === "string" ? [text(source)] : source,
    target: null,
    state: "needs-translation",
    origin: null,
    suggestions: [],
    previous: null,
    ...rest,
  };
}

/** A block of new segments. */
export function newBlock(id: string, segments: readonly NewSegment[], context?: string): PlannedBlock {
  return {
    id: id as UnitId, // test data
    kind: "paragraph",
    context,
    segments: segments.map((added) => ({ added })),
  };
}

/** Characters that hurt: markup, quotes, white space, other scripts, outside the BMP. */
const word = fc.string({
  unit: fc.constantFrom(..."abc é&<>\"'\t\n\r ]-;#ЖẨ漢😀\u200f\u00a0"),
  maxLength: 12,
});

const kind: fc.Arbitrary<CodeKind> = fc.constantFrom(
  "emphasis",
  "strong",
  "strikethrough",
  "link",
  "image",
  "code",
  "break",
  "footnote",
  "html",
  "variable",
  "other",
);

/** Codes are any halves in any order: pairs that nest, overlap, cross out of the segment. One id has one kind. */
const part: fc.Arbitrary<Part> = fc.oneof(
  word.map(text),
  fc
    .record({ form: fc.constantFrom("open" as const, "close" as const), id: fc.integer({ min: 1, max: 3 }) })
    .map(({ form, id }) => code(form, String(id), id === 1 ? "strong" : id === 2 ? "link" : "html", "*")),
  fc
    .record({ id: fc.integer({ min: 4, max: 6 }), kind, raw: fc.constantFrom("<br>", "", "{{n}}") })
    .map(({ id, kind: k, raw }) => code("single", String(id), k, raw)),
);

/** Any content, with the text runs merged as a reader merges them. */
export const content: fc.Arbitrary<Content> = fc
  .array(part, { maxLength: 7 })
  .map((parts) => mergeText(parts).filter((each) => each.type === "code" || each.value !== ""));

const filled = content.filter((parts) =>
  parts.some((each) => each.type === "code" || each.value.trim() !== ""),
);

const origin: fc.Arbitrary<Origin> = fc.constantFrom("human", "memory", "machine");

/** In context (101) is only what a memory can give. */
export const suggestion: fc.Arbitrary<Suggestion> = fc
  .record({
    source: content,
    target: filled,
    quality: fc.integer({ min: 0, max: 101 }),
    origin,
    from: fc.constantFrom("", "news.tmx", 'a "b" & <c>: d'),
  })
  .map((each) => (each.origin === "memory" ? each : { ...each, quality: Math.min(each.quality, 100) }));

const previous: fc.Arbitrary<PreviousVersion> = fc.record({ source: content, target: filled });

const finished: fc.Arbitrary<State> = fc.constantFrom("translated", "signed-off", "final");

/** What sync hands over: target, state and origin agree with each other. */
const standing: fc.Arbitrary<Pick<NewSegment, "target" | "state" | "origin" | "previous" | "suggestions">> =
  fc.oneof(
    fc.record({
      target: fc.constant(null),
      state: fc.constant("needs-translation" as const),
      origin: fc.constant(null),
      previous: fc.option(previous),
      suggestions: fc.array(suggestion, { maxLength: 2 }),
    }),
    fc.record({
      target: filled,
      state: finished,
      origin: fc.constant("human" as const),
      previous: fc.constant(null),
      suggestions: fc.array(suggestion, { maxLength: 2 }),
    }),
    previous.map((version) => ({
      target: version.target,
      state: "needs-adaptation" as const,
      origin: "human" as const,
      previous: version,
      suggestions: [],
    })),
    fc
      .record({
        used: suggestion,
        state: fc.oneof(finished, fc.constant("needs-review-translation" as const)),
      })
      .filter(({ used }) => used.origin !== "human")
      .map(({ used, state }) => ({
        target: used.target,
        state,
        origin: used.origin,
        previous: null,
        suggestions: [used],
      })),
  );

const segment: fc.Arbitrary<NewSegment> = fc
  .record({ source: content, standing, remark: fc.option(word, { nil: undefined }) })
  .map(({ source, standing: held, remark }) => newSegment("s", source, { ...held, remark }));

const unitKind: fc.Arbitrary<UnitKind> = fc.constantFrom("paragraph", "heading", "list-item", "front-matter");

/** Blocks with ids that are unique. */
export const blocks: fc.Arbitrary<readonly PlannedBlock[]> = fc
  .array(
    fc.record({
      kind: unitKind,
      context: fc.option(word, { nil: undefined }),
      segments: fc.array(segment, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list.map((block, index) => ({
      ...block,
      id: `u${index}` as UnitId, // test data
      segments: block.segments.map((each, at) => ({
        added: { ...each, id: `s${index}-${at}` as SegmentId },
      })), // test data
    })),
  );
