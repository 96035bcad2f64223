import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { plainText } from "../../../src/article/content.ts";
import { openProject } from "../../../src/sync/project.ts";
import { isPersons } from "../../../src/sync/returned/evidence.ts";
import { mergeReturned } from "../../../src/sync/returned/merge-returned.ts";
import { codesAgree } from "../../../src/sync/returned/repair-codes.ts";
import { squashed, TYPED_TAG, wordsOf } from "../../../src/sync/returned/words.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { DAMAGES } from "../../interop/fixtures/damages.ts";
import { type Row, rowsOf, type Shape, writeRows } from "../../interop/fixtures/rows.ts";
import { type Newsroom, newsroom } from "../newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const ARTICLE = `---
lang: en
title: The harbour reopens
---

The harbour was **closed** on Monday. Ships waited outside. Nobody knew why, said the mayor.

Rock & Roll came to [the old market](https://example.org/m) early. It stayed for *three* days.

**All of it is bold here.** It rained.

- First point of the list
- Second, *with **nested** marks*
- It rained.

Prices rose by 3 %. Then they fell by 12 %.
`;

/** What the rows' targets look like: a person's words with the markup of the source. */
function typedFor(row: Row, word: string): string {
  const words = row.source.replace(/>([^<]*)</g, (_, inner) => `>é${inner.toLowerCase()}<`);
  return /<[gx]/.test(row.source)
    ? `${words} ${word}`
    : `Déjà ${word} ${/\d+/.exec(row.source)?.[0] ?? ""}`.trim() + (row.source.endsWith(".") ? "." : "");
}

const SHAPES: readonly Shape[] = [
  {},
  { wrap: true },
  { apart: true },
  { prefix: "x:" },
  { language: null },
  { indent: true },
  { states: false },
  { original: "D:\\work\\a.md", header: '<tool tool-id="t" tool-name="T"/>' },
];
const ENCODINGS = ["utf-8", "utf-8 with BOM", "utf-16", "windows-1252"] as const;

const trial = fc.record({
  /** For each sentence: what stands in our file before it is sent, what is typed in the returned one, what happens meanwhile. */
  sentences: fc.array(
    fc.record({
      before: fc.boolean(),
      typed: fc.boolean(),
      meanwhile: fc.constantFrom("nothing", "nothing", "nothing", "another person"),
    }),
    { minLength: 12, maxLength: 12 },
  ),
  damages: fc.array(fc.record({ what: fc.constantFrom(...Object.keys(DAMAGES)), at: fc.nat(11) }), {
    maxLength: 5,
  }),
  shape: fc.constantFrom(...SHAPES),
  encoding: fc.constantFrom(...ENCODINGS),
  synced: fc.boolean(),
});

let room: Newsroom | undefined;
let empty = "";
afterAll(() => room?.dispose());

async function fresh(): Promise<Newsroom> {
  if (room === undefined) {
    room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n", { "a.md": ARTICLE });
    await room.sync();
    empty = room.read(XLIFF);
  }
  room.write(XLIFF, empty);
  for (const path of ["locales/fr/returned", "locales/fr/retired.tmx", ".exonym"]) {
    rmSync(join(room.root, path), { recursive: true, force: true });
  }
  return room;
}

const saved = (file: string, encoding: (typeof ENCODINGS)[number]): Uint8Array => {
  if (encoding === "utf-8") return Buffer.from(file);
  if (encoding === "utf-8 with BOM") return Buffer.from(`\ufeff${file}`);
  if (encoding === "utf-16") return iconv.encode(file, "utf-16le", { addBOM: true });
  return iconv.encode(file.replace('encoding="utf-8"', 'encoding="windows-1252"'), "windows-1252");
};

/** Our file with targets set by hand. */
function withTargets(file: string, targets: ReadonlyMap<string, string>): string {
  return file.replace(
    /(<trans-unit id="([^"]+)"[\s\S]*?<target)[^>]*>[^<]*(?:<(?!\/target)[^<]*)*<\/target>/g,
    (whole, start, id) => {
      const target = targets.get(id);
      return target === undefined ? whole : `${start} state="translated">${target}</target>`;
    },
  );
}

const textOf = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

/** Every word that a person typed, in a text that may have been escaped several times. */
const markersIn = (value: string) => new Set(value.match(/Mk\d+x/g) ?? []);

describe("a returned file, whatever happened to it", () => {
  it("loses no word, invents none, overwrites nobody, and merges once", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(trial, async ({ sentences, damages, shape, encoding, synced }) => {
        const one = await fresh();
        let count = 0;
        const word = () => `Mk${count++}x`;
        const ids = rowsOf(empty);
        const wanted = (pick: (index: number) => boolean) =>
          new Map(
            ids.flatMap((row, index) => (pick(index) ? [[row.id, typedFor(row, word())] as const] : [])),
          );
        one.write(
          XLIFF,
          withTargets(
            empty,
            wanted((index) => sentences[index]?.before ?? false),
          ),
        );
        if (synced) await one.sync();
        const sent = one.read(XLIFF);
        const typed = wanted((index) => sentences[index]?.typed ?? false);
        let rows: readonly Row[] = rowsOf(sent).map((row) => ({
          ...row,
          target: typed.get(row.id) ?? row.target,
          state: "translated",
        }));
        for (const { what, at } of damages)
          rows = DAMAGES[what]?.(rows, at % Math.max(rows.length, 1), word()) ?? rows;
        fc.pre(rows.some(({ source, target }) => target !== null && /\w/.test(textOf(source))));
        const others = wanted((index) => sentences[index]?.meanwhile === "another person");
        one.write(XLIFF, withTargets(sent, others));
        if (synced) await one.sync();
        const current = readXliff(one.read(XLIFF), XLIFF);
        const before = one.read(XLIFF);
        const file = writeRows(rows, shape);
        one.write("returned.xlf", saved(file, encoding));

        const project = await openProject(one.root);
        const merge = async () =>
          mergeReturned({ ...project, config: { ...project.config } }, [join(one.root, "returned.xlf")]);
        const report = await merge();
        const problems = report.files.flatMap((each) => each.problems);
        if (problems.length > 0) {
          // Refused as a whole: then nothing at all was touched.
          expect(report.changes.filter(({ path }) => path === XLIFF)).toEqual([]);
          expect(one.read(XLIFF)).toBe(before);
          return;
        }

        const merged = one.read(XLIFF);
        const all = one.files();
        const everywhere = [...all]
          .filter(([path]) => path !== "returned.xlf")
          .map(([path, text]) => (path.endsWith(".xlf") && path.includes("/returned/") ? "" : text))
          .join("\n");
        // No word is lost: it is in the merged file, in retired.tmx, or named in a report. What was sent may have been replaced since.
        const old = markersIn(sent);
        expect(
          [...markersIn(file)].filter((marker) => !old.has(marker) && !everywhere.includes(marker)),
        ).toEqual([]);
        expect([...markersIn(before)].filter((marker) => !merged.includes(marker))).toEqual([]);

        expect(validateXliff(merged, XLIFF).filter(({ severity }) => severity === "error")).toEqual([]);
        const document = readXliff(merged, XLIFF);
        const known = [
          ...rows.flatMap((row) => [row.target ?? "", ...(row.pieces ?? []).map((piece) => piece.target)]),
          ...rows.map((row) => (row.pieces ?? []).map((piece) => piece.target).join(" ")),
        ];
        const said = known
          .map((target) => squashed(wordsOf([{ type: "text", value: textOf(target) }])))
          .join("\n");
        const whole = said.replaceAll("\n", "");
        document.segments.forEach((segment, index) => {
          const former = current.segments[index];
          expect(segment.id).toBe(former?.id);
          if (segment.target === null || !former) return;
          const value = squashed(wordsOf(segment.target));
          const isOld = former.target !== null && value === squashed(wordsOf(former.target));
          // Nothing is invented: somebody wrote these letters in this order.
          if (!isOld) expect(said.includes(value) || whole.includes(value)).toBe(true);
          expect(plainText(segment.target).search(TYPED_TAG)).toBe(-1);
          if (!isOld && segment.state !== "needs-adaptation")
            expect(codesAgree(segment.target, segment.source)).toBe(true);
        });
        // Nobody is overwritten: what another person typed meanwhile stands, unless the file has it, too.
        for (const [id, target] of others) {
          const now = document.segments.find((segment) => segment.id === id);
          expect(
            now &&
              isPersons(now) &&
              [...markersIn(target)].every((marker) => plainText(now.target ?? []).includes(marker)),
          ).toBe(true);
        }
        const again = await merge();
        expect(again.changes).toEqual([]);
        expect(one.files()).toEqual(all);
      }),
      { seed: Number(process.env.RETURNED_SEED ?? 33), numRuns: Number(process.env.RETURNED_RUNS ?? 60) },
    );
  });
});
