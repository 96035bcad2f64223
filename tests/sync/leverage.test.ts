import { describe, expect, it } from "vitest";
import { plainText, text } from "../../src/article/content.ts";
import type { State } from "../../src/article/translation.ts";
import { createInMemoryMemory } from "../../src/memory/in-memory.ts";
import { contextOf, type Memory, type MemoryContext } from "../../src/memory/memory.ts";
import { addOffers, leverage, memoryEntries } from "../../src/sync/leverage.ts";
import { merge } from "../../src/sync/merge.ts";
import type { Slot } from "../../src/sync/slot.ts";
import type { XliffSegment } from "../../src/xliff/model.ts";
import { bold, en, fileSegment, fr, madeArticle, type Rest } from "./made.ts";

const RAIN = "It rained.";
const SNOW = "It snowed.";
const around = (previous: string | null, next: string | null): MemoryContext =>
  contextOf(previous === null ? null : [text(previous)], next === null ? null : [text(next)]);

/** A memory of French wordings for sentences. */
function remembering(
  ...entries: readonly (readonly [
    source: string,
    target: string,
    context?: MemoryContext | null,
    state?: State,
  ])[]
): Memory {
  const memory = createInMemoryMemory();
  memory.replace(
    "b.xlf",
    en,
    fr,
    entries.map(([source, target, context = null, state = "translated"]) => ({
      source: [text(source)],
      target: [text(target)],
      context,
      state,
      from: "b.md",
    })),
  );
  return memory;
}

const slotsOf = (sentences: readonly string[], existing: readonly XliffSegment[] = []) =>
  merge(madeArticle("en", [sentences]), existing).slots;
const filled = (memory: Memory, sentences: readonly string[], existing: readonly XliffSegment[] = []) =>
  leverage(slotsOf(sentences, existing), memory, en, fr);
const targetOf = (slot: Slot | undefined) => plainText(slot?.translation.target ?? []);
const offersOf = (slot: Slot | undefined) =>
  slot?.suggestions.map(({ target, quality, from }) => [plainText(target), quality, from]);

