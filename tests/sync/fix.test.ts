import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { createMatcher } from "../../src/glossary/matcher.ts";
import { fixDocument } from "../../src/sync/fix/document.ts";
import { particleFor } from "../../src/sync/fix/korean.ts";
import languages from "../../src/sync/fix/languages.json" with { type: "json" };
import { replacementFor } from "../../src/sync/fix/replacement.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { glossary } from "../checks/example-document.ts";

/** The text with the first unwanted wording replaced, or why it is not. */
function replaced(locale: string, csv: string, text: string): string {
  const { concepts } = glossary(csv);
  const match = createMatcher(concepts, parseLocale(locale))
    .find(text)
    .find(({ status }) => status === "forbidden" || status === "deprecated");
  if (match === undefined) return "(nothing found)";
  const replacement = replacementFor(text, match, parseLocale(locale));
  if ("why" in replacement) return `(${replacement.why})`;
  return text.slice(0, match.start) + replacement.words + text.slice(replacement.end);
}

const WORDS: readonly (readonly [
  locale: string,
  wanted: string,
  unwanted: string,
  text: string,
  result: string,
])[] = [
  ["fr", "Kyiv", "Kiev", "à Kiev", "à Kyiv"],
  ["fr", "Kyiv", "Kiev", "KIEV EN 1986", "KYIV EN 1986"],
  ["en", "Kyiv", "Kiev", "Kiev’s mayor", "Kyiv’s mayor"],
  ["vi", "Triều Tiên", "Bắc Hàn", "ở Bắc Hàn hôm nay", "ở Triều Tiên hôm nay"],
  ["ja", "キーウ", "キエフ", "今日キエフで", "今日キーウで"],
  ["zh", "基辅", "基輔", "在基輔的", "在基辅的"],
  ["ko", "키이우", "키예프", "키예프에서 말했다", "키이우에서 말했다"],
  ["ko", "키이우", "키예프", "키예프는 말했다", "키이우는 말했다"],
  ["ko", "우크라이나", "우크라인", "우크라인은 말했다", "우크라이나는 말했다"],
  ["ko", "우크라인", "우크라이나", "우크라이나로 갔다", "우크라인으로 갔다"],
  ["uk", "Харків", "Харьков", "Харьков і Львів", "Харків і Львів"],
  ["pl", "Kijów", "Kiev", "Kiev i Lwów", "Kijów i Lwów"],
  ["fi", "Kiova", "Kiev", "Kiev on kaupunki", "Kiova on kaupunki"],
];

const LEFT: readonly (readonly [
  locale: string,
  wanted: string,
  unwanted: string,
  text: string,
  why: string,
])[] = [
  ["fr", "Myanmar", "Birmanie", "en Birmanie", "«en» before it"],
  ["fr", "Odessa", "Kiev", "près de Kiev", "first letter"],
  ["en", "Cyprus", "Kypro", "Kypro’s mayor", "written on to it"],
  ["de", "Kyjiw", "Kiew", "das Kiew von gestern", "«das» before it"],
  ["uk", "Рівне", "Ровно", "Ровно", "no certain counterpart"],
  ["uk", "КНДР", "Северная Корея", "Северная Корея", "no certain counterpart"],
  ["tr", "Kıyiv", "Kiev", "Kiev’de", "written on to it"],
  ["ko", "평양시", "평성", "평성이었던", "behind the name"],
];

describe("a replacement, by language", () => {
  it.each(WORDS)("%s: %s for %s in «%s»", (locale, wanted, unwanted, text, result) => {
    expect(
      replaced(
        locale,
        `en,${locale},${locale}:forbidden\nX,${wanted},${unwanted}\n`.replace("en,en,", "de,en,"),
        text,
      ),
    ).toBe(result);
  });

  it.each(LEFT)(
    "%s: no %s for %s in «%s», as a person has to decide",
    (locale, wanted, unwanted, text, why) => {
      expect(
        replaced(
          locale,
          `en,${locale},${locale}:forbidden\nX,${wanted},${unwanted}\n`.replace("en,en,", "de,en,"),
          text,
        ),
      ).toContain(why);
    },
  );

  it("pairs listed forms by their place", () => {
    const csv = "en,uk,uk:forms,uk:forbidden\nKyiv,Київ,Києва|Києву,Киев|Киева|Киеву\n";
    expect(replaced("uk", csv, "до Киева")).toBe("до Києва");
    expect(replaced("uk", csv, "Киеву")).toBe("Києву");
  });

  it("needs a preferred wording", () => {
    expect(replaced("fr", "en,fr,fr:forbidden\nKyiv,,Kiev\n", "Kiev")).toContain("no preferred wording");
  });
});

describe("the table of languages", () => {
  it("has tags that exist, and rules that are known", () => {
    for (const [tag, rule] of Object.entries<{ names: string; before?: readonly string[] }>(languages)) {
      expect(parseLocale(tag)).toBe(tag);
      expect(["free", "particles", "unchanged", "nominative", "ending"]).toContain(rule.names);
      expect(rule.before ?? []).toEqual((rule.before ?? []).map((word) => word.toLowerCase()));
    }
  });
});

describe("a Korean particle", () => {
  it.each([
    ["은", "평양", "서울시", "는"],
    ["가", "서울시", "평양", "이"],
    ["로", "서울", "평양", "으로"],
    ["로", "서울", "제주", "로"],
    ["와의", "제주", "서울", "과의"],
    ["의", "제주", "서울", "의"],
    ["", "제주", "서울", ""],
    ["은", "서울", "NATO", undefined],
    ["이었던", "서울", "제주", undefined],
  ])("%s behind %s becomes, behind %s, %s", (particle, before, now, result) => {
    expect(particleFor(particle, before, now)).toBe(result);
  });
});

