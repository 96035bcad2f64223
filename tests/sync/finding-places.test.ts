import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import type { FilePlace, Finding } from "../../src/article/finding.ts";
import { checkProject } from "../../src/sync/check.ts";
import { placeInArticles } from "../../src/sync/finding-places.ts";
import { openProject } from "../../src/sync/project.ts";
import { lettersOf, sentenceStarts, unitLetters } from "../../src/sync/unit-places.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr]\nchecks:\n  xliff: off\n";
const GLOSSARY = "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\nKursk,Koursk,\n";

const MARKDOWN = `---
title: Rain in Kyiv
---

# Weather

It rains in **Kyiv** today. Kyiv & Kursk are wet! See \`code\`.

- Kyiv, again.
`;

const FRENCH = {
  "Rain in": "Pluie à Kiev",
  Weather: "Météo",
  "It rains": "Il pleut à ^Kiev^ aujourd’hui.",
  "Kyiv & Kursk": "Kiev & la ville sont « mouillés » !",
  See: "Voir ^.",
  "Kyiv, again": "Toujours Kiev.",
};

const HTML =
  "<!doctype html>\r\n<html lang=en><body>\r\n<p>R&amp;D in <b>Kyiv</b>: 5 &lt; 6.\r\nMore.</p></body></html>\r\n";

let room: Newsroom;
let asSynced: ReadonlyMap<string, string>;

beforeAll(async () => {
  room = newsroom(CONFIG, { "rain.md": MARKDOWN, "page.html": HTML });
  room.write("config/glossary/names.csv", GLOSSARY);
  await room.sync();
  translate("rain.md", FRENCH);
  translate("page.html", { "R&D": "R&D à ^Kiev^ : 5 < 6.", More: "Plus." });
  await room.sync();
  asSynced = room.files();
});

afterEach(() => {
  for (const [path, content] of asSynced) room.write(path, content);
});

afterAll(() => room.dispose());

function translate(article: string, translations: Readonly<Record<string, string>>): void {
  room.translate(`locales/fr/xliff/${article}.xlf`, ({ source }) => {
    const plain = source.map((part) => (part.type === "text" ? part.value : "")).join("");
    const target = Object.entries(translations).find(([beginning]) => plain.startsWith(beginning))?.[1];
    if (target === undefined) return undefined;
    // Codes of the source stand where ^ is.
    const codes = source.filter((part) => part.type === "code");
    const parts = target.split("^").flatMap((piece, index) => {
      const code = codes[index - 1];
      return [...(code ? [code] : []), ...(piece === "" ? [] : [text(piece)])];
    });
    return { target: parts, state: "translated" };
  });
}

/** Of one article. */
async function findingsOf(article = "rain.md"): Promise<Finding[]> {
  const { config, toolbox } = await openProject(room.root);
  const { findings } = await checkProject(config);
  const placed = await placeInArticles(findings, { config, toolbox });
  return placed.filter(({ file }) => file.includes(article));
}

const named = (findings: readonly Finding[], check: string) => findings.filter((one) => one.check === check);

/** What stands at a place. */
function at(place: FilePlace | undefined, length: number): string | undefined {
  if (place === undefined) return undefined;
  const line = room.read(place.file).split(/\r\n|\n/)[place.line - 1] ?? "";
  return `${place.file} ${line.slice(place.column - 1, place.column - 1 + length)}`;
}

