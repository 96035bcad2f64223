import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import type { SegmentId } from "../../src/article/identity.ts";
import type { State } from "../../src/article/translation.ts";
import { leaveAll } from "../../src/sync/leaving.ts";
import { type Merged, merge } from "../../src/sync/merge.ts";
import { newSegment } from "../../src/sync/slot.ts";
import { CONFLICT_REMARK, OTHER_WORDING } from "../../src/xliff/merge-conflict.ts";
import type { XliffSegment } from "../../src/xliff/model.ts";
import { bold, fileSegment, madeArticle, type Rest } from "./made.ts";

const NOVEMBER = "The treaty was ratified in November.";
const LATE = "The treaty was ratified in late November.";
const LATER = "The treaty was ratified in very late November.";
const MEETING = "Both leaders met in the capital in June.";

/** Merges plain sentences, a paragraph each, with what a file has. */
const merged = (sentences: readonly (string | Content)[], existing: readonly XliffSegment[]): Merged =>
  merge(
    madeArticle(
      "en",
      sentences.map((one) => [typeof one === "string" ? one : { content: one }]),
    ),
    existing,
  );
const only = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} instead of one`);
  return item;
};
const words = (content: Content | null) => (content === null ? null : plainText(content));
const left = ({ leaving }: Merged) => leaving.map(({ target }) => plainText(target));
/** The id that the article of one plain sentence gives it. */
const idOf = (sentence: string): SegmentId => {
  const [slot] = merged([sentence], []).slots;
  if (!slot) throw new Error("no sentence");
  return slot.segment.id;
};
/** A sentence that was edited after a person had translated it, as the file says it then. */
const edited = (rest: Rest = {}) =>
  fileSegment(LATE, {
    target: "Ratifié en novembre.",
    state: "needs-adaptation",
    previous: { source: [text(NOVEMBER)], target: [text("Ratifié en novembre.")] },
    remark: "The source was edited.",
    ...rest,
  });

describe("a sentence that two branches translated differently", () => {
  const conflict = (target: string, state: State) => {
    const other = {
      source: [text(NOVEMBER)],
      target: [text("Autre.")],
      quality: 0,
      origin: "human" as const,
    };
    const suggestions = [{ ...other, from: OTHER_WORDING }];
    return fileSegment(NOVEMBER, { id: idOf(NOVEMBER), target, state, suggestions, remark: CONFLICT_REMARK });
  };

  it("stays as it is until somebody decides", () => {
    const slot = only(merged([NOVEMBER], [conflict("Ratifié.", "needs-review-translation")]).slots);
    expect(slot).toMatchObject({ change: {}, accepts: "nobody" });
  });

  it("loses our note then", () => {
    const slot = only(merged([NOVEMBER], [conflict("Ratifié.", "translated")]).slots);
    expect(slot).toMatchObject({ change: { remark: null, state: "translated" }, accepts: "nobody" });
  });
});

describe("a sentence that is as it was", () => {
  it("keeps its segment untouched, where its id is the same", () => {
    const old = fileSegment(NOVEMBER, { id: idOf(NOVEMBER), target: "Ratifié." });
    const result = merged([NOVEMBER], [old]);
    expect(only(result.slots)).toMatchObject({ kept: old, change: {}, suggestions: [], accepts: "nobody" });
    expect(result.leaving).toEqual([]);
  });

  it("changes nothing but the id where it moved into another tool's file", () => {
    expect(only(merged([NOVEMBER], [fileSegment(NOVEMBER, { target: "Ratifié." })]).slots).change).toEqual({
      id: idOf(NOVEMBER),
    });
  });

  it.each<[string, Rest, string]>([
    ["nothing yet: anyone may fill it", {}, "anyone"],
    ["a person's draft", { target: "R.", state: "needs-review-translation" }, "nobody"],
    ["a person's translation", { target: "R." }, "nobody"],
    ["a memory's translation", { target: "R.", origin: "memory" }, "nobody"],
    ["a memory's proposal", { target: "R.", origin: "memory", state: "needs-review-translation" }, "nobody"],
    ["a machine's proposal: the memory may replace it", { target: "R.", origin: "machine", state: "needs-review-translation" }, "memory"], // biome-ignore format: a row
    ["a machine's proposal that a person approved", { target: "R.", origin: "machine", state: "needs-review-translation", approved: true }, "nobody"], // biome-ignore format: a row
    ["a machine's translation that a person accepted", { target: "R.", origin: "machine" }, "nobody"],
    ["one that was accepted for an earlier wording", { target: "R.", origin: "machine", state: "needs-adaptation", previous: { source: [text(LATE)], target: [text("R.")] } }, "nobody"], // biome-ignore format: a row
    ["nothing, and is not to be translated", { translate: false }, "nobody"],
  ])("holds %s", (_, rest, accepts) => {
    expect(only(merged([NOVEMBER], [fileSegment(NOVEMBER, rest)]).slots).accepts).toBe(accepts);
  });

  it("stays each with its own target when paragraphs with equal sentences swap places", () => {
    const old = [
      fileSegment(MEETING, { target: "Réunion." }),
      fileSegment("Yes.", { target: "Oui un." }),
      fileSegment(NOVEMBER, { target: "Ratifié." }),
      fileSegment("Yes.", { target: "Oui deux." }),
    ];
    const { slots, leaving } = merged([NOVEMBER, "Yes.", MEETING, "Yes."], old);
    const targets = slots.map(({ kept }) => words(kept?.target ?? null));
    expect(targets).toEqual(["Ratifié.", "Oui deux.", "Réunion.", "Oui un."]);
    expect(leaving).toEqual([]);
  });
});

describe("a sentence that was edited", () => {
  it("keeps the person's target, beside its earlier wording, and says what changed", () => {
    const old = fileSegment(NOVEMBER, { target: "Ratifié en novembre.", state: "final", approved: true });
    const result = merged([LATE], [old]);
    const slot = only(result.slots);
    const previous = { source: old.source, target: old.target };
    expect(slot).toMatchObject({ kept: old, accepts: "nobody", previous });
    expect(slot.change).toMatchObject({
      state: "needs-adaptation",
      origin: "human",
      approved: false,
      previous,
    });
    expect(slot.change.target).toBeUndefined();
    expect(slot.remark).toContain("«late» was added");
    expect(slot.translation).toMatchObject({ target: old.target, state: "needs-adaptation" });
    expect(left(result)).toEqual(["Ratifié en novembre."]);
  });

  it("twice: stays beside the wording that the target was made for", () => {
    const result = merged([LATER], [edited()]);
    const slot = only(result.slots);
    expect(words(slot.previous?.source ?? null)).toBe(NOVEMBER);
    expect(slot.remark).toContain("«very late» was added");
    expect(left(result)).toEqual(["Ratifié en novembre."]);
  });

  it("and edited back is translated again, without record and remark", () => {
    const slot = only(merged([NOVEMBER], [edited()]).slots);
    expect(slot.change).toMatchObject({ state: "translated", previous: null, remark: null });
    expect(slot.previous).toBeNull();
  });

  it.each<[string, Rest, State]>([
    ["retyped, with the state that the tool left", { target: "Fin novembre." }, "translated"],
    ["retyped and signed off", { target: "Fin novembre.", state: "signed-off" }, "signed-off"],
    ["declared finished as it is", { state: "final" }, "final"],
  ])("and adapted by a person (%s): is done, and its earlier version leaves", (_, rest, state) => {
    const result = merged([LATE], [edited(rest)]);
    const slot = only(result.slots);
    expect(slot.change).toMatchObject({ state, previous: null, remark: null });
    expect(slot.translation).toMatchObject({ state });
    expect(slot.previous).toBeNull();
    expect(left(result)).toEqual(["Ratifié en novembre."]);
  });

  it("and not adapted yet, stays as it is", () => {
    const old = edited({ id: idOf(LATE) });
    const result = merged([LATE], [old]);
    expect(only(result.slots)).toMatchObject({ kept: old, change: {}, accepts: "nobody" });
    expect(result.leaving).toEqual([]);
  });

  it("whose outdated target a person has deleted, begins anew: what fills it is not taken for the adapted one", () => {
    const result = merged(
      [LATE],
      [edited({ id: idOf(LATE), target: null, state: "needs-translation", origin: null })],
    );
    const slot = only(result.slots);
    expect(slot.change).toEqual({ previous: null, remark: null });
    expect(slot).toMatchObject({ previous: null, accepts: "anyone", translation: { target: null } });
    expect(left(result)).toEqual(["Ratifié en novembre."]);
  });

  it("only re-spaced by a tool, is not adapted", () => {
    const spaced = edited({ id: idOf(LATE), target: " Ratifié  en\nnovembre. " });
    expect(only(merged([LATE], [spaced]).slots).change).toEqual({});
  });

  it("adapted, then edited again: the adapted target is the earlier wording now, and both are kept", () => {
    const result = merged([LATER], [edited({ target: "Fin novembre.", state: "translated" })]);
    const slot = only(result.slots);
    expect(words(slot.previous?.source ?? null)).toBe(LATE);
    expect(words(slot.previous?.target ?? null)).toBe("Fin novembre.");
    expect(left(result).sort()).toEqual(["Fin novembre.", "Ratifié en novembre."]);
  });

  it.each(["human", "memory"] as const)(
    "as a draft (%s) stays one: an edited source is no acceptance",
    (origin) => {
      const old = fileSegment(NOVEMBER, { target: "Brouillon.", origin, state: "needs-review-translation" });
      const slot = only(merged([LATE], [old]).slots);
      expect(slot.change).toMatchObject({
        state: "needs-review-translation",
        origin,
        previous: { target: old.target },
      });
      const again = fileSegment(LATE, {
        target: "Brouillon.",
        origin,
        state: "needs-review-translation",
        previous: { source: old.source, target: [text("Brouillon.")] },
      });
      const back = only(merged([NOVEMBER], [again]).slots);
      expect(back.change).toMatchObject({ state: "needs-review-translation", previous: null, remark: null });
    },
  );

  it("whose record a tool dropped is never taken for adapted, though edited on and back", () => {
    const bare = edited({ previous: null, remark: null });
    const on = only(merged([LATER], [bare]).slots);
    expect(on.change).toMatchObject({ state: "needs-adaptation", previous: null });
    expect(on.remark).toContain("«very» was added");
    const later = fileSegment(LATER, { target: "Ratifié en novembre.", state: "needs-adaptation" });
    expect(only(merged([LATE], [later]).slots).change).toMatchObject({
      state: "needs-adaptation",
      previous: null,
    });
  });

  it("by mark-up alone, says so", () => {
    const slot = only(merged([bold(NOVEMBER)], [fileSegment(NOVEMBER, { target: "Ratifié." })]).slots);
    expect(slot.change.state).toBe("needs-adaptation");
    expect(slot.remark).toContain("only its formatting changed");
  });

  it.each<[string, Rest]>([
    ["nobody had translated", {}],
    ["a machine had", { target: "Machine.", origin: "machine", state: "needs-review-translation" }],
  ])("that %s begins anew, and nothing leaves", (_, rest) => {
    const result = merged([LATE], [fileSegment(NOVEMBER, rest)]);
    expect(only(result.slots)).toMatchObject({
      kept: null,
      accepts: "anyone",
      translation: { target: null },
    });
    expect(result.leaving).toEqual([]);
  });

  it("keeps the notes of people, though the machine's target goes", () => {
    const rest = {
      target: "Machine.",
      origin: "machine",
      state: "needs-review-translation",
      notes: ["Ask Kim."],
    } as const;
    const old = fileSegment(NOVEMBER, rest);
    const slot = only(merged([LATE], [old]).slots);
    expect(slot).toMatchObject({ kept: old, accepts: "anyone", translation: { target: null } });
    expect(slot.change).toMatchObject({ target: [], state: "needs-translation", previous: null });
    const empty = only(merged([LATE], [fileSegment(NOVEMBER, { notes: ["Ask Kim."] })]).slots);
    expect(empty.change).not.toHaveProperty("target");
  });
});

describe("sentences that were split or joined", () => {
  const whole = "The treaty was ratified in November, and both leaders met in the capital in June.";
  const halves = [NOVEMBER, "And both leaders met in the capital in June."];
  const shown = ({ slots }: Merged) =>
    slots.map((slot) =>
      [slot.translation.target, ...slot.suggestions.map(({ target }) => target)].map(words),
    );

  it("offer the whole's translation for both halves, below 100 % and as a person's", () => {
    const result = merged(halves, [fileSegment(whole, { target: "Le tout." })]);
    for (const one of shown(result)) expect(one).toContain("Le tout.");
    const offers = result.slots.flatMap(({ suggestions }) => suggestions);
    expect(
      offers.every(({ quality, origin, from }) => quality < 100 && origin === "human" && from === "a.md"),
    ).toBe(true);
    expect(left(result)).toEqual(["Le tout."]);
  });

  it("offer both halves' translations for the whole", () => {
    const old = [
      fileSegment(halves[0] ?? "", { target: "Un." }),
      fileSegment(halves[1] ?? "", { target: "Deux." }),
    ];
    const result = merged([whole], old);
    expect(only(shown(result)).toSorted()).toEqual(["Deux.", "Un."]);
    expect(left(result).sort()).toEqual(["Deux.", "Un."]);
  });

  it("offer nothing where nothing was translated", () => {
    expect(shown(merged(halves, [fileSegment(whole)]))).toEqual([[null], [null]]);
  });
});

describe("what leaves", () => {
  it("is what people wrote, with its state and its neighbours", () => {
    const old = [
      fileSegment(MEETING, { target: "Réunion.", state: "final" }),
      fileSegment("It rained.", { target: "Machine.", origin: "machine", state: "needs-review-translation" }),
      fileSegment("It snowed.", { target: "Mémoire.", origin: "memory" }),
      fileSegment("It hailed."),
    ];
    const result = merged(["Something else altogether here?"], old);
    expect(result.leaving).toMatchObject([
      { source: old[0]?.source, state: "final", context: { previousKey: "" } },
    ]);
    expect(leaveAll(old)).toEqual(result.leaving);
    expect(result.leaving[0]?.context.nextKey).not.toBe("");
  });

  it.each<[string, Rest]>([
    ["a person accepted", { target: "Machine.", origin: "machine" }],
    ["has lost the record of what was put in: a person may have changed it", { target: "Mémoire.", origin: "memory", suggestions: [] }], // biome-ignore format: a row
    ["has lost the record of what the machine said", { target: "M.", origin: "machine", state: "needs-review-translation", suggestions: [] }], // biome-ignore format: a row
  ])("is also what %s", (_, rest) => {
    expect(leaveAll([fileSegment("It rained.", rest)])).toHaveLength(1);
  });

  it("of an edited sentence that nobody adapted is the earlier pair alone: the target was never made for the new one", () => {
    expect(leaveAll([edited()]).map(({ source, state }) => [words(source), state])).toEqual([
      [NOVEMBER, "translated"],
    ]);
  });

  it("of an adapted one are both pairs", () => {
    const adapted = edited({ target: "Fin novembre.", state: "translated" });
    expect(leaveAll([adapted]).map(({ source, target }) => [words(source), words(target)])).toEqual([
      [NOVEMBER, "Ratifié en novembre."],
      [LATE, "Fin novembre."],
    ]);
  });
});

it("leaves standing lines out, and writes new segments as they are", () => {
  const article = madeArticle("en", [
    [NOVEMBER, { content: [text("(Photo: Reuters)")], furniture: { key: "photoCredit", values: {} } }],
  ]);
  const { slots } = merge(article, []);
  expect(newSegment(only(slots))).toEqual({
    id: slots[0]?.segment.id,
    source: slots[0]?.segment.content,
    target: null,
    state: "needs-translation",
    origin: null,
    suggestions: [],
    previous: null,
  });
});

it("loses no person's words, whatever a file holds and an article becomes", () => {
  const sentence = fc.constantFrom(
    NOVEMBER,
    LATE,
    LATER,
    MEETING,
    "Yes.",
    "No.",
    "Something else altogether?",
  );
  const state = fc.constantFrom<State>(
    "needs-adaptation",
    "needs-review-translation",
    "translated",
    "signed-off",
    "final",
  );
  const segment = fc.record({
    source: sentence,
    earlier: fc.option(sentence),
    state,
    isAdapted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 7 }), fc.array(sentence, { maxLength: 7 }), (file, now) => {
      const old = file.map(({ source, earlier, state: claimed, isAdapted }, index) =>
        fileSegment(source, {
          target: `words${index}x`,
          state: claimed,
          previous:
            earlier === null
              ? null
              : {
                  source: [text(earlier)],
                  target: [text(isAdapted ? `earlier${index}x` : `words${index}x`)],
                },
        }),
      );
      const result = merged(now, old);
      const kept = result.slots.flatMap(({ kept: one, change, previous }) =>
        one && change.target === undefined ? [words(one.target), words(previous?.target ?? null)] : [],
      );
      const found = new Set([...kept, ...left(result)]);
      for (const one of old) {
        expect(found).toContain(words(one.target));
        if (one.previous) expect(found).toContain(words(one.previous.target));
      }
      expect(result.slots.map(({ segment: { content } }) => words(content))).toEqual(now);
      // Nobody's draft and nobody's outdated translation becomes a finished one by a journalist's doing.
      for (const { kept: one, translation } of result.slots) {
        const wasOpen = one && one.state === "needs-review-translation" && !one.previous;
        if (wasOpen) expect(translation.state).toBe("needs-review-translation");
      }
    }),
  );
});
