import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import type { Concept, Term } from "../../src/glossary/concept.ts";
import { writeGlossaryCsv } from "../../src/glossary/csv/write.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { MOST_PROBLEMS } from "../../src/glossary/reading.ts";

const read = (text: string) => readGlossaryCsv(text, "config/glossary/places.csv");
const problems = (text: string) =>
  read(text).problems.map(({ position, message, advice }) => {
    return `${position?.line}:${position?.column} ${message} ${advice}`;
  });
const terms = (concept: Concept | undefined, locale: string) =>
  concept?.terms.get(parseLocale(locale))?.map(({ text, status }) => `${status} ${text}`);

describe("reading the native glossary CSV", () => {
  it("takes two columns for a glossary", () => {
    const { concepts, problems } = read("en,uk\nKyiv,Київ\nKursk,Курськ\n");
    expect(problems).toEqual([]);
    expect(concepts.map(({ id, kind, letterCase }) => [id, kind, letterCase])).toEqual([
      ["Kyiv", "other", undefined],
      ["Kursk", "other", undefined],
    ]);
    expect(terms(concepts[0], "uk")).toEqual(["preferred Київ"]);
    expect(concepts[1]).toMatchObject({
      file: "config/glossary/places.csv",
      position: { line: 3, column: 1 },
    });
  });

  it("reads every column that there is", () => {
    const { concepts, problems } = read(
      "id,kind,en,uk,uk:admitted,uk:deprecated,uk:forbidden,uk:forms,except,case,note,severity\n" +
        'kyiv,place,Kyiv,Київ,Киів,Кіїв,Кієв|Киев,Києва | Києву,"Chicken Kiev|«Динамо, Київ»",sensitive,"A ""note""",info\n',
    );
    expect(problems).toEqual([]);
    expect(concepts[0]).toMatchObject({
      id: "kyiv",
      kind: "place",
      except: ["Chicken Kiev", "«Динамо, Київ»"],
      letterCase: "sensitive",
      note: 'A "note"',
      severity: "info",
    });
    expect(terms(concepts[0], "uk")).toEqual([
      "preferred Київ",
      "admitted Киів",
      "deprecated Кіїв",
      "forbidden Кієв",
      "forbidden Киев",
    ]);
    expect(concepts[0]?.forms.get(parseLocale("uk"))).toEqual(["Києва", "Києву"]);
  });

  it.each([
    ["a BOM", "\ufeffen,uk\nKyiv,Київ\n"],
    ["CR LF", "en,uk\r\nKyiv,Київ\r\n"],
    ["CR", "en,uk\rKyiv,Київ\r"],
    ["no last line end", "en,uk\nKyiv,Київ"],
    ["empty rows", "en,uk\n\n,\nKyiv,Київ\n , \n"],
    ["spaces around cells", " en , uk \n Kyiv , Київ \n"],
    ["semicolons", "en;uk\nKyiv;Київ\n"],
    ["tabs", "en\tuk\nKyiv\tКиїв\n"],
    ["a short row", "en,uk,note\nKyiv,Київ\n"],
    ["an empty nameless column", "en,uk,\nKyiv,Київ,\n"],
    ["quoted cells", '"en","uk"\n"Kyiv","Київ"\n'],
    ["locales in other spellings", "EN,ukr\nKyiv,Київ\n"],
    ["a wording twice", "en,uk\nKyiv,Київ|Київ\n"],
  ])("takes no notice of %s", (_, text) => {
    const { concepts, problems } = read(text);
    expect(problems).toEqual([]);
    expect(concepts).toHaveLength(1);
    expect(terms(concepts[0], "en")).toEqual(["preferred Kyiv"]);
    expect(terms(concepts[0], "uk")).toEqual(["preferred Київ"]);
  });

  it("takes id for the column of ids, and ind for Indonesian", () => {
    const { concepts, problems } = read("id,ind,zh-hant\nkyiv,Kyiv,基輔\n");
    expect(problems).toEqual([]);
    expect(concepts[0]?.id).toBe("kyiv");
    expect([...(concepts[0]?.terms.keys() ?? [])]).toEqual(["id", "zh-Hant"]);
  });

  it("makes an id of the first wording, with a number where that is taken", () => {
    const ids = read("id,en,uk\n,Georgia,Грузія\n,Georgia,Джорджія\nGeorgia-2,x,y\n,,Київ\n").concepts.map(
      ({ id }) => id,
    );
    expect(ids).toEqual(["Georgia", "Georgia-3", "Georgia-2", "Київ"]);
  });

  it("takes an escaped bar for a part of the wording", () => {
    const { concepts } = read("en\na\\|b|c\\\\|d\\e\n");
    expect(terms(concepts[0], "en")).toEqual(["preferred a|b", "preferred c\\", "preferred d\\e"]);
  });

  it("keeps line breaks of a note and joins those of a wording", () => {
    const { concepts } = read('en,note\n"New\r\n York","one\ntwo"\n');
    expect(terms(concepts[0], "en")).toEqual(["preferred New York"]);
    expect(concepts[0]?.note).toBe("one\ntwo");
  });
});

