import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../../src/article/content.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { rowsOf, writeRows } from "../../interop/fixtures/rows.ts";
import { type Newsroom, newsroom, typed } from "../newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const ARTICLE = "---\nlang: en\n---\n\nThe **harbour** was closed. Ships waited.\n\nIt rained.\n";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

async function open(config = "sourceLanguages: [en]\nlocales: [fr]\n"): Promise<Newsroom> {
  const one = newsroom(config, { "a.md": ARTICLE });
  room = one;
  await one.sync();
  return one;
}

const targets = (one: Newsroom) =>
  readXliff(one.read(XLIFF), XLIFF).segments.map(({ target }) => target && plainText(target));

/** What is in quarantine, by name, as bytes. */
function kept(one: Newsroom): Map<string, Buffer> {
  const folder = join(one.root, "locales/fr/returned");
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

const french = (one: Newsroom) =>
  rowsOf(one.read(XLIFF)).map((row) => ({
    ...row,
    target: row.source.includes("<g")
      ? 'Le <g id="1">port</g> était fermé.'
      : row.source === "It rained."
        ? "Il pleuvait."
        : "Des navires attendaient.",
  }));

it("reads a legacy encoding, keeps its bytes, and writes UTF-8", async () => {
  const one = await open();
  const bytes = iconv.encode(writeRows(french(one), { encoding: "windows-1252" }), "windows-1252");
  one.write(XLIFF, bytes);
  const report = await one.sync();
  expect(report.problems).toEqual([]);
  expect(report.returned).toMatchObject([{ article: "a.md", locale: "fr", taken: 3, held: 0 }]);
  expect(targets(one)).toEqual(["Le port était fermé.", "Des navires attendaient.", "Il pleuvait."]);
  expect(one.read(XLIFF)).toContain('encoding="UTF-8"');
  expect([...kept(one).values()].some((each) => each.equals(bytes))).toBe(true);
  expect((await one.sync()).changes).toEqual([]);
});

it("joins what a tool had cut by marks in source and target themselves, without a seg-source", async () => {
  const one = await open();
  const cut = (...pieces: string[]) =>
    pieces.map((piece, index) => `<mrk mtype="seg" mid="${index}">${piece}</mrk>`).join(" ");
  const before = one.read(XLIFF);
  one.write(
    XLIFF,
    before.replace(
      /<source>Ships waited\.<\/source>\s*<target[^>]*><\/target>/,
      `<source>${cut("Ships", "waited.")}</source><target>${cut("Des navires", "attendaient.")}</target>`,
    ),
  );
  const report = await one.sync();
  expect(report.problems).toEqual([]);
  expect([report.returned[0]?.taken, report.returned[0]?.held, report.invalid]).toEqual([1, 0, []]);
  expect(one.read(XLIFF)).toBe(
    before.replace(
      /(<source>Ships waited\.<\/source>\s*)<target[^>]*><\/target>/,
      '$1<target state="translated">Des navires attendaient.</target>',
    ),
  );
  expect((await one.sync()).changes).toEqual([]);
});

it("leaves a file alone that says a wrong encoding", async () => {
  const one = await open();
  one.write(XLIFF, writeRows(french(one), { encoding: "windows-1252" }));
  const before = one.read(XLIFF);
  const report = await one.sync();
  expect(report.problems[0]?.message).toContain("but it is UTF-8");
  expect(one.read(XLIFF)).toBe(before);
});

it("leaves a file alone whose letters are damaged", async () => {
  const one = await open();
  one.translate(XLIFF, (_, index) => typed(`Ã©tÃ© ${index} dÃ©jÃ  passÃ©`));
  const before = one.read(XLIFF);
  const report = await one.sync();
  expect(report.problems[0]?.message).toContain("The letters of the translations are damaged");
  expect(one.read(XLIFF)).toBe(before);
});

it("divides sentences again that a tool had joined, and holds what it cannot", async () => {
  const one = await open();
  const [first, second, third] = french(one);
  if (!first || !second || !third) throw new Error("There are three sentences.");
  const joined = {
    ...first,
    id: "1",
    source: `${first.source} ${second.source}`,
    target: `${first.target} ${second.target}`,
  };
  const stranger = { id: "9", source: "Not of this article.", target: "Pas d'ici." };
  one.write(XLIFF, writeRows([joined, third, stranger]));
  const report = await one.sync();
  expect(report.returned).toMatchObject([{ taken: 3, held: 1 }]);
  expect(targets(one)).toEqual(["Le port était fermé.", "Des navires attendaient.", "Il pleuvait."]);
  expect(one.read("locales/fr/retired.tmx")).toContain("Pas d'ici.");
  const written = [...kept(one)].find(([name]) => name.endsWith(".report.md"));
  expect(String(written?.[1])).toContain("    Pas d'ici.");
  expect((await one.sync()).changes).toEqual([]);
});

it("takes several files and foreign groups, and gives back what is missing", async () => {
  const one = await open();
  one.translate(XLIFF, (_, index) => (index === 2 ? typed("Il avait plu.") : undefined));
  await one.sync();
  one.write(XLIFF, writeRows(french(one).slice(0, 2), { apart: true, wrap: true }));
  const report = await one.sync();
  expect(report.problems).toEqual([]);
  expect(targets(one)).toEqual(["Le port était fermé.", "Des navires attendaient.", "Il avait plu."]);
  expect((await one.sync()).changes).toEqual([]);
});

it("puts codes right in a file of our own shape, and leaves the rest of it", async () => {
  const one = await open();
  const [first] = rowsOf(one.read(XLIFF));
  const file = one
    .read(XLIFF)
    .replace(
      '<target state="needs-translation"></target>',
      '<target state="translated">Le &lt;g id="1"&gt;port&lt;/g&gt; était fermé.</target>\n          <!-- mine -->',
    );
  one.write(XLIFF, file);
  const report = await one.sync();
  expect(report.returned).toMatchObject([
    { report: null, repairs: ["Codes that had been typed as text are codes again."] },
  ]);
  expect(one.read(XLIFF)).toContain("<!-- mine -->");
  expect(one.read("locales/fr/articles/a.md")).toContain("Le **port** était fermé.");
  expect(first?.id).toBe(rowsOf(one.read(XLIFF))[0]?.id);
});

it("takes a 1.2 file where ours is 2.1", async () => {
  const one = await open("sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: '2.1' }\n");
  const rows = [
    {
      id: "1",
      source: 'The <g id="1">harbour</g> was closed. Ships waited.',
      target: 'Le <g id="1">port</g> était fermé. Des navires attendaient.',
      note: "Sûr ?",
    },
    { id: "2", source: "It rained.", target: "Il pleuvait." },
  ];
  one.write(XLIFF, writeRows(rows));
  await one.sync();
  expect(targets(one)).toEqual(["Le port était fermé.", "Des navires attendaient.", "Il pleuvait."]);
  const read = readXliff(one.read(XLIFF), XLIFF);
  expect(read.version).toBe("2.1");
  expect(read.segments[0]?.notes).toEqual(["Sûr ?"]);
});

it("writes nothing in a dry run", async () => {
  const one = await open();
  one.write(XLIFF, writeRows(french(one), { apart: true }));
  const before = one.files();
  const report = await one.sync({ mode: "dry-run" });
  expect(report.changes.map(({ path }) => path).filter((path) => path.includes("/returned/"))).toHaveLength(
    2,
  );
  expect(one.files()).toEqual(before);
});

describe.each(["1.2", "2.1"])("copies of the source that a tool put into empty targets of %s", (version) => {
  const NAMES = "---\nlang: en\n---\n\nThe **harbour** was closed.\n\nIt rained.\n\nBerlin\n\nNobody came.\n";
  /** A file of ours, every source copied into its target, without any state; the last one is said to be translated. */
  async function copied(locale = "fr"): Promise<{ one: Newsroom; path: string }> {
    const one = newsroom(`sourceLanguages: [en]\nlocales: [${locale}]\nxliff: { version: "${version}" }\n`, {
      "a.md": NAMES,
    });
    room = one;
    await one.sync();
    const path = `locales/${locale}/xliff/a.md.xlf`;
    one.translate(path, ({ source }) => ({ target: source, state: "translated" }));
    const [head, last] = one.read(path).split(/(?=<[^<]*id="s[^<]*<source>Nobody came)/);
    one.write(path, `${head?.replace(/ state="[^"]*"/g, "")}${last}`);
    return { one, path };
  }
  const words = (one: Newsroom, path: string) =>
    readXliff(one.read(path), path).segments.map(({ target }) => target && plainText(target));

  it("are not a person's translations, but names are, and what somebody has stated", async () => {
    const { one, path } = await copied();
    const report = await one.sync();
    expect(report.problems).toEqual([]);
    expect(report.returned[0]?.repairs[0]).toContain("copied sources into empty targets");
    expect(words(one, path)).toEqual([null, null, "Berlin", "Nobody came."]);
    expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
    expect((await one.sync()).changes).toEqual([]);
  });

  it("are translations between variants of one language", async () => {
    const { one, path } = await copied("en-GB");
    await one.sync();
    expect(words(one, path)).toEqual(["The harbour was closed.", "It rained.", "Berlin", "Nobody came."]);
  });
});

it("a translation goes on waiting for adaptation though a tool resets its state", async () => {
  const one = await open();
  one.translate(XLIFF, (_, index) => (index === 2 ? typed("Il pleuvait.") : undefined));
  await one.sync();
  one.write("source-articles/a.md", ARTICLE.replace("It rained.", "It rained hard."));
  await one.sync();
  one.write(XLIFF, one.read(XLIFF).replace('state="needs-adaptation"', 'state="needs-translation"'));
  await one.sync();
  const [, , third] = readXliff(one.read(XLIFF), XLIFF).segments;
  expect(third).toMatchObject({ state: "needs-adaptation", origin: "human" });
  expect(third?.previous).not.toBeNull();
  expect((await one.sync()).changes).toEqual([]);
});
