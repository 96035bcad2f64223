import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import type { State } from "../../src/article/translation.ts";
import { createInMemoryMemory } from "../../src/memory/in-memory.ts";
import { contextOf, type Memory, type MemoryContext, type MemoryEntry } from "../../src/memory/memory.ts";
import { openSqliteMemory } from "../../src/memory/sqlite.ts";
import { anyContent, entriesOf, fewContents, fewLocales } from "./arbitrary.ts";

const en = parseLocale("en");
const fr = parseLocale("fr");
const uk = parseLocale("uk");

const opened: Memory[] = [];
afterEach(() => {
  for (const memory of opened.splice(0)) memory.close();
});

function keep(memory: Memory): Memory {
  opened.push(memory);
  return memory;
}

interface Details {
  readonly state?: State;
  readonly context?: MemoryContext | null;
  readonly from?: string;
}

function entry(source: string | Content, target: string | Content, details: Details = {}): MemoryEntry {
  return {
    source: typeof source === "string" ? [text(source)] : source,
    target: typeof target === "string" ? [text(target)] : target,
    context: details.context ?? null,
    state: details.state ?? "translated",
    from: details.from ?? "a.md",
  };
}

function strong(value: string, raw = "**", id = "1"): Content {
  return [
    { type: "code", form: "open", id, kind: "strong", raw, display: "**" },
    text(value),
    { type: "code", form: "close", id, kind: "strong", raw, display: "**" },
  ];
}

function find(
  memory: Memory,
  source: string | Content,
  context: MemoryContext | null = null,
  limit?: number,
) {
  const content = typeof source === "string" ? [text(source)] : source;
  return memory.lookup({ sourceLocale: en, targetLocale: fr, source: content, context }, limit);
}

function targets(
  memory: Memory,
  source: string | Content,
  context: MemoryContext | null = null,
  limit?: number,
) {
  return find(memory, source, context, limit).map((match) => plainText(match.entry.target));
}

const around = contextOf([text("before")], [text("after")]);
const edge = contextOf(null, null);

