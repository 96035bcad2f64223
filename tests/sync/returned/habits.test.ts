import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../../src/article/content.ts";
import { openProject } from "../../../src/sync/project.ts";
import { mergeReturned } from "../../../src/sync/returned/merge-returned.ts";
import { codesAgree } from "../../../src/sync/returned/repair-codes.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { HABITS } from "../../interop/fixtures/habits.ts";
import { rowsOf } from "../../interop/fixtures/rows.ts";
import { type Newsroom, newsroom, typed } from "../newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const ARTICLE = `---
lang: en
---

The harbour was **closed** on Monday. Ships waited outside.

Rock & Roll came to [the old market](https://example.org/m) early.

It rained all day in Galway.
`;
const WORDS: ReadonlyMap<string, string> = new Map([
  ["The harbour was", 'Le port était <g id="1">fermé</g> lundi.'],
  ["Ships waited", "Des navires attendaient dehors."],
  ["Rock", 'Le rock &amp; roll est arrivé tôt au <g id="1">vieux marché</g>.'],
]);

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

async function open(): Promise<{ one: Newsroom; targets: ReadonlyMap<string, string> }> {
  const one = newsroom("sourceLanguages: [en]\nlocales: [fr]\n", { "a.md": ARTICLE });
  room = one;
  await one.sync();
  const targets = new Map(
    rowsOf(one.read(XLIFF)).flatMap(({ id, source }) => {
      const found = [...WORDS].find(([start]) => source.startsWith(start));
      return found ? [[id, found[1]] as const] : [];
    }),
  );
  return { one, targets };
}

/** What people have translated in our file, without its markup. */
const said = (file: string) =>
  readXliff(file, XLIFF)
    .segments.filter(({ target }) => target !== null)
    .map(({ target }) => plainText(target ?? []));

const ALL = [
  "Le port était fermé lundi.",
  "Des navires attendaient dehors.",
  "Le rock & roll est arrivé tôt au vieux marché.",
];

describe.each(Object.entries(HABITS))("what %s gives back", (_, habit) => {
  it("is merged with nothing lost and nothing invented, once", async () => {
    const { one, targets } = await open();
    one.write("back/a.md.xlf", habit(one.read(XLIFF), targets));
    const project = await openProject(one.root);
    const merge = async () => mergeReturned(project, [join(one.root, "back/a.md.xlf")]);
    const report = await merge();
    expect(report.files.flatMap(({ problems }) => problems)).toEqual([]);
    expect(report.files[0]?.articles[0]?.result.held).toEqual([]);
    expect(said(one.read(XLIFF))).toEqual(ALL);
    for (const { source, target } of readXliff(one.read(XLIFF), XLIFF).segments) {
      if (target !== null) expect(codesAgree(target, source)).toBe(true);
    }
    expect((await merge()).changes).toEqual([]);
    await one.sync();
    expect(one.read("locales/fr/articles/a.md")).toContain("Le port était **fermé** lundi. Des navires");
    expect(one.read("locales/fr/articles/a.md")).toContain("au [vieux marché](https://example.org/m).");
  });

  it("is taken in by a sync when it is put in the place of ours", async () => {
    const { one, targets } = await open();
    one.write(XLIFF, habit(one.read(XLIFF), targets));
    const report = await one.sync();
    expect(report.problems).toEqual([]);
    const words = said(one.read(XLIFF));
    expect(words).toEqual(ALL);
    expect(one.read("locales/fr/articles/a.md")).toContain("Le port était **fermé** lundi. Des navires");
    expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
    expect((await one.sync()).changes).toEqual([]);
  });
});

describe("a person's translation of ours", () => {
  async function returned(change: (file: string) => string, meanwhile?: string) {
    const { one } = await open();
    one.translate(XLIFF, (_, index) =>
      index === 0 || index === 2 ? undefined : typed(`Phrase de départ numéro ${index}, bien assez longue.`),
    );
    await one.sync();
    one.write("back.xlf", change(one.read(XLIFF)));
    if (meanwhile !== undefined) {
      one.translate(XLIFF, (_, index) => (index === 1 ? typed(meanwhile) : undefined));
      await one.sync();
    }
    return one;
  }
  const merge = async (one: Newsroom, options = {}) =>
    mergeReturned(await openProject(one.root), [join(one.root, "back.xlf")], options);

  it("is replaced by a later edit of what was sent, and kept beside it", async () => {
    const one = await returned((file) => file.replace("numéro 1,", "numéro un,"));
    const report = await merge(one);
    expect(report.files[0]?.articles[0]?.result.held).toEqual([]);
    const file = one.read(XLIFF);
    expect(said(file)[0]).toBe("Phrase de départ numéro un, bien assez longue.");
    expect(file).toContain('origin="human: before back.xlf"');
    expect(file).toContain("numéro 1,");
  });

  it("stays where somebody has changed it meanwhile; the other one is offered and reported", async () => {
    const one = await returned((file) => file.replace("numéro 1,", "numéro un,"), "Changée entre-temps.");
    const report = await merge(one);
    const article = report.files[0]?.articles[0];
    expect(article?.result.held.map(({ why }) => why)).toEqual(["conflict"]);
    expect(said(one.read(XLIFF))[0]).toBe("Changée entre-temps.");
    expect(one.read(XLIFF)).toContain("numéro un,");
    expect(one.read(article?.report ?? "")).toContain("    Phrase de départ numéro un, bien assez longue.");
    expect(one.read(article?.quarantine ?? "")).toBe(one.read("back.xlf"));
  });

  it("stays where the file has an old one that nobody touched", async () => {
    const one = await returned((file) => file, "Changée entre-temps.");
    const report = await merge(one);
    expect(report.files[0]?.articles[0]?.result.held).toEqual([]);
    expect(report.changes).toEqual([]);
  });

  it("gives way to an earlier wording that a reviewer has gone back to", async () => {
    const one = await returned((file) => file);
    const first = one.read("back.xlf");
    one.write("back.xlf", first.replace("numéro 1,", "numéro un,").replace("numéro 3,", "numéro trois,"));
    await merge(one);
    one.write(
      "back.xlf",
      one
        .read(XLIFF)
        .replace(/<target([^>]*)>Phrase de départ numéro un,/, "<target$1>Phrase de départ numéro 1,"),
    );
    await merge(one);
    expect(said(one.read(XLIFF))[0]).toBe("Phrase de départ numéro 1, bien assez longue.");
    one.write("back.xlf", first.replace("numéro 1,", "numéro un,").replace("numéro 3,", "numéro trois,"));
    expect((await merge(one)).files[0]?.articles[0]?.result.taken).toEqual([]);
  });

  it("stays where nothing is known of the file that was sent, unless that is named", async () => {
    const one = await returned((file) => file.replace("numéro 1,", "numéro un,"));
    one.write("sent.xlf", one.read(XLIFF));
    one.remove(".exonym");
    expect((await merge(one)).files[0]?.articles[0]?.result.held.map(({ why }) => why)).toEqual(["conflict"]);
    await merge(one, { sent: join(one.root, "sent.xlf") });
    expect(said(one.read(XLIFF))[0]).toBe("Phrase de départ numéro un, bien assez longue.");
  });
});
