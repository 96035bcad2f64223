import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv, tsv } from "../../src/glossary/csv.ts";
import type { GlossaryFormat } from "../../src/glossary/format.ts";
import { tbx } from "../../src/glossary/tbx.ts";
import { utx } from "../../src/glossary/utx.ts";
import { anyConcepts, comparable } from "../glossary/concepts.ts";

const ROWS = 1_000_000;
/** Far above what it takes (6 s on the machine of docs/benchmarks.md), far below what anything quadratic would. */
const MOST_MILLISECONDS = 60_000;

/** How many concepts and problems a text gives. */
function counts(format: GlossaryFormat, text: string): readonly [number, number] {
  const started = performance.now();
  const { concepts, problems } = format.read(text, "glossary");
  expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS);
  return [concepts.length, problems.length];
}

const rows = (row: (index: number) => string, count = ROWS) =>
  Array.from({ length: count }, (_, i) => row(i)).join("");

describe("a glossary of a million rows", () => {
  it.each([
    ["terms", csv, `en,uk\n${rows((i) => `Term ${i},Термін ${i}\n`)}`, [ROWS, 0]],
    ["one and the same term", csv, `en,uk\n${"a,b\n".repeat(ROWS)}`, [ROWS, 0]],
    ["mistakes", csv, `en,kind\n${"a,x\n".repeat(ROWS)}`, [ROWS, 100]],
    ["one id", csv, `id,en\n${"a,b\n".repeat(ROWS)}`, [1, 100]],
    ["cells too many", csv, `en\n${"a,b\n".repeat(ROWS)}`, [ROWS, 100]],
    ["another tool's terms", csv, `term;translatable;en;uk\n${rows((i) => `T${i};no;T${i};\n`)}`, [ROWS, 0]],
    [
      "one concept of another tool",
      csv,
      `Concept ID,Term [en],Concept Note\n${rows((i) => `1,a,${i}\n`)}`,
      [1, 1],
    ],
    ["UTX", utx, `#UTX 1.20; en/uk\n#src\ttgt\n${rows((i) => `Term ${i}\tТермін ${i}\n`)}`, [ROWS, 0]],
    [
      "one concept of UTX",
      utx,
      `#UTX 1.20; en/uk\n#src\ttgt\tcomment\n${rows((i) => `a\tb\t${i}\n`)}`,
      [1, 1],
    ],
  ] as const)("of %s is read in time that grows with it", (_, format, text, expected) => {
    expect(counts(format, text)).toEqual(expected);
  });

  it("of TBX is read up to the length that XML may have, in entries of any shape", () => {
    const file = (entries: string) => `<martif type="TBX"><text><body>${entries}</body></text></martif>`;
    const entry = (inside: string) => `<termEntry>${inside}</termEntry>`;
    const language = (inside: string) => `<langSet xml:lang="en">${inside}</langSet>`;
    const term = (i: number) => `<tig><term>${i}</term></tig>`;
    expect(counts(tbx, file(rows((i) => entry(language(term(i))), 300_000)))).toEqual([300_000, 0]);
    expect(counts(tbx, file(entry(language(rows(term, 300_000)))))).toEqual([1, 0]);
    expect(counts(tbx, file(entry(rows((i) => language(term(i)), 300_000))))).toEqual([1, 0]);
    expect(counts(tbx, file(entry(rows((i) => `<note>${i}</note>`, 300_000))))).toEqual([0, 1]);
    const except = rows((i) => `<descrip type="x-exonym-except">${i}</descrip>`, 300_000);
    expect(counts(tbx, file(entry(except + language(term(1)))))).toEqual([1, 0]);
  });
});

it("thousands of concepts of all kinds come back from every format", () => {
  fc.assert(
    fc.property(anyConcepts, fc.constantFrom("dca" as const, "dct" as const), (concepts, style) => {
      fc.pre(concepts.length > 0);
      for (const format of [csv, tsv, tbx]) {
        const { concepts: again, problems } = format.read(format.write(concepts, { style }).text, "g");
        expect(problems).toEqual([]);
        expect(again.map(comparable)).toEqual(concepts.map(comparable));
      }
    }),
    { numRuns: 5000, seed: 11 },
  );
});

it("no damage to a file makes reading throw, or gives a problem without a place", () => {
  fc.assert(
    fc.property(
      anyConcepts,
      fc.constantFrom(csv, tsv, tbx),
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.constantFrom("", "<", ">", '"', "\n", "|", "\0", "&", "\ufeff"),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      (concepts, format, damages) => {
        let { text } = format.write(concepts);
        for (const [where, what] of damages) {
          const at = Math.floor(where * text.length);
          text = text.slice(0, at) + what + text.slice(at + 1);
        }
        for (const { file, position } of format.read(text, "g").problems) {
          expect(file).toBe("g");
          expect(position?.line ?? 1).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 3000, seed: 12 },
  );
});