describe("problems of a glossary", () => {
  it.each([
    ["", /^1:1 The glossary is empty\. .*en,uk/],
    ["\n \n", /^\d:1 .*language/],
    ["id,note\nkyiv,x\n", /^1:1 The header row names no language\./],
    ["en,ua\nKyiv,Київ\n", /^1:4 The column «ua» is neither .* Did you mean uk\?/],
    ["en,jp\nKyiv,x\n", /Did you mean ja\?/],
    ["en,nots\nKyiv,x\n", /^1:4 .*«nots».*Did you mean note\?/],
    ["en,knd\nKyiv,x\n", /Did you mean kind\?/],
    ["en,uk:forbiden\nKyiv,x\n", /^1:4 .*«forbiden», which is neither a status.*Did you mean uk:forbidden\?/],
    ["en,uk:what\nKyiv,x\n", /Use uk for the preferred term, or uk:admitted/],
    ["en,zz:forms\nKyiv,x\n", /begins with «zz», which is not a language tag/],
    ["en,comment\nKyiv,x\n", /^1:4 The column «comment»/],
    ["en,uk,en\nKyiv,Київ,Kyiv\n", /^1:7 The column «en» stands there twice\./],
    ["uk,ukr\nКиїв,Київ\n", /^1:4 The columns «uk» and «ukr» mean the same\./],
    ["id,en,id\n1,Kyiv,2\n", /twice\. Name the column of Indonesian ind\./],
    ["en,kind\nKyiv,plaec\n", /^2:6 «plaec» is not a kind of concept\. Did you mean place\?/],
    ["en,kind\nKyiv,city\n", /Use one of place, person, organisation, product, other\./],
    [
      "en,case\nKyiv,yes\n",
      /^2:6 «yes» is not a way to treat case\. Use one of smart, sensitive, insensitive\./,
    ],
    ["en,severity\nKyiv,fatal\n", /^2:6 «fatal» is not a severity\./],
    ["en,uk\nKyiv,Київ,x\n", /^2:11 The row has more cells than the header has columns: «x»\./],
    ["en,\nKyiv,x\n", /^2:6 The cell «x» stands in a column without a name\./],
    ["id,en\nkyiv,\n", /^2:1 The row has no wording in any language\./],
    ["en,id\nKyiv,k\nKursk,k\n", /^3:7 The id «k» is taken by the concept of line 2\./],
    ["uk,uk:forbidden\nКиїв,Київ\n", /^2:6 «Київ» is both preferred and forbidden in uk\./],
    [
      "uk,uk:forms,uk:forbidden\nКиїв,Києв,Києв\n",
      /^2:6 «Києв» is listed as a form .* and is forbidden too\./,
    ],
    [
      "uk,valid-from,valid-until\nКиїв,2020-01-02,2020-01-01\n",
      /^2:17 The last day, 2020-01-01, is before the first, 2020-01-02, so the concept never counts\./,
    ],
    ['en,uk\nKyiv,"Київ\nx,y\n', /^2:6 A quotation mark is opened and never closed\./],
    ['en,uk\nKyiv,Ки"їв\n', /^2:6 A quotation mark stands inside a cell/],
    ['en,uk\nKyiv,"Київ"x\n', /^2:6 Something stands behind a cell's closing quotation mark\./],
    [`en\n${"x".repeat(1001)}\n`, /^2:1 The wording «x{60}…» has 1001 characters\./],
  ])("%j: %s", (text, expected) => {
    const [first, ...more] = problems(text);
    expect(first).toMatch(expected);
    expect(more).toEqual([]);
  });

  it("have places that count lines inside quotation marks once, and columns in UTF-16", () => {
    const text = '\ufeffen,kind,note\r\n"a\r\nb","place","😀\n"\r\n😀,plce,\r\n';
    expect(problems(text)).toEqual(["5:4 «plce» is not a kind of concept. Did you mean place?"]);
  });

  it("do not hide the rows that are fine", () => {
    const { concepts, problems } = read("en,kind\nKyiv,plaec\nKursk,place\n");
    expect(problems).toHaveLength(1);
    expect(concepts.map(({ id }) => id)).toEqual(["Kyiv", "Kursk"]);
  });

  it("are told up to a number", () => {
    const { problems } = read(`en,kind\n${"Kyiv,x\n".repeat(5000)}`);
    expect(problems).toHaveLength(MOST_PROBLEMS);
  });

  it("show hostile input on one short line", () => {
    const [problem] = read(`en,"${"a\n".repeat(1000)}"\nx,y\n`).problems;
    expect(problem?.message).not.toContain("\n");
    expect(problem?.message.length).toBeLessThan(200);
  });

  it("never come as an exception", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("en", "uk:forms", ",", '"', "\n", "\r", "|", "\\", ":", "x", ";")),
        (bits) => {
          const { problems } = read(bits.join(""));
          for (const { position, file } of problems) {
            expect(file).toBe("config/glossary/places.csv");
            expect(position?.line).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("of names that JavaScript objects have are none", () => {
    const { concepts, problems } = read("id,en\n__proto__,constructor\ntoString,__proto__\n");
    expect(problems).toEqual([]);
    expect(concepts.map(({ id }) => id)).toEqual(["__proto__", "toString"]);
  });

  it("are not that there are many rows", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `Term ${i},Термін ${i}\n`).join("");
    const { concepts, problems } = read(`en,uk\n${rows}`);
    expect(problems).toEqual([]);
    expect(concepts).toHaveLength(20_000);
  });
});

describe("writing the native glossary CSV", () => {
  it("writes the columns that are needed, in a steady order", () => {
    const text =
      "id,kind,en,uk,uk:forbidden,except,case,note\n" +
      'kyiv,place,Kyiv,Київ,Кієв|Киев,Chicken Kiev,sensitive,"a, b"\n' +
      "kursk,,Kursk,Курськ,,,,\n";
    expect(writeGlossaryCsv(read(text).concepts)).toBe(text);
  });

  it("spells Indonesian so that it is not taken for the ids", () => {
    const text = "id,ind,ind:forms\nkyiv,Kyiv,Kyivnya\n";
    expect(writeGlossaryCsv(read(text).concepts)).toBe(text);
  });

  it("writes nothing but the header's id where there is nothing", () => {
    expect(writeGlossaryCsv([])).toBe("id\n");
  });

  const wording = fc
    .string({
      unit: fc.constantFrom("a", "ї", "|", "\\", '"', ",", ";", " ", "'", "京", "😀", "\t"),
      minLength: 1,
      maxLength: 8,
    })
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const locale = fc.constantFrom("en", "uk", "id", "zh-Hant").map((tag): Locale => parseLocale(tag));
  const wordings = fc.uniqueArray(wording, { minLength: 1, maxLength: 5 });
  const statuses = ["preferred", "admitted", "deprecated", "forbidden"] as const;
  const term = (list: string[]): Term[] =>
    list.map((text, index) => ({ text, status: statuses[Math.min(index, 3)] ?? "forbidden" }));
  const concept = fc.record({
    kind: fc.constantFrom("place", "person", "other"),
    terms: fc.dictionary(locale, wordings.map(term), { minKeys: 1 }),
    except: fc.uniqueArray(wording, { maxLength: 2 }),
    letterCase: fc.constantFrom("smart" as const, "sensitive" as const, "insensitive" as const),
  });

  it("gives back what it was given", () => {
    fc.assert(
      fc.property(fc.array(concept, { maxLength: 5 }), (made) => {
        const concepts = made.map(
          (fields, index): Concept => ({
            ...fields,
            kind: fields.kind === "place" ? "place" : fields.kind === "person" ? "person" : "other",
            id: `c${index}`,
            terms: new Map(Object.entries(fields.terms).map(([tag, list]) => [parseLocale(tag), list])),
            forms: new Map(),
            file: "f",
            position: { line: 1, column: 1 },
          }),
        );
        const { concepts: again, problems } = read(writeGlossaryCsv(concepts));
        if (concepts.length > 0) expect(problems).toEqual([]);
        expect(again.map(comparable)).toEqual(concepts.map(comparable));
      }),
      { numRuns: 200 },
    );
  });
});

/** A concept but for its place; languages in any order. */
function comparable({ id, kind, terms, forms, except, letterCase, note, severity }: Concept) {
  const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1));
  return { id, kind, terms: sorted, forms: [...forms], except, letterCase, note, severity };
}
