import { afterEach, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { openProject } from "../../src/sync/project.ts";
import { searchMemory } from "../../src/sync/recall.ts";
import { en, fr } from "./made.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const ARTICLE = "---\nlang: en\n---\n\nThe harbour was closed on Monday.\n\nThe market opened early.\n";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

/** A translated project, whose file a tool then saves without its last paragraph. */
async function dropping(): Promise<Newsroom> {
  const one = newsroom("sourceLanguages: [en]\nlocales: [fr, ja]\n", { "a.md": ARTICLE });
  room = one;
  await one.sync();
  one.translate(XLIFF, (_, index) => typed(`Phrase ${index}.`));
  await one.sync();
  const file = one.read(XLIFF);
  one.write(XLIFF, file.slice(0, file.lastIndexOf("<group")) + file.slice(file.lastIndexOf("</group>") + 8));
  expect(one.read(XLIFF)).not.toContain("Phrase 1.");
  return one;
}

/** What may come between the tool and the sync that sees what it has done. */
const BETWEEN: Record<string, (one: Newsroom) => Promise<unknown>> = {
  nothing: async () => undefined,
  "a frozen sync": (one) => one.sync({ mode: "frozen" }),
  "a dry run": (one) => one.sync({ mode: "dry-run" }),
  "a sync of another locale": (one) => one.sync({ locales: [parseLocale("ja")] }),
  "a search of the memory": async (one) =>
    searchMemory(
      await openProject(one.root),
      ["x"],
      { sourceLocale: en, targetLocale: fr, limit: 1 },
      () => undefined,
    ),
  "a sync that is stopped before it begins": (one) =>
    expect(one.sync({ signal: AbortSignal.abort() })).rejects.toThrow(
      "The sync was stopped before it began.",
    ),
  "a sync that is stopped on its way": async (one) => {
    const stop = new AbortController();
    one.write("source-articles/0.md", ARTICLE.replace("harbour", "library"));
    await one.sync({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(stop.signal.aborted).toBe(true);
  },
  "a sync that finds the article damaged": async (one) => {
    one.write("source-articles/a.md", Buffer.from("Caf\xe9", "latin1"));
    await one.sync();
    one.write("source-articles/a.md", ARTICLE);
  },
  "a sync that finds the file damaged": async (one) => {
    const file = one.read(XLIFF);
    one.write(XLIFF, file.slice(0, -20));
    await one.sync();
    one.write(XLIFF, file);
  },
};

it.each(Object.entries(BETWEEN))("gives back what a tool dropped, with %s in between", async (_, between) => {
  const one = await dropping();
  await between(one);
  await one.sync();
  expect(one.read(XLIFF)).toContain("Phrase 1.");
  expect(one.read("locales/fr/retired.tmx")).toContain("Phrase 1.");
  expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  expect((await one.sync()).changes).toEqual([]);
});
