import { describe, expect, it, onTestFinished } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { applyConventions, DEFAULT_CONVENTIONS } from "../../src/conventions/conventions.ts";
import type { Format, SerializeOptions } from "../../src/formats/format.ts";
import { plainText } from "../../src/formats/text.ts";
import { checkProject } from "../../src/sync/check.ts";
import { compose } from "../../src/sync/compose.ts";
import { openProject } from "../../src/sync/project.ts";
import { type SerializeSettings, serializeComposition } from "../../src/sync/serialize.ts";
import { madeArticle } from "./made.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

const ARTICLE = `---
title: A question
---

Is this "true"? It is called "so".

Not translated "yet"!
`;

const XLIFF = "locales/fr/xliff/a.md.xlf";
const LOCALIZED = "locales/fr/articles/a.md";

async function translated(conventions: string): Promise<Newsroom> {
  const room = newsroom(`sourceLanguages: [en]\nlocales: [fr]\n${conventions}`, { "a.md": ARTICLE });
  onTestFinished(room.dispose);
  await room.sync();
  room.translate(XLIFF, ({ source }) => {
    const [part] = source;
    const value = part?.type === "text" ? part.value : "";
    const target = value.startsWith("Is")
      ? 'Est-ce "vrai" ?'
      : value.startsWith("It")
        ? 'On dit : "oui".'
        : null;
    return target === null ? undefined : { target: [text(target)], state: "translated" };
  });
  await room.sync();
  return room;
}

/** The paragraphs of the localized article. */
const paragraphs = (room: Newsroom) =>
  room.read(LOCALIZED).replaceAll("\u00a0", "␣").replaceAll("\u202f", "·").trim().split("\n\n").slice(1);

describe("conventions in a sync", () => {
  it("are in the article and not in the translator's file, and the next sync writes nothing", async () => {
    const room = await translated("");
    expect(paragraphs(room)[0]).toBe('Est-ce "vrai"·? On dit␣: "oui".');
    expect(paragraphs(room)[1]).toBe('Not translated "yet"!');
    expect(room.read(XLIFF)).toContain('Est-ce "vrai" ?');
    const before = room.files();
    const report = await room.sync();
    expect(report.problems).toEqual([]);
    expect(room.files()).toEqual(before);
    const { findings } = await checkProject((await openProject(room.root)).config);
    expect(findings.map(({ check }) => check)).toEqual(["quotes", "quotes"]);
  });

  it("are as the configuration has them, and change with it", async () => {
    const room = await translated("conventions: { quotes: fix, translationKey: translationKey }\n");
    expect(paragraphs(room)[0]).toBe("Est-ce «␣vrai␣»·? On dit␣: «␣oui␣».");
    expect(room.read(LOCALIZED)).toContain("lang: fr\ntranslationKey: a\n");
    room.write("config/exonym.yaml", "sourceLanguages: [en]\nlocales: [fr]\nconventions: { spaces: off }\n");
    await room.sync();
    expect(paragraphs(room)[0]).toBe('Est-ce "vrai" ? On dit : "oui".');
    expect(room.read(LOCALIZED)).not.toContain("translationKey");
  });

  it("leave a key of the source alone", async () => {
    const room = newsroom("sourceLanguages: [en]\nlocales: [fr]\nconventions: { translationKey: key }\n", {
      "a.md": "---\nkey: own\n---\n\nThis is a sentence.\n",
    });
    onTestFinished(room.dispose);
    await room.sync();
    room.translate(XLIFF, () => ({ target: [text("Une phrase.")], state: "translated" }));
    await room.sync();
    expect(room.read(LOCALIZED)).toBe("---\nkey: own\nlang: fr\n---\n\nUne phrase.\n");
  });
});

describe("conventions that an article cannot have", () => {
  const settings: SerializeSettings = {
    fallback: "source",
    formatOptions: { translatedKeys: [], languageKey: "lang" },
    languageKey: null,
    directionKey: null,
    conventions: {
      ...DEFAULT_CONVENTIONS,
      alternateLinks: "https://a.org/{locale}/{page}",
      translationKey: null,
    },
    locales: [parseLocale("fr")],
  };

  it("give way to the text as it was typed", () => {
    const article = madeArticle("en", [["One."]]);
    const locale = parseLocale("fr");
    const [segment] = article.units.flatMap(({ segments }) => segments);
    const translation = { target: [text("Oui !")], state: "translated", origin: "human" } as const;
    const composition = compose(article, new Map(segment ? [[segment.id, translation]] : []), {
      locale,
      fallback: "source",
      renderFurniture: null,
      conventions: DEFAULT_CONVENTIONS,
    });
    const given: SerializeOptions[] = [];
    const strict: Format = {
      ...plainText,
      serialize(_, translations, options) {
        given.push(options);
        const [[unit, content] = []] = translations;
        const [part] = content ?? [];
        const value = part?.type === "text" ? part.value : "";
        return unit !== undefined && value.includes("\u202f")
          ? { text: null, refusals: [{ unit, message: "No such spaces." }] }
          : { text: value, refusals: [] };
      },
    };
    const context = { article, format: strict, locale, file: "a.xlf", xliff: null, settings };
    expect(serializeComposition(composition, context)).toEqual({ text: "Oui !", problems: [] });
    expect(given).toHaveLength(2);
    expect(given[0]?.alternates?.map(({ hreflang }) => hreflang)).toContain("x-default");
    expect(applyConventions([text("Oui !")], locale, DEFAULT_CONVENTIONS)).toEqual([text("Oui\u202f!")]);
  });
});