describe.each([
  ["in memory", createInMemoryMemory],
  ["SQLite", () => openSqliteMemory(":memory:")],
])("a memory (%s)", (_, create) => {
  const fresh = () => keep(create());

  it("begins empty and says so", () => {
    const memory = fresh();
    expect(memory.opened).toBe("created");
    expect(find(memory, "Hello.")).toEqual([]);
    expect(memory.files()).toEqual([]);
  });

  it("gives back an entry with all that it was given", () => {
    const memory = fresh();
    const given = entry(strong("Hello"), strong("Bonjour"), {
      context: around,
      state: "final",
      from: "news/a.md",
    });
    memory.replace("a.xlf", en, fr, [given]);
    expect(find(memory, strong("Hello"), around)).toEqual([{ kind: "context", score: 101, entry: given }]);
    expect(find(memory, strong("Hello"), edge)).toEqual([{ kind: "exact", score: 100, entry: given }]);
  });

  it("joins text and drops the article's spelling, but keeps codes whole", () => {
    const memory = fresh();
    const source: Content = [{ type: "text", value: "A & ", raw: "A &amp; " }, text("B")];
    memory.replace("a.xlf", en, fr, [entry(source, [text("A et "), text("B")])]);
    expect(find(memory, "A & B")[0]?.entry).toMatchObject({
      source: [text("A & B")],
      target: [text("A et B")],
    });
    memory.replace("b.xlf", en, fr, [entry(strong("x", "__"), strong("y", "__"))]);
    expect(find(memory, strong("x", "**"))[0]?.entry.target).toEqual(strong("y", "__"));
  });

  it.each([
    ["letter case", "hello."],
    ["white space", "Hello. "],
    ["a code", strong("Hello.")],
    ["nothing", ""],
    ["Unicode form", "Hello\u0301."],
  ])("does not match a source that differs in %s", (_, source) => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
    expect(find(memory, source)).toEqual([]);
  });

  it("tells codes apart by form, id and kind", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry(strong("x", "**", "1"), "y")]);
    expect(find(memory, strong("x", "**", "2"))).toEqual([]);
    expect(find(memory, [...strong("x")].reverse())).toEqual([]);
  });

  it("keeps locale pairs and directions apart", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
    memory.replace("a.xlf", en, uk, [entry("Hello.", "Вітаю.")]);
    const source = [text("Hello.")];
    const query = (sourceLocale: Locale, targetLocale: Locale) =>
      memory
        .lookup({ sourceLocale, targetLocale, source, context: null })
        .map((match) => plainText(match.entry.target));
    expect(query(en, fr)).toEqual(["Bonjour."]);
    expect(query(en, uk)).toEqual(["Вітаю."]);
    expect(query(fr, en)).toEqual([]);
    memory.replace("a.xlf", en, uk, []);
    expect(query(en, uk)).toEqual([]);
    expect(query(en, fr)).toEqual(["Bonjour."]);
  });

  it("is in context only where both neighbours are known and equal", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [
      entry("x", "edge", { context: edge }),
      entry("x", "tmx", { context: null }),
    ]);
    const kinds = (context: MemoryContext | null) =>
      Object.fromEntries(
        find(memory, "x", context).map((match) => [plainText(match.entry.target), match.kind]),
      );
    expect(kinds(edge)).toEqual({ edge: "context", tmx: "exact" });
    expect(kinds(null)).toEqual({ edge: "exact", tmx: "exact" });
    expect(kinds({ previousKey: "", nextKey: "other" })).toEqual({ edge: "exact", tmx: "exact" });
    expect(kinds({ previousKey: "other", nextKey: "" })).toEqual({ edge: "exact", tmx: "exact" });
  });

  it("orders by kind, state, frequency and target", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [
      entry("x", "rare b"),
      entry("x", "rare a"),
      entry("x", "frequent", { from: "1" }),
      entry("x", "frequent", { from: "2" }),
      entry("x", "final", { state: "final" }),
      entry("x", "signed", { state: "signed-off" }),
      entry("x", "here", { context: around, state: "needs-review-translation" }),
    ]);
    expect(targets(memory, "x", around, 10)).toEqual(
      ["here", "final", "signed", "frequent", "rare a", "rare b"]
        .slice(0, 3)
        .concat(["frequent", "rare a", "rare b"]),
    );
    expect(targets(memory, "x", null, 10)).toEqual([
      "final",
      "signed",
      "frequent",
      "rare a",
      "rare b",
      "here",
    ]);
  });

  it("gives equal targets once, as the best of them", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [
      entry("x", "y", { state: "final", from: "final.md" }),
      entry("x", "y", { state: "translated", context: around, from: "here.md" }),
    ]);
    expect(find(memory, "x", around).map((match) => [match.kind, match.entry.from])).toEqual([
      ["context", "here.md"],
    ]);
    expect(find(memory, "x", edge).map((match) => [match.kind, match.entry.from])).toEqual([
      ["exact", "final.md"],
    ]);
  });

  it.each([
    [undefined, 5],
    [1, 1],
    [0, 0],
    [-1, 0],
    [100, 9],
  ])("gives at most the limit (%s)", (limit, expected) => {
    const memory = fresh();
    memory.replace(
      "a.xlf",
      en,
      fr,
      Array.from({ length: 9 }, (_, i) => entry("x", `y${i}`)),
    );
    expect(targets(memory, "x", null, limit)).toEqual(Array.from({ length: expected }, (_, i) => `y${i}`));
  });

  it("replaces all of a file and nothing of another", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry("x", "a1"), entry("z", "a2")]);
    memory.replace("b.xlf", en, fr, [entry("x", "b")]);
    memory.replace("a.xlf", en, fr, [entry("x", "a3")]);
    expect(targets(memory, "x")).toEqual(["a3", "b"]);
    expect(targets(memory, "z")).toEqual([]);
    memory.replace("a.xlf", en, fr, []);
    expect(targets(memory, "x")).toEqual(["b"]);
    expect(memory.files()).toEqual(["b.xlf"]);
  });

  it("gives back what is known from a file, in order and with its locales", () => {
    const memory = fresh();
    const [first, second, third] = [entry("One.", "Un."), entry("Two.", "Deux."), entry("One.", "Один.")];
    memory.replace("a.xlf", en, fr, [first, second]);
    memory.replace("a.xlf", en, uk, [third]);
    memory.replace("b.xlf", en, fr, [third]);
    expect(memory.entries("a.xlf")).toEqual([
      { ...first, sourceLocale: en, targetLocale: fr },
      { ...second, sourceLocale: en, targetLocale: fr },
      { ...third, sourceLocale: en, targetLocale: uk },
    ]);
    expect(memory.entries("c.xlf")).toEqual([]);
  });

  it("forgets a file for all locales", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry("x", "a")]);
    memory.replace("a.xlf", en, uk, [entry("x", "а")]);
    memory.replace("b.xlf", en, fr, [entry("x", "b")]);
    memory.forget("a.xlf");
    memory.forget("never seen");
    expect(targets(memory, "x")).toEqual(["b"]);
    expect(memory.files()).toEqual(["b.xlf"]);
    expect(memory.lookup({ sourceLocale: en, targetLocale: uk, source: [text("x")], context: null })).toEqual(
      [],
    );
  });

  it("remembers a file's stamp, also of one without entries", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry("x", "a")], "v1");
    memory.replace("empty.xlf", en, fr, [], "v1");
    expect(memory.stampOf("a.xlf", en, fr)).toBe("v1");
    expect(memory.stampOf("a.xlf", en, uk)).toBeUndefined();
    expect(memory.stampOf("empty.xlf", en, fr)).toBe("v1");
    expect(memory.files()).toEqual(["a.xlf", "empty.xlf"]);
    memory.replace("a.xlf", en, fr, [entry("x", "a")]);
    expect(memory.stampOf("a.xlf", en, fr)).toBeUndefined();
    memory.replace("empty.xlf", en, fr, []);
    expect(memory.files()).toEqual(["a.xlf"]);
  });

  it("gives up what was not flushed when told so", () => {
    const memory = fresh();
    memory.replace("a.xlf", en, fr, [entry("x", "first")], "v1");
    memory.flush();
    memory.replace("a.xlf", en, fr, [entry("x", "second")], "v2");
    memory.replace("a.xlf", en, fr, [entry("x", "third")], "v3");
    memory.replace("b.xlf", en, fr, [entry("x", "b")]);
    memory.forget("a.xlf");
    expect(targets(memory, "x")).toEqual(["b"]);
    memory.flush(false);
    expect(targets(memory, "x")).toEqual(["first"]);
    expect(memory.stampOf("a.xlf", en, fr)).toBe("v1");
    memory.flush(false);
    memory.flush();
    expect(targets(memory, "x")).toEqual(["first"]);
  });

  it("takes names like those of JavaScript's own things for what they are: names", () => {
    const memory = fresh();
    memory.replace("__proto__", en, fr, [entry("constructor", "toString", { from: "__proto__" })]);
    expect(targets(memory, "constructor")).toEqual(["toString"]);
    expect(targets(memory, "hasOwnProperty")).toEqual([]);
    expect(memory.files()).toEqual(["__proto__"]);
  });
});

