import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import type { SegmentChange, XliffSegment } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { HOUSE_RULES, houseRules } from "../sync/house-rules.ts";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

function open(locale: string, version: string, article: string, more = ""): Newsroom {
  room = newsroom(`sourceLanguages: [en]\nlocales: [${locale}]\nxliff: { version: "${version}" }\n${more}`, {
    "a.md": `---\nlang: en\n---\n\n${article}\n`,
  });
  return room;
}

const xliff = (locale: string) => `locales/${locale}/xliff/a.md.xlf`;
const segments = (one: Newsroom, locale = "fr") => readXliff(one.read(xliff(locale)), "x").segments;
const shown = (one: Newsroom, locale = "fr") =>
  segments(one, locale).map(({ target, state, origin }) => [target && plainText(target), state, origin]);
const localized = (one: Newsroom, locale = "fr") =>
  one.read(`locales/${locale}/articles/a.md`).split("---\n\n").at(-1)?.trim();

/** After a sync nothing is left to do. */
async function expectRest(one: Newsroom) {
  expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  expect((await one.sync()).changes).toEqual([]);
}

/** Types targets in order; `null` leaves one as it is. */
function type(
  one: Newsroom,
  targets: readonly (string | Content | null)[],
  rest: SegmentChange | ((index: number) => SegmentChange) = {},
  locale = "fr",
) {
  one.translate(xliff(locale), (_: XliffSegment, index) => {
    const words = targets[index];
    if (words === null || words === undefined) return undefined;
    const target = typeof words === "string" ? [text(words)] : words;
    const more = typeof rest === "function" ? rest(index) : rest;
    return { target, state: "translated", origin: "human", ...more };
  });
}

const TWO = "The port closed on Monday. Ships waited outside.";
const [PORT, SHIPS] = ["Le port a fermé lundi.", "Des navires attendaient au large."];

describe.each(["1.2", "2.1"])("sentences that rules join, in %s", (version) => {
  it.each<[string, string, SegmentChange["state"][], string]>([
    ["translated ones are translated", "fr", ["translated", "translated"], "translated"],
    ["a final one and a translated one are translated", "fr", ["final", "translated"], "translated"],
    ["final ones are final", "fr", ["final", "final"], "final"],
    ["a draft makes a draft", "fr", ["translated", "needs-review-translation"], "needs-review-translation"],
  ])("have their translations joined: %s", async (_, locale, states, state) => {
    const one = open(locale, version, TWO);
    await one.sync();
    type(one, [PORT, SHIPS], (index) => ({ state: states[index] ?? "translated" }));
    await one.sync();
    one.write(HOUSE_RULES, houseRules(["Monday\\."]));
    await one.sync();
    expect(shown(one)).toEqual([[`${PORT} ${SHIPS}`, state, "human"]]);
    expect(segments(one)[0]?.remark).toContain("2 sentences stand together as one now");
    if (state !== "needs-review-translation") expect(localized(one)).toBe(`${PORT} ${SHIPS}`);
    expect(one.read("locales/fr/retired.tmx")).toContain(SHIPS);
    await expectRest(one);
  });

  it("stand without a space in Japanese", async () => {
    const one = open("ja", version, TWO);
    await one.sync();
    type(one, ["港は月曜日に閉鎖された。", "船は沖で待った。"], {}, "ja");
    one.write(HOUSE_RULES, houseRules(["Monday\\."]));
    await one.sync();
    expect(localized(one, "ja")).toBe("港は月曜日に閉鎖された。船は沖で待った。");
    await expectRest(one);
  });

  it("have what is not translated in the source language, until somebody translates it", async () => {
    const one = open("fr", version, `${TWO} **Nobody** came.`);
    await one.sync();
    type(one, [PORT, null, null]);
    await one.sync();
    const before = localized(one);
    one.write(HOUSE_RULES, houseRules(["Monday\\.", "outside\\."]));
    await one.sync();
    expect(shown(one)).toEqual([[`${PORT} Ships waited outside. Nobody came.`, "needs-adaptation", "human"]]);
    expect(localized(one)).toBe(before);
    expect(segments(one)[0]?.remark).toContain("as in the source");
    await expectRest(one);
    one.translate(xliff("fr"), () => ({ state: "translated" }));
    await one.sync();
    expect(segments(one)[0]?.remark).toBeNull();
    await expectRest(one);
  });

  it("begin anew where nobody had translated any of them", async () => {
    const one = open("fr", version, TWO);
    await one.sync();
    one.write(HOUSE_RULES, houseRules(["Monday\\."]));
    await one.sync();
    expect(shown(one)).toEqual([[null, "needs-translation", null]]);
    await expectRest(one);
  });

  it("keep their codes and line breaks, each in its place", async () => {
    const one = open("fr", version, "The **port** closed on Monday.  \n**Ships** waited *outside*.");
    await one.sync();
    one.translate(xliff("fr"), ({ source }) => ({
      target: source.map((part) => (part.type === "text" ? text(part.value.toUpperCase()) : part)),
      state: "translated",
      origin: "human",
    }));
    await one.sync();
    expect(segments(one)).toHaveLength(2);
    const before = localized(one);
    one.write(HOUSE_RULES, houseRules(["Monday\\."]).replace("\\s</after", "[\\s\\S]?</after"));
    await one.sync();
    expect(segments(one)).toHaveLength(1);
    expect(localized(one)).toBe(before);
    await expectRest(one);
  });

  it("are joined beside an edit in the same paragraph", async () => {
    const one = open("fr", version, `${TWO} The market opened early.`);
    await one.sync();
    type(one, [PORT, SHIPS, "Le marché a ouvert tôt."]);
    await one.sync();
    one.write(HOUSE_RULES, houseRules(["Monday\\."]));
    one.write("source-articles/a.md", `---\nlang: en\n---\n\n${TWO} The market opened very early.\n`);
    await one.sync();
    expect(shown(one).map(([target, state]) => [target, state])).toEqual([
      [`${PORT} ${SHIPS}`, "translated"],
      ["Le marché a ouvert tôt.", "needs-adaptation"],
    ]);
    await expectRest(one);
  });
});