describe("findings in articles", () => {
  it("are where the word stands in the localized article, whatever is around it", async () => {
    const findings = await findingsOf();
    const forbidden = named(findings, "glossary-forbidden");
    expect(forbidden.map(({ article }) => at(article, 4))).toEqual(
      Array(4).fill("locales/fr/articles/rain.md Kiev"),
    );
    expect(forbidden.map(({ article }) => article?.line)).toEqual([2, 8, 8, 10]);
    expect(forbidden.map(({ sourceArticle }) => sourceArticle?.line)).toEqual([2, 7, 7, 9]);
    const [missing] = named(findings, "glossary-missing");
    expect(missing?.message).toContain("Kursk");
    expect(at(missing?.sourceArticle, 5)).toBe("source-articles/rain.md Kursk");
    expect(at(missing?.article, 10)).toBe("locales/fr/articles/rain.md Kiev & la ");
  });

  it("are found in HTML with references and conventions", async () => {
    const [finding] = named(await findingsOf("page.html"), "glossary-forbidden");
    expect(at(finding?.article, 8)).toBe("locales/fr/articles/page.html Kiev</b>");
    expect(at(finding?.sourceArticle, 4)).toBe("source-articles/page.html R&am");
  });

  it("are not told where the localized article has not been made from this wording", async () => {
    translate("rain.md", { ...FRENCH, "Rain in": "Averses à Kiev" });
    const [title, ...others] = named(await findingsOf(), "glossary-forbidden");
    expect(title?.article).toBeUndefined();
    expect(at(title?.sourceArticle, 4)).toBe("source-articles/rain.md Rain");
    expect(others.every(({ article }) => article !== undefined)).toBe(true);
  });

  it("are not told where an article is gone, has another shape or cannot be read", async () => {
    room.write("locales/fr/articles/rain.md", `${MARKDOWN}\nOne more.\n`);
    expect(named(await findingsOf(), "glossary-forbidden")[0]).toMatchObject({
      sourceArticle: { line: 2 },
    });
    expect(named(await findingsOf(), "glossary-forbidden")[0]).not.toHaveProperty("article");
    room.write("locales/fr/articles/rain.md", new Uint8Array([0xff, 0xfe, 0xff]));
    expect(named(await findingsOf(), "glossary-forbidden")[0]).not.toHaveProperty("article");
    room.remove("source-articles/rain.md");
    const [finding] = named(await findingsOf(), "glossary-forbidden");
    expect(finding).not.toHaveProperty("sourceArticle");
    expect(finding?.position.line).toBeGreaterThan(1);
  });

  it("does not look at files outside the project's folders", async () => {
    const { config, toolbox } = await openProject(room.root);
    const [finding] = named(await findingsOf(), "glossary-forbidden");
    if (finding === undefined) throw new Error("Nothing was found.");
    const bare = { ...finding, article: undefined, sourceArticle: undefined };
    for (const file of [
      "rain.md.xlf",
      "../rain.md.xlf",
      "locales/fr/rain.md.xlf",
      "locales/uk/xliff/rain.md.xlf",
    ]) {
      const [placed] = await placeInArticles([{ ...bare, file }], { config, toolbox });
      expect(placed).toEqual({ ...bare, file });
    }
  });
});

describe("sentences in a paragraph", () => {
  it("are found one behind the other, also where they are the same", () => {
    expect(sentenceStarts("YesNoYes", [["Yes"], ["No"], ["Yes"]])).toEqual([0, 3, 5]);
  });

  it("are passed over where they still stand there as in the source", () => {
    expect(
      sentenceStarts("OuiNoOui", [
        ["Oui", "Yes"],
        ["Non", "No"],
        ["Oui", "Yes"],
      ]),
    ).toEqual([0, null, 5]);
  });

  it("are found behind a standing line, but not farther away", () => {
    expect(sentenceStarts("PhotoReutersOui", [["Oui", "Yes"]])).toEqual([12]);
    expect(sentenceStarts(`${"x".repeat(1000)}Oui`, [["Oui", "Yes"]])).toEqual([null]);
  });

  it("cost no more than the paragraph is long", () => {
    const sentence = "a".repeat(100);
    const start = performance.now();
    sentenceStarts(`${sentence.repeat(10_000)}`, Array(10_000).fill([`${sentence}b`, `${sentence}c`]));
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it("are read by letters alone, each with its place", () => {
    expect(lettersOf("« Kyiv » \u2068(5 °C)\u2069 \ufffc")).toBe("Kyiv5°C");
    const { letters, offsets } = unitLetters({
      start: 10,
      content: [
        { type: "code", form: "open", id: "1", kind: "strong", raw: "**", display: "**" },
        { type: "text", value: "a b", raw: "a b" },
        { type: "text", value: "é", raw: "&eacute;" },
        { type: "text", value: "c" },
      ],
    });
    expect([letters, offsets]).toEqual(["abéc", [12, 14, 15, 23]]);
  });
});