describe("SQLite and the memory in memory", () => {
  const file = fc.constantFrom("a.xlf", "b.xlf", "c\uD800.xlf");
  const locale = fc.constantFrom(...fewLocales.slice(0, 2));
  const operation = fc.oneof(
    fc.record({
      do: fc.constant("replace" as const),
      file,
      source: locale,
      target: locale,
      entries: fc.array(entriesOf(fc.oneof({ weight: 4, arbitrary: fewContents }, anyContent)), {
        maxLength: 6,
      }),
      stamp: fc.option(fc.constantFrom("1", "\u0002"), { nil: undefined }),
    }),
    fc.record({ do: fc.constant("forget" as const), file }),
    fc.record({ do: fc.constant("flush" as const), commit: fc.boolean() }),
  );

  it("answer the same after any operations", () => {
    fc.assert(
      fc.property(
        fc.array(operation, { maxLength: 12 }),
        fc.array(fewContents, { maxLength: 3 }),
        (operations, more) => {
          const memories = [createInMemoryMemory(), openSqliteMemory(":memory:")] as const;
          const sources: Content[] = [...more];
          for (const step of operations) {
            for (const memory of memories) {
              if (step.do === "replace")
                memory.replace(step.file, step.source, step.target, step.entries, step.stamp);
              else if (step.do === "forget") memory.forget(step.file);
              else memory.flush(step.commit);
            }
            if (step.do === "replace") sources.push(...step.entries.map(({ source }) => source));
          }
          const answers = memories.map((memory) => ({
            files: memory.files(),
            stamp: memory.stampOf("a.xlf", fewLocales[0] ?? en, fewLocales[1] ?? en),
            matches: sources.flatMap((source) =>
              [null, edge, { previousKey: "a", nextKey: "" }].map((context) =>
                memory.lookup({ sourceLocale: en, targetLocale: uk, source, context }, 3),
              ),
            ),
          }));
          for (const memory of memories) memory.close();
          expect(answers[1]).toEqual(answers[0]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("answer the same whatever the order of insertion", () => {
    const entries = fc.array(entriesOf(fewContents), { minLength: 2, maxLength: 12 });
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fewContents, ([list, other], source) => {
        const answers = [list, other].map((order) => {
          const memory = openSqliteMemory(":memory:");
          for (const [index, item] of order.entries()) memory.replace(`${index}`, en, fr, [item]);
          const found = find(memory, source, edge);
          memory.close();
          return found;
        });
        expect(answers[1]).toEqual(answers[0]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("contextOf", () => {
  it("depends on what the neighbours say, not on how the article spells it", () => {
    const spelled: Content = [{ type: "text", value: "A & B", raw: "A &amp; B" }];
    expect(contextOf(spelled, null)).toEqual(contextOf([text("A & B")], null));
    expect(contextOf(spelled, null)).not.toEqual(contextOf(null, spelled));
    expect(contextOf(spelled, null)).not.toEqual(contextOf([text("A and B")], null));
  });

  it("tells the edge of an article from an empty neighbour", () => {
    expect(contextOf([], []).previousKey).not.toBe("");
    expect(edge).toEqual({ previousKey: "", nextKey: "" });
  });
});
