import { describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { type PrepareSettings, prepare } from "../../src/sync/prepare.ts";
import { createToolbox } from "../../src/sync/toolbox.ts";
import { defaults } from "./made.ts";

const toolbox = createToolbox(
  {
    ...defaults,
    frontMatter: { translate: ["title"], languageKey: "lang", setLanguage: true, directionKey: null },
    furniture: true,
  },
  { segmentation: [], furniture: new Map() },
);
const ENGLISH = "The library opened on Monday, and many people came to see what was new in the reading room.";
const UKRAINIAN =
  "Бібліотека відчинилася в понеділок, і багато людей прийшли подивитися, що нового в читальній залі.";

const settings = (
  languages: readonly string[] = [],
  rest: Partial<PrepareSettings> = {},
): PrepareSettings => ({
  format: markdown,
  formatOptions: toolbox.formatOptions,
  segmenter: toolbox.segmenter(),
  sourceLanguages: languages.map(parseLocale),
  minimumConfidence: 0.5,
  recogniser: toolbox.recogniser,
  ...rest,
});
const prepared = (text: string, languages: readonly string[] = [], rest: Partial<PrepareSettings> = {}) =>
  prepare(text, "a.md", "source-articles/a.md", settings(languages, rest));
const refused = (...args: Parameters<typeof prepared>) => {
  try {
    prepared(...args);
  } catch (error) {
    if (error instanceof ExonymError) return error.problem;
    throw error;
  }
  throw new Error("It was not refused.");
};
const declared = (lang: string, text = ENGLISH) => `---\nlang: ${lang}\n---\n\n${text}\n`;

describe("the language of an article", () => {
  it.each<[string, string, string[], string]>([
    ["is detected", ENGLISH, [], "en"],
    ["is detected among the project's", UKRAINIAN, ["en", "uk"], "uk"],
    ["is what the front matter says", declared("en"), ["en"], "en"],
    ["is what the front matter says, canonical", declared("UK", UKRAINIAN), ["uk"], "uk"],
    ["may be a variety of one of the project's", declared("en-GB"), ["en"], "en-GB"],
    ["may be spelled with an underscore", declared("en_GB"), ["en"], "en-GB"],
    ["is believed of a text too short to tell", declared("vi", "Hà Nội."), ["vi"], "vi"],
  ])("%s", (_, text, languages, wanted) => {
    const { article, warnings } = prepared(text, languages);
    expect([article.language, warnings]).toEqual([wanted, []]);
  });

  it("is believed of the front matter against the text's looks, with a warning", () => {
    const { article, warnings } = prepared(declared("uk"), ["en", "uk"]);
    expect(article.language).toBe("uk");
    expect(warnings).toMatchObject([
      { file: "source-articles/a.md", message: expect.stringContaining("looks like en") },
    ]);
  });

  it("given by the user is not doubted", () => {
    const sourceLanguage = parseLocale("vi");
    expect(prepared(declared("not a tag!"), ["en"], { sourceLanguage })).toMatchObject({
      article: { language: "vi" },
      warnings: [],
    });
  });

  it("is detected where what the article says is no tag, and that is told", () => {
    const { article, warnings } = prepared(declared("anglais, peut-être"), ["en", "uk"]);
    expect(article.language).toBe("en");
    expect(warnings).toMatchObject([
      {
        file: "source-articles/a.md",
        message: expect.stringMatching(/«anglais, peut-être», which is not a/),
      },
    ]);
  });

  it("comes with what the format has to say of the article", () => {
    const { warnings } = prepared(`---\ntitle: "never closed\n---\n\n${ENGLISH}\n`, ["en"]);
    expect(warnings).toMatchObject([
      { file: "source-articles/a.md", position: { line: expect.any(Number) } },
    ]);
  });

  it.each<[string, string, string[], Partial<PrepareSettings>, RegExp]>([
    ["that cannot be told", "12 345, 67 890.", [], {}, /could not be told\.$/],
    ["that cannot be told among the project's", "12 345.", ["en", "uk"], {}, /among en, uk\.$/],
    ["that is not sure enough", ENGLISH, [], { minimumConfidence: 1.01 }, /could not be told/],
    [
      "that the project does not have",
      declared("de"),
      ["en", "uk"],
      {},
      /not among the project's source languages \(en, uk\)/,
    ],
    ["in another script", declared("sr-Latn"), ["sr"], {}, /not among/],
  ])("%s is refused, with the file named and what to do", (_, text, languages, rest, message) => {
    const problem = refused(text, languages, rest);
    expect(problem).toMatchObject({ kind: "usage", file: "source-articles/a.md" });
    expect(problem.message).toMatch(message);
    expect(problem.advice).not.toBe("");
  });
});

it.each(["", "\n\n", "---\nlang: en\n---\n", "---\ndate: 2024-11-11\n---\n\n***\n", "\uFEFF"])(
  "an article without text (%j) is refused",
  (text) => {
    expect(refused(text).message).toBe("The article has no text to translate.");
  },
);

it("cuts into sentences, and sets standing lines apart", () => {
  const { article } = prepared(declared("en", `${ENGLISH} Nobody left early.\n\n(Photo: Reuters)`), ["en"]);
  const sentences = article.units.flatMap(({ segments }) => segments);
  expect(sentences.map(({ content }) => plainText(content))).toEqual([
    ENGLISH,
    "Nobody left early.",
    "(Photo: Reuters)",
  ]);
  expect(sentences.map(({ furniture }) => furniture?.key)).toEqual([undefined, undefined, "photoCredit"]);
  expect(article).toMatchObject({ path: "a.md", format: "markdown" });
  expect(prepared(declared("en", "(Photo: Reuters)"), ["en"], { recogniser: null }).article.units[0]?.segments[0]).not.toHaveProperty("furniture"); // biome-ignore format: one line
});

it("gives a sentence the same id wherever the article moves it", () => {
  const ids = (text: string) =>
    new Map(prepared(text, ["en"]).article.units.flatMap(({ segments }) => segments).map(({ id, content }) => [plainText(content), id])); // biome-ignore format: one line
  const before = ids(declared("en", "One came.\n\nTwo left."));
  const after = ids(declared("en", "Zero.\n\nTwo left.\n\n> One came."));
  for (const [sentence, id] of before) expect(after.get(sentence)).toBe(id);
});
