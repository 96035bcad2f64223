import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { utx } from "../../src/glossary/utx.ts";
import { printed } from "./printed.ts";

const [en, uk] = [parseLocale("en"), parseLocale("uk")];

const read = (text: string, options = {}) => printed(utx.read(text, "t.utx", options));

describe("UTX", () => {
  it("is read with statuses, parts of speech, comments and concepts", () => {
    const { concepts, problems, leftOut, first } = read(
      "#UTX 1.20; en-US/uk; 2013-12-20T17:00:45; copyright: A (2013); license: CC BY; Dictionary ID: x;\r\n" +
        "##description: Places;\r\n" +
        "#src\ttgt\tsrc:pos\tterm status\ttgt:comment\tcustomer\tconcept ID\r\n" +
        "Kyiv\tКиїв\tproperNoun\tapproved\tSince 2019\t-\tC1\r\n" +
        "Kyiv\tКиев\tproperNoun\tforbidden\t\tDaily\tC1\r\n" +
        "Kiev\tКиїв\t\t\t\t\tC1\r\n" +
        "# a comment\r\n\r\n" +
        "Kursk\tКурськ\t\tprovisional\t\t\t\r\nKursk\tКурск\t\tnon-standard\t\t\t\r\n",
    );
    expect(problems).toEqual([]);
    expect(concepts).toEqual([
      "C1 en-US: preferred Kyiv, admitted Kiev; uk: preferred Київ, forbidden Киев",
      "Kursk en-US: preferred Kursk; uk: admitted Курськ, deprecated Курск",
    ]);
    expect(first).toMatchObject({ note: "Since 2019", position: { line: 4, column: 1 } });
    expect(first?.grammar?.get(parseLocale("en-US"))).toEqual({ partOfSpeech: "proper noun" });
    expect(leftOut).toEqual(["The column «customer» is not read."]);
  });

  it("of two directions names its columns by languages", () => {
    const { concepts } = read(
      "\ufeff#UTX 1.2; de/en; bidirectional\n#term:de\tterm:en\tsrc:pos\nHund\tdog\tnoun\n",
    );
    expect(concepts).toEqual(["Hund de: preferred Hund; en: preferred dog"]);
  });

  it.each([
    ["en,uk\n", /^t\.utx:1:1: This is not UTX/],
    ["#UTX 1.20; en/uk\nKyiv\tКиїв\n", /^t\.utx:2:1: Terms begin before the columns are named/],
    ["#UTX 1.20;\n#src\ttgt\nKyiv\tКиїв\n", /^t\.utx:2:1: The file does not say its two languages/],
    [
      "#UTX 1.20; English/Ukrainian\n#src\ttgt\na\tb\n",
      /^t\.utx:2:1: The file does not say its two languages/,
    ],
    [
      "#UTX 1.20; en/uk\n#src\ttgt\tterm status\na\tb\tapproved\na\tb\tforbidden\n",
      /^t\.utx:4:3: «b» is both preferred and forbidden in uk\. Keep one of the two/,
    ],
    ["#UTX 1.20; en/uk\n#src\tcomment\nKyiv\tx\n", /^t\.utx:2:1: There is no column of terms/],
    ["#UTX 1.20; en/uk\n#src\ttgt\n\tКиїв\n", /^t\.utx:3:1: The row has no source term/],
    ["#UTX 1.20; en/uk\n#src\ttgt\tterm status\na\tb\tfine\n", /^t\.utx:3:5: «fine» is not a status/],
    [`#UTX 1.20; en/uk\n#src\ttgt\na\t${"x".repeat(100_000)}\n`, /^t\.utx:3:3: .*has 100000 characters/],
    ["#UTX 1.20; en/uk\n#src\ttgt\na\tb\0\n", /^t\.utx:3:3: .*control character in it, U\+0000/],
  ])("tells what is wrong in %j", (text, expected) => {
    expect(read(text).problems).toEqual([expect.stringMatching(expected)]);
  });

  it("takes its languages from the import where it does not give them", () => {
    expect(read("#UTX 1.20;\n#src\ttgt\nKyiv\tКиїв\n", { source: en, target: uk }).concepts).toHaveLength(1);
  });

  it("is written with what it can say, and comes back", () => {
    const { concepts } = readGlossaryCsv(
      'id,kind,en,en:admitted,en:forbidden,uk,uk:forbidden,fr,note\nkyiv,place,Kyiv,Kyiv City,Kiev,Київ,Киев|Кієв,Kiev,"a\nb"\n',
      "g.csv",
    );
    const { text, leftOut } = utx.write(concepts, { source: en, target: uk });
    expect(text.split("\r\n").slice(2)).toEqual([
      "Kyiv\tКиїв\t\t\tapproved\ta b\tkyiv",
      "Kyiv\tКиев\t\t\tforbidden\ta b\tkyiv",
      "Kyiv\tКієв\t\t\tforbidden\ta b\tkyiv",
      "Kyiv City\tКиїв\t\t\tapproved\ta b\tkyiv",
      "",
    ]);
    expect(leftOut).toEqual([
      "UTX has two languages: left out fr.",
      "UTX cannot say source terms to avoid, and such as begin with #: left out 1 time.",
      "UTX cannot say kind: left out 1 time.",
    ]);
    expect(read(text).concepts).toEqual([
      "kyiv en: preferred Kyiv, admitted Kyiv City; uk: preferred Київ, forbidden Киев, forbidden Кієв",
    ]);
    expect(() => utx.write(concepts)).toThrow(/--source and --target/);
  });

  it("never throws, and places every problem", () => {
    const bit = fc.constantFrom(
      "#UTX 1.20; en/uk",
      "#src\ttgt",
      "\n",
      "\t",
      "a",
      "-",
      "#",
      "\r",
      "term status",
    );
    fc.assert(
      fc.property(fc.array(bit), (bits) => {
        for (const { position } of utx.read(bits.join(""), "t").problems)
          expect(position?.line).toBeGreaterThan(0);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