describe.each(["1.2", "2.1"])("a sentence that rules split, in %s", (version) => {
  const WHOLE = "The **port** closed; ships *waited* outside.";

  it("has its translation split, where it falls into as many sentences", async () => {
    const one = open("fr", version, WHOLE);
    await one.sync();
    one.translate(xliff("fr"), ({ source }) => ({
      target: source.map((part) => (part.type === "text" ? text(part.value.toUpperCase()) : part)),
      state: "final",
      approved: true,
      origin: "human",
    }));
    await one.sync();
    const before = localized(one);
    one.write(HOUSE_RULES, houseRules([], [";"]));
    await one.sync();
    expect(shown(one)).toEqual([
      ["THE PORT CLOSED;", "needs-adaptation", "human"],
      ["SHIPS WAITED OUTSIDE.", "needs-adaptation", "human"],
    ]);
    expect(localized(one)).toBe(before);
    await expectRest(one);
    one.translate(xliff("fr"), () => ({ state: "translated" }));
    await one.sync();
    expect(segments(one).map(({ state, remark }) => [state, remark])).toEqual([
      ["translated", null],
      ["translated", null],
    ]);
    await expectRest(one);
  });

  it("leaves the whole with the first, and says so, where it does not", async () => {
    const one = open("fr", version, "The port closed; ships waited outside.");
    await one.sync();
    type(one, ["Le port a fermé et des navires attendaient."]);
    await one.sync();
    one.write(HOUSE_RULES, houseRules([], [";"]));
    await one.sync();
    expect(shown(one)).toEqual([
      ["Le port a fermé et des navires attendaient.", "needs-adaptation", "human"],
      [null, "needs-translation", null],
    ]);
    expect(segments(one)[0]?.remark).toContain("still has all of it");
    expect(segments(one)[1]?.suggestions).toHaveLength(1);
    await expectRest(one);
  });
});

it("loses no word of a translation, whatever rules come and go", async () => {
  const names = ["Abel", "Bea", "Carl", "Dora", "Emil"];
  const paragraph = fc.array(fc.constantFrom(".", ";"), { minLength: 1, maxLength: 5 });
  const ruleSet = fc.record({ joins: fc.subarray(names), isSplit: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(paragraph, { minLength: 1, maxLength: 3 }),
      fc.array(ruleSet, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("1.2", "2.1"),
      async (paragraphs, changes, version) => {
        const body = paragraphs.map((ends, p) =>
          ends.map((end, s) => `The port ${p} ${s} was closed by ${names[s]}${end}`).join(" "),
        );
        const one = open("fr", version, body.join("\n\n"));
        try {
          await one.sync();
          one.translate(xliff("fr"), ({ source }) => ({
            target: [text(plainText(source).replaceAll("The port", "Le port"))],
            state: "translated",
            origin: "human",
          }));
          await one.sync();
          const before = localized(one);
          expect(before).not.toContain("The port");
          for (const { joins, isSplit } of changes) {
            one.write(
              HOUSE_RULES,
              houseRules(
                joins.map((name) => `${name}[.;]`),
                isSplit ? [";"] : [],
              ),
            );
            await one.sync();
            expect(localized(one)).toBe(before);
            expect(
              shown(one)
                .map(([words]) => words)
                .join(" "),
            ).toBe(before?.replaceAll("\n\n", " "));
            await expectRest(one);
          }
        } finally {
          one.dispose();
        }
      },
    ),
    { numRuns: Number(process.env.EXONYM_STORIES ?? 60), seed: 5 },
  );
}, 600_000);
