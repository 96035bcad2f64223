import { afterEach, describe, expect, it } from "vitest";
import { codesOf, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { onlyNumber } from "../../src/article/plural.ts";
import { codesMissing } from "../../src/checks/codes-missing.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { glossary } from "../checks/example-document.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

// In the middle: a code at the edge that is missing would be put back.
const SOURCE = {
  comments_one: "Only {{count}} comment",
  comments_other: "All {{count}} comments, {{name}}",
};

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

describe("a form that stands for one number", () => {
  it.each([
    ["ar", "zero one two"],
    ["en", "one"],
    ["he", "one two"],
    ["cy", "zero one two few many"],
    ["uk", ""],
    ["lt", ""],
    ["fr", ""],
    ["lv", ""],
    ["pl", "one"],
  ])("is told for %s: %s", (tag, expected) => {
    const locale = parseLocale(tag);
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const found = (["zero", "one", "two", "few", "many"] as const).filter(
      (category) =>
        categories.includes(category) && onlyNumber(locale, { type: "cardinal", category }) !== undefined,
    );
    expect(found.join(" ")).toBe(expected);
  });
});

describe.each(["1.2", "2.1"])("the number of a message in XLIFF %s", (version) => {
  const FILE = (locale: string) => `locales/${locale}/xliff/ui.json.xlf`;

  async function translated(locale: string, targets: Readonly<Record<string, string>>, source = SOURCE) {
    room = newsroom(`sourceLanguages: [en]\nlocales: [${locale}]\nxliff: { version: "${version}" }\n`, {
      "ui.json": `${JSON.stringify(source, null, 2)}\n`,
    });
    await room.sync();
    const path = FILE(locale);
    const forms = [...new Set(room.read(path).match(/(?<=plural: )\w+/g))];
    room.translate(path, ({ source }, i) => {
      const words = targets[forms[i] ?? ""];
      if (words === undefined) return undefined;
      // The number is the first code.
      return { target: [text(words), ...codesOf(source).slice(1)], state: "translated", origin: "human" };
    });
    const { problems } = await room.sync();
    const document = readXliff(room.read(path), path);
    // What is proposed for other forms is not what anybody has said.
    const findings = [...codesMissing.run({ document, glossary: glossary(undefined) })].filter(
      ({ segment }) => segment.state === "translated",
    );
    return {
      problems,
      missing: findings.length,
      json: () => room?.read(`locales/${locale}/articles/ui.json`) ?? "",
    };
  }

  it("may be left out where the form stands for one", async () => {
    const { problems, missing, json } = await translated(
      "ar",
      { one: "تعليق واحد", two: "تعليقان" },
      { ...SOURCE, comments_one: "{{count}} comment" },
    );
    expect(problems).toEqual([]);
    expect(missing).toBe(0);
    expect(JSON.parse(json())).toMatchObject({
      comments_one: "تعليق واحد",
      comments_two: "تعليقان\u2068{{name}}\u2069",
    });
    expect(await room?.sync()).toMatchObject({ changes: [] });
    const says = version === "2.1" ? 'canDelete="yes"' : 'ctype="x-variable-optional"';
    expect(room?.read(FILE("ar")).split(says).length).toBeGreaterThan(3);
  });

  it("has to be there in other forms, and other variables in all", async () => {
    const { problems, missing } = await translated("uk", { one: "коментар" });
    expect(problems.map(({ message }) => message).join()).toContain("{{count}}");
    expect(missing).toBe(1);
    room?.dispose();
    const few = await translated("ar", { few: "تعليقات" });
    expect(few.problems).toHaveLength(1);
    expect(few.missing).toBe(1);
  });
});
