import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr]\n";
const article = (...paragraphs: string[]) => `---\nlang: en\n---\n\n${paragraphs.join("\n\n")}\n`;
const HARBOUR = "The harbour was closed on Monday evening.";
const MARKET = "The market opened early in the morning.";
const LIBRARY = "The library has lent its millionth book.";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

function open(articles: Record<string, string>, config = CONFIG): Newsroom {
  room = newsroom(config, articles);
  return room;
}

/** After a sync nothing is left to do: neither for the next one, nor for one that knows the files alone. */
async function expectRest(one: Newsroom): Promise<void> {
  expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  expect((await one.sync()).changes).toEqual([]);
}

const XLIFF = "locales/fr/xliff/a.md.xlf";
const targets = (one: Newsroom, path = XLIFF) =>
  readXliff(one.read(path), path).segments.map(({ target }) => target && plainText(target));

describe("one sync is enough", () => {
  it("where an article is gone: the record forgets it at once", async () => {
    const one = open({ "a.md": article(HARBOUR), "b.md": article(MARKET) });
    await one.sync();
    one.remove("source-articles/a.md");
    const { changes, orphans } = await one.sync();
    expect(changes).toEqual([{ path: "locales/fr/manifest.json", kind: "update" }]);
    expect(orphans).toHaveLength(1);
    await expectRest(one);
  });

  it("where an article is gone and only one locale was synced since", async () => {
    const one = open(
      { "a.md": article(HARBOUR), "b.md": article(MARKET) },
      CONFIG.replace("[fr]", "[fr, ja]"),
    );
    await one.sync();
    one.remove("source-articles/a.md");
    await one.sync({ locales: [(await one.sync({ mode: "dry-run" })).orphans[0]?.locale ?? never()] });
    await one.sync();
    expect(one.read("locales/ja/manifest.json")).not.toContain("a.md");
    await expectRest(one);
  });

  it("where a draft leaves: another article that has its sentence stays as it is", async () => {
    const one = open({ "a.md": article(HARBOUR, MARKET), "b.md": article(HARBOUR, LIBRARY) });
    await one.sync();
    one.translate(XLIFF, () => typed("Brouillon.", "needs-review-translation"));
    await one.sync();
    one.write("source-articles/a.md", article(LIBRARY, MARKET));
    await one.sync();
    expect(one.read("locales/fr/retired.tmx")).toContain("Brouillon.");
    expect(targets(one, "locales/fr/xliff/b.md.xlf")).toEqual([null, null]);
    await expectRest(one);
  });

  it("where a translation leaves: it fills the same sentence elsewhere in the same sync", async () => {
    const one = open({ "a.md": article(HARBOUR, MARKET) });
    await one.sync();
    one.translate(XLIFF, () => typed("Fini."));
    await one.sync();
    one.write("source-articles/a.md", article(MARKET));
    one.write("source-articles/b.md", article(HARBOUR, LIBRARY));
    await one.sync();
    expect(targets(one, "locales/fr/xliff/b.md.xlf")).toEqual(["Fini.", null]);
    await expectRest(one);
  });

  it("where a translation was adapted: it fills the new wording elsewhere in the same sync", async () => {
    const one = open({
      "a.md": article(HARBOUR),
      "b.md": article(HARBOUR.replace("Monday", "Sunday"), LIBRARY),
    });
    await one.sync();
    one.translate(XLIFF, () => typed("Lundi."));
    await one.sync();
    one.write("source-articles/a.md", article(HARBOUR.replace("Monday", "Sunday")));
    await one.sync();
    one.translate(XLIFF, () => ({ target: typed("Dimanche.").target ?? [] }));
    await one.sync();
    expect(targets(one, "locales/fr/xliff/b.md.xlf")).toEqual(["Dimanche.", null]);
    await expectRest(one);
  });

  it("where two articles lose the same translation at once", async () => {
    const one = open({ "a.md": article(HARBOUR, MARKET), "b.md": article(HARBOUR, LIBRARY) });
    await one.sync();
    for (const path of [XLIFF, "locales/fr/xliff/b.md.xlf"])
      one.translate(path, (_, index) => (index === 0 ? typed("Port fermé.") : undefined));
    await one.sync();
    one.write("source-articles/a.md", article(MARKET));
    one.write("source-articles/b.md", article(LIBRARY));
    await one.sync();
    expect(one.read("locales/fr/retired.tmx").match(/Port fermé\./g)).toHaveLength(1);
    await expectRest(one);
  });

  it("where a locale is taken out of the configuration, and comes back", async () => {
    const both = CONFIG.replace("[fr]", "[fr, ja]");
    const one = open({ "a.md": article(HARBOUR, MARKET) }, both);
    await one.sync();
    one.translate("locales/ja/xliff/a.md.xlf", () => typed("港。"));
    await one.sync();
    const before = one.files();
    one.write("config/exonym.yaml", CONFIG);
    expect((await one.sync()).changes).toEqual([]);
    one.write("config/exonym.yaml", both);
    expect((await one.sync()).changes).toEqual([]);
    expect(one.files()).toEqual(before);
    await expectRest(one);
  });
});

it("does not print what nobody had accepted because its source was edited", async () => {
  const one = open({ "a.md": article(HARBOUR) });
  await one.sync();
  one.translate(XLIFF, () => typed("Brouillon.", "needs-review-translation"));
  await one.sync();
  one.write("source-articles/a.md", article(HARBOUR.replace("Monday", "Sunday")));
  await one.sync();
  expect(one.read("locales/fr/articles/a.md")).toContain("Sunday");
  expect(targets(one)).toEqual(["Brouillon."]);
  one.write("source-articles/a.md", article(HARBOUR));
  await one.sync();
  expect(one.read("locales/fr/articles/a.md")).toContain(HARBOUR);
  expect(readXliff(one.read(XLIFF), XLIFF).segments).toMatchObject([
    { state: "needs-review-translation", origin: "human", previous: null },
  ]);
  await expectRest(one);
});

function never(): never {
  throw new Error("There is no orphan.");
}