const NAMES = glossary("id,en,fr,fr:forbidden\nkyiv,Kyiv,Kyiv,Kiev\nlviv,Lviv,Lviv,Lvov\n");
const HEAD =
  '\uFEFF<?xml version="1.0"?>\r\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="fr" datatype="plaintext"><body>\r\n';
const TAIL = "\r\n</body></file></xliff>\r\n";
const fix = (units: string, isWanted: (concept: string) => boolean = () => true) =>
  fixDocument(readXliff(HEAD + units + TAIL, "a.xlf"), NAMES, (_place, concept) => isWanted(concept));

describe("a fixed document", () => {
  it("has other words and no other byte", () => {
    const units = `<!-- Kiev --><trans-unit id="1" approved="yes" x:y="Kiev" xmlns:x="urn:x"><source>Kyiv</source><target   state='final'><g id="1">Kiev</g> et&#x20;Kiev, <x id="2" equiv-text="Kiev"/>Lvov</target><note>Kiev</note></trans-unit>`;
    const { text, fixed, left, sentences } = fix(units);
    expect(text).toBe(
      HEAD +
        units.replace(">Kiev</g> et&#x20;Kiev, ", ">Kyiv</g> et&#x20;Kyiv, ").replace("/>Lvov", "/>Lviv") +
        TAIL,
    );
    expect(fixed.map(({ written, words, position }) => `${position.line} ${written} ${words}`)).toEqual([
      "3 Kiev Kyiv",
      "3 Kiev Kyiv",
      "3 Lvov Lviv",
    ]);
    expect(left).toEqual([]);
    expect(sentences).toMatchObject([
      { before: "Kiev et Kiev, \ufffcLvov", after: "Kyiv et Kyiv, \ufffcLviv" },
    ]);
    const segment = readXliff(text, "a.xlf").segments[0];
    expect([segment?.state, segment?.approved, segment?.origin]).toEqual(["final", true, "human"]);
  });

  it("leaves what is not wanted, and names with markup or references inside", () => {
    const unit = (target: string) =>
      `<trans-unit id="1"><source>K</source><target>${target}</target></trans-unit>`;
    expect(fix(unit("Kiev, Lvov"), (concept) => concept === "lviv").text).toContain("Kiev, Lviv");
    for (const target of ['Ki<g id="1">ev</g>', "Ki&#101;v"]) {
      const { text, left } = fix(unit(target));
      expect(text).toBe(HEAD + unit(target) + TAIL);
      expect(left).toMatchObject([{ written: "Kiev", suggestion: "Kyiv", why: "there is markup inside it" }]);
    }
  });

  it("keeps a machine's target a machine's", () => {
    const offered = `<trans-unit id="1"><source>Kyiv</source><target state="needs-review-translation" state-qualifier="mt-suggestion">Kiev</target></trans-unit>`;
    const before = readXliff(HEAD + offered + TAIL, "a.xlf").segments[0];
    const { text } = fix(offered);
    const after = readXliff(text, "a.xlf").segments[0];
    expect(text).toContain(">Kyiv</target>");
    expect([after?.origin, after?.state]).toEqual([before?.origin, before?.state]);
    expect(before?.origin).toBe("machine");
  });

  it("does once what namesakes want alike, and leaves to a person what they do not", () => {
    const unit = '<trans-unit id="1"><source>K</source><target>Kiev</target></trans-unit>';
    const fixWith = (second: string) => {
      const names = glossary(`id,en,fr,fr:forbidden\ncity,Kyiv,Kyiv,Kiev\ndish,Kyiv cutlet,${second},Kiev\n`);
      const { text, fixed, left } = fixDocument(readXliff(HEAD + unit + TAIL, "a.xlf"), names, () => true);
      return [text.includes("Kyiv</target>"), fixed.length, left.map(({ why }) => why)];
    };
    expect(fixWith("Kyiv")).toEqual([true, 1, []]);
    expect(fixWith("Poulet")).toEqual([true, 1, ["two concepts want different words there"]]);
  });

  it("changes nothing but the words it names, and nothing when it runs again", () => {
    const piece = fc.constantFrom(
      "Kiev",
      "Lvov",
      "KIEV",
      " ",
      ", ",
      "d’",
      "le ",
      "é",
      "&amp;",
      "&#75;iev",
      "<!-- Kiev -->",
      '<g id="1">Kiev</g>',
      '<x id="2" equiv-text="Kiev"/>',
      "<![CDATA[Kiev <]]>",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const units = `<trans-unit id="1"><source>Kyiv</source><target>${pieces.join("")}</target></trans-unit>`;
        const { text, fixed } = fix(units);
        const again = fixDocument(readXliff(text, "a.xlf"), NAMES, () => true);
        expect([again.text, again.fixed]).toEqual([text, []]);
        let rest = text;
        for (const { words } of fixed) rest = rest.replace(words, "§");
        const before = HEAD + units + TAIL;
        // With the words taken out of both, nothing is left to differ.
        const bare = (one: string) => one.replace(/Kyiv|Kiev|Lviv|Lvov|KYIV|KIEV|§/g, "");
        expect(bare(rest)).toBe(bare(before));
        expect(text.length).toBe(before.length);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it("works in 2.x", () => {
    const text = `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="u1"><segment id="s1" state="final"><source>Kyiv.</source><target>Kiev <mrk id="m1" type="term">Lvov</mrk>.</target></segment></unit></file></xliff>`;
    expect(fixDocument(readXliff(text, "a.xlf"), NAMES, () => true).text).toBe(
      text.replace("Kiev", "Kyiv").replace("Lvov", "Lviv"),
    );
  });
});
