import fc from "fast-check";
import type { Code, Content } from "../../src/article/content.ts";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import type { BilingualEntry, MemoryContext, MemoryEntry } from "../../src/memory/memory.ts";

/** What breaks stores and XML: control characters, lone surrogates, markup, line ends, our own marks. */
const nasty = fc.constantFrom(
  "\u0000",
  "\u0002",
  "\u0003",
  "\r",
  "\r\n",
  "\t",
  "\uD800",
  "\uDC00",
  "\uFFFE",
  "]]>",
  "<&>\"'",
  "\\u0041",
  "\\",
  " ",
  "𐍈",
  "é",
  "e\u0301",
);

export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.string({ maxLength: 6 }), nasty), { maxLength: 4 })
  .map((pieces) => pieces.join(""));

const code: fc.Arbitrary<Code> = fc.record({
  type: fc.constant("code" as const),
  form: fc.constantFrom("open" as const, "close" as const, "single" as const),
  id: fc.oneof(fc.constantFrom("1", "2", "3"), anyText),
  kind: fc.constantFrom(
    "emphasis" as const,
    "strong" as const,
    "link" as const,
    "other" as const,
    "break" as const,
  ),
  raw: fc.oneof(fc.constantFrom("**", "<br>", ""), anyText),
  display: fc.oneof(fc.constantFrom("**", "["), anyText),
});

export const anyContent: fc.Arbitrary<Content> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: anyText.map((value) => ({ type: "text" as const, value })) },
    { weight: 1, arbitrary: anyText.map((value) => ({ type: "text" as const, value, raw: `${value}!` })) },
    { weight: 2, arbitrary: code },
  ),
  { maxLength: 5 },
);

/** Few different ones, so that sources, targets and contexts meet often. */
export const fewContents: fc.Arbitrary<Content> = fc.constantFrom<Content[]>(
  [],
  [{ type: "text", value: "Kyiv" }],
  [{ type: "text", value: "kyiv" }],
  [
    { type: "text", value: "Ky" },
    { type: "text", value: "iv" },
  ],
  [
    { type: "code", form: "open", id: "1", kind: "strong", raw: "**", display: "**" },
    { type: "text", value: "Kyiv" },
    { type: "code", form: "close", id: "1", kind: "strong", raw: "**", display: "**" },
  ],
  [
    { type: "code", form: "open", id: "1", kind: "strong", raw: "__", display: "**" },
    { type: "text", value: "Kyiv", raw: "K&#121;iv" },
    { type: "code", form: "close", id: "1", kind: "strong", raw: "__", display: "**" },
  ],
);

const anyContext: fc.Arbitrary<MemoryContext | null> = fc.option(
  fc.record({
    previousKey: fc.constantFrom("", "a", "b", "\u0002x\uD800"),
    nextKey: fc.constantFrom("", "a"),
  }),
);

export function entriesOf(content: fc.Arbitrary<Content>): fc.Arbitrary<MemoryEntry> {
  return fc.record({
    source: content,
    target: content,
    context: anyContext,
    state: fc.constantFrom("needs-review-translation" as const, "translated" as const, "final" as const),
    from: fc.oneof(fc.constantFrom("a.md", "b.md"), anyText),
  });
}

export const fewLocales: readonly Locale[] = ["en", "uk", "zh-Hant"].map(parseLocale);

export const bilingualEntry: fc.Arbitrary<BilingualEntry> = fc
  .tuple(
    entriesOf(fc.oneof(anyContent, fewContents)),
    fc.constantFrom(...fewLocales),
    fc.constantFrom(...fewLocales),
  )
  .map(([entry, sourceLocale, targetLocale]) => ({ ...entry, sourceLocale, targetLocale }));
