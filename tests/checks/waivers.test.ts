import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/article/finding.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { runChecks } from "../../src/checks/run.ts";
import { waivableChecks } from "../../src/checks/settings.ts";
import { readWaiverLines } from "../../src/checks/waiver-line.ts";
import { openWaiverDesk } from "../../src/checks/waivers.ts";
import type { Waiver } from "../../src/project/waivers.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { glossary } from "./example-document.ts";

const read = (line: string) => readWaiverLines(line, waivableChecks);
const waiver = (line: string) => read(line)[0]?.waiver;
const mistake = (line: string) => read(line)[0]?.mistake;

describe("a line of a note", () => {
  const full = { check: "glossary-missing", term: "kyiv", reason: "the quotation is from 1986" };
  it.each([
    "exonym: allow glossary-missing kyiv — the quotation is from 1986",
    "Exonym: Allow Glossary-Missing kyiv – the quotation is from 1986",
    "  exonym : allow glossary-missing kyiv - the quotation is from 1986",
    "exonym allow glossary-missing kyiv -- the quotation is from 1986",
    "exonym: allow glossary-missing «kyiv»: the quotation is from 1986",
    "exonym：allow glossary-missing kyiv because the quotation is from 1986",
    "exonym: allow glossary-missing kyiv (the quotation is from 1986)",
    "Please leave this.\r\nexonym: allow glossary-missing kyiv; the quotation is from 1986",
  ])("is understood as people write it: %s", (line) => {
    expect(waiver(line)).toEqual(full);
  });

  it("may be for a whole check, for several words, and until a day", () => {
    expect(waiver("exonym: allow numbers — in words")).toEqual({ check: "numbers", reason: "in words" });
    expect(waiver("exonym: allow glossary-forbidden Kim Jong-un until 2027-01-31 — a title")).toEqual({
      check: "glossary-forbidden",
      term: "Kim Jong-un",
      until: "2027-01-31",
      reason: "a title",
    });
    expect(waiver("exonym: allow xliff/unit-id: their tool")).toMatchObject({ check: "xliff/unit-id" });
  });

  it.each([
    ["exonym: please allow", "goes on with «allow»"],
    ["exonym: allow", "which check"],
    ["exonym: allow glosary-missing kyiv — why", "Did you mean glossary-missing?"],
    ["exonym: allow glossary-missing kyiv the quotation is from 1986", "does not say why"],
    ["exonym: allow glossary-missing kyiv —", "does not say why"],
    ["exonym: allow numbers until 2027-02-30 — soon", "is no day"],
  ])("says what is wrong with %s", (line, why) => {
    expect(mistake(line)).toContain(why);
    expect(mistake(line)).toContain("exonym: allow glossary-missing");
  });

  it("leaves other notes alone", () => {
    expect(read("An exonym: the name a language gives")).toEqual([]);
    expect(read("Exonym of Kyiv? Ask the desk.")).toEqual([]);
    expect(read("")).toEqual([]);
  });

  it("never fails, whatever stands there", () => {
    const words = fc.constantFrom(
      "exonym",
      ":",
      "allow",
      "numbers",
      "until",
      "2027-01-31",
      "—",
      " ",
      "(",
      "\n",
      "é",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (pieces) => {
        for (const line of read(pieces.join(""))) {
          expect((line.waiver === undefined) !== (line.mistake === undefined)).toBe(true);
          if (line.waiver) expect(line.waiver.reason).not.toBe("");
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

const NAMES = glossary("id,en,fr,fr:forbidden\nkyiv,Kyiv,Kyiv,Kiev\nlviv,Lviv,Lviv,Lvov\n");
const SOURCE = '<source>Kyiv and Lviv in 1986</source><target state="translated">Kiev et Lvov</target>';
const in12 = (...notes: string[]) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="news/a.md" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1">${SOURCE}${notes[0] ? `<note>${notes[0]}</note>` : ""}</trans-unit>
<trans-unit id="2">${SOURCE}${notes[1] ? `<note>${notes[1]}</note>` : ""}</trans-unit>
</body></file></xliff>`;
const in2 = (note: string) =>
  `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr"><file id="f" original="a.md">
<unit id="u1"><notes><note>${note}</note></notes><segment id="s1"><source>Kyiv.</source><target>Kiev.</target></segment>
<segment id="s2"><source>Kyiv!</source><target>Kiev!</target></segment></unit>
<unit id="u2"><segment id="s1"><source>Kyiv.</source><target>Kiev.</target></segment></unit></file></xliff>`;
const entry = (fields: Partial<Waiver>): Waiver => ({
  check: "glossary-forbidden",
  reason: "agreed",
  file: "config/waivers.yaml",
  position: { line: 1, column: 3 },
  ...fields,
});

function judge(text: string, waivers: readonly Waiver[] = [], whole = true, settings = {}) {
  const document = readXliff(text, "a.xlf");
  const desk = openWaiverDesk({ glossary: NAMES, settings, waivers, today: "2026-11-24" });
  desk.add(document, ["news/a.md"]);
  const findings = desk.judge(runChecks(document, NAMES, { numbers: "off", "glossary-missing": "off" }));
  const waived = findings.flatMap(({ concept, segment, unit, waived: why }) =>
    why ? [`${unit}/${segment} ${concept} ${why.by}`] : [],
  );
  const open = findings.filter((finding) => !finding.waived).length;
  return {
    waived,
    open,
    remarks: desk.remarks(whole).map(({ check, message }: Finding) => `${check}: ${message}`),
  };
}

describe("a waiver in a note", () => {
  it("holds for its sentence in 1.2, and for the concept that it names", () => {
    expect(judge(in12("exonym: allow glossary-forbidden kyiv — a title"))).toEqual({
      waived: ["1/1 kyiv note"],
      open: 3,
      remarks: [],
    });
    expect(judge(in12("", "exonym: allow glossary-forbidden — a title")).waived).toEqual([
      "2/2 kyiv note",
      "2/2 lviv note",
    ]);
  });

  it("knows concepts by their wordings too", () => {
    expect(judge(in12("exonym: allow glossary-forbidden KIEV — a title")).waived).toEqual(["1/1 kyiv note"]);
  });

  it("holds for its paragraph in 2.x", () => {
    expect(judge(in2("exonym: allow glossary-forbidden Kyiv — a title")).waived).toEqual([
      "u1/s1 kyiv note",
      "u1/s2 kyiv note",
    ]);
  });

  it("is told where it cannot be understood, has ended, or fits nothing", () => {
    expect(judge(in12("exonym: allow glossary-forbidden kyiv"))).toMatchObject({
      waived: [],
      remarks: [expect.stringMatching(/^waiver-note: .*does not say why/)],
    });
    expect(judge(in12("exonym: allow glossary-forbidden kyiv until 2026-11-23 — soon"))).toMatchObject({
      waived: [],
      remarks: [expect.stringContaining("waiver-expired: ")],
    });
    expect(judge(in12("exonym: allow glossary-forbidden kyiv until 2026-11-24 — soon")).waived).toHaveLength(
      1,
    );
    expect(judge(in12("exonym: allow glossary-forbidden kyif — soon")).remarks).toEqual([
      expect.stringMatching(/^waiver-unused: .*did you mean «kyiv»/),
    ]);
    expect(judge(in12("exonym: allow glossary-missing — soon")).remarks).toHaveLength(1);
    expect(
      judge(in12("exonym: allow glossary-missing — soon"), [], true, { "glossary-missing": "off" }).remarks,
    ).toEqual([]);
    expect(judge(in12("exonym: allow"), [], true, { "waiver-note": "off" }).remarks).toEqual([]);
  });
});

describe("a waiver of the project's file", () => {
  it.each<[string, Partial<Waiver>, number]>([
    ["a check", {}, 4],
    ["a concept", { term: "Kyiv" }, 2],
    ["an article", { article: "news/a.md" }, 4],
    ["a pattern", { article: "news/**" }, 4],
    ["another article", { article: "news/b.md" }, 0],
    ["a locale", { locale: parseLocale("fr") }, 4],
    ["another locale", { locale: parseLocale("uk") }, 0],
    ["a unit", { unit: "2" }, 2],
    ["a unit and a concept", { unit: "2", term: "lviv" }, 1],
    ["another check", { check: "numbers" }, 0],
  ])("may be for %s", (_what, fields, count) => {
    const { waived, remarks } = judge(in12(), [entry(fields)]);
    expect(waived).toHaveLength(count);
    expect(remarks).toHaveLength(count === 0 ? 1 : 0);
  });

  it("ends, and is called unused only when everything was looked at", () => {
    expect(judge(in12(), [entry({ until: "2026-11-23" })])).toMatchObject({
      waived: [],
      remarks: [expect.stringContaining("2026-11-23")],
    });
    expect(judge(in12(), [entry({ unit: "9" })], false).remarks).toEqual([]);
  });

  it("does not slow down with their number", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => entry({ unit: `u${index}` }));
    const before = performance.now();
    expect(judge(in12(), [...many, entry({ unit: "1" })]).waived).toHaveLength(2);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