describe("leverage", () => {
  it("fills what is empty with the one wording there is, as the memory's", () => {
    const [slot, other] = filled(remembering([RAIN, "Il a plu."]), [RAIN, SNOW]);
    expect(slot?.translation).toEqual({ target: [text("Il a plu.")], state: "translated", origin: "memory" });
    expect(slot?.accepts).toBe("nobody");
    expect(offersOf(slot)).toEqual([["Il a plu.", 100, "b.md"]]);
    expect(other?.translation.target).toBeNull();
  });

  it("leaves a choice between several wordings to a person, and offers all of them", () => {
    const [slot] = filled(remembering([RAIN, "Il a plu."], [RAIN, "Il pleuvait."], [RAIN, "Il a plu."]), [
      RAIN,
    ]);
    expect(slot?.translation).toMatchObject({ state: "needs-review-translation", origin: "memory" });
    expect(targetOf(slot)).toBe("Il a plu.");
    expect(offersOf(slot)?.map(([target]) => target)).toEqual(["Il a plu.", "Il pleuvait."]);
  });

  it("chooses by the neighbours where it can", () => {
    const memory = remembering(
      [RAIN, "Il a plu.", around(SNOW, null)],
      [RAIN, "Il pleuvait.", around(null, SNOW)],
    );
    const [first] = filled(memory, [RAIN, SNOW]);
    expect([targetOf(first), first?.translation.state]).toEqual(["Il pleuvait.", "translated"]);
    expect(offersOf(first)).toEqual([["Il pleuvait.", 101, "b.md"]]);
    const [, second] = filled(memory, [SNOW, RAIN]);
    expect([targetOf(second), second?.translation.state]).toEqual(["Il a plu.", "translated"]);
  });

  it("takes the better state's wording from among several, and still asks", () => {
    const [slot] = filled(remembering([RAIN, "B."], [RAIN, "A.", null, "final"]), [RAIN]);
    expect([targetOf(slot), slot?.translation.state]).toEqual(["A.", "needs-review-translation"]);
  });

  it("does not trust what nobody finished", () => {
    const memory = remembering([RAIN, "Il a plu.", around(null, null), "needs-review-translation"]);
    expect(filled(memory, [RAIN])[0]?.translation.state).toBe("needs-review-translation");
  });

  it("replaces a machine's proposal in the file by a person's wording", () => {
    const machine = fileSegment(RAIN, {
      target: "Pluie.",
      origin: "machine",
      state: "needs-review-translation",
    });
    const [slot] = filled(remembering([RAIN, "Il a plu."]), [RAIN], [machine]);
    expect(slot?.change).toMatchObject({
      target: [text("Il a plu.")],
      state: "translated",
      origin: "memory",
    });
    expect(slot?.kept).toBe(machine);
  });

  it.each<[string, Rest]>([
    ["a person's draft", { target: "Pluie.", state: "needs-review-translation" }],
    ["a person's translation", { target: "Pluie." }],
    ["a machine's that a person accepted", { target: "Pluie.", origin: "machine" }],
    ["what is not to be translated", { translate: false }],
  ])("never touches %s", (_, rest) => {
    const slots = slotsOf([RAIN], [fileSegment(RAIN, rest)]);
    expect(leverage(slots, remembering([RAIN, "Il a plu."]), en, fr)).toEqual(slots);
  });

  it("offers a known wording for an edited sentence, once, and changes nothing else", () => {
    const old = fileSegment("The harbour was closed on Monday.", { target: "Lundi." });
    const memory = remembering(["The harbour was closed on Tuesday.", "Mardi."]);
    const [slot] = filled(memory, ["The harbour was closed on Tuesday."], [old]);
    expect(targetOf(slot)).toBe("Lundi.");
    expect(offersOf(slot)).toEqual([["Mardi.", 100, "b.md"]]);
    // As the file is a sync later: nothing is offered again.
    const later = fileSegment("The harbour was closed on Tuesday.", {
      target: "Lundi.",
      state: "needs-adaptation",
      previous: { source: old.source, target: old.target ?? [] },
      suggestions: slot?.suggestions ?? [],
    });
    expect(filled(memory, ["The harbour was closed on Tuesday."], [later])[0]?.suggestions).toEqual([]);
  });

  it("asks by words and codes together", () => {
    const memory = createInMemoryMemory();
    const entry = { source: bold(RAIN), target: bold("Il a plu."), context: null, from: "b.md" };
    memory.replace("b.xlf", en, fr, [{ ...entry, state: "translated" }]);
    expect(filled(memory, [RAIN])[0]?.translation.target).toBeNull();
    const { slots } = merge(madeArticle("en", [[{ content: bold(RAIN) }]]), []);
    expect(targetOf(leverage(slots, memory, en, fr)[0])).toBe("Il a plu.");
  });

  it("does not look into another pair of languages", () => {
    const memory = remembering([RAIN, "Il a plu."]);
    const slots = slotsOf([RAIN]);
    expect(leverage(slots, memory, fr, en)).toEqual(slots);
  });
});

describe("addOffers", () => {
  const offer = {
    source: [text(RAIN)],
    target: [text("Il a plu.")],
    quality: 100,
    origin: "memory",
    from: "b.md",
  } as const;

  it("repeats neither what the file offers nor what is offered anew", () => {
    const [fresh] = slotsOf([RAIN]);
    const [kept] = slotsOf([RAIN], [fileSegment(RAIN, { suggestions: [offer] })]);
    if (!fresh || !kept) throw new Error("no slots");
    expect(addOffers(kept, [offer])).toBe(kept);
    const once = addOffers(fresh, [offer]);
    expect(addOffers(once, [offer])).toBe(once);
    expect(addOffers(once, [{ ...offer, origin: "machine" }]).suggestions).toHaveLength(2);
  });
});

describe("memoryEntries", () => {
  it.each<[string, Rest, boolean]>([
    ["a person's finished translation", { target: "x" }, true],
    ["a person's draft", { target: "x", state: "needs-review-translation" }, false],
    ["a translation of an earlier wording", { target: "x", state: "needs-adaptation" }, false],
    ["a memory's, which stands elsewhere", { target: "x", origin: "memory" }, false],
    [
      "a memory's that a person approved",
      { target: "x", origin: "memory", approved: true, state: "final" },
      true,
    ],
    ["a machine's proposal", { target: "x", origin: "machine", state: "needs-review-translation" }, false],
    ["a machine's that a person accepted", { target: "x", origin: "machine" }, true],
    ["nothing", {}, false],
  ])("takes %s: %#", (_, rest, isTaken) => {
    expect(memoryEntries([fileSegment(RAIN, rest)], "a.md")).toHaveLength(isTaken ? 1 : 0);
  });

  it("remembers what stood around, also what is not translated", () => {
    const [entry] = memoryEntries([fileSegment(SNOW), fileSegment(RAIN, { target: "Il a plu." })], "a.md");
    expect(entry).toMatchObject({ from: "a.md", context: around(SNOW, null) });
  });
});
