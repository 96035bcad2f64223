import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, plainText, rawText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type { State } from "../../src/article/translation.ts";
import type { Article } from "../../src/article/unit.ts";
import { type ComposeOptions, type Composition, compose, type Translation } from "../../src/sync/compose.ts";
import { bold, code, madeArticle, type Sentence, spelled } from "./made.ts";

type Given = Partial<Translation> | string | undefined;

/** Composes with one translation per sentence, in order; a string is a person's finished one. */
function composed(
  article: Article,
  targets: readonly Given[],
  options: Partial<ComposeOptions> & { readonly into?: string } = {},
): Composition {
  const segments = article.units.flatMap((unit) => unit.segments);
  const translations = new Map(
    segments.flatMap((segment, index) => {
      const given = targets[index];
      if (given === undefined) return [];
      const whole: Translation = { target: null, state: "translated", origin: "human" };
      const translation =
        typeof given === "string" ? { ...whole, target: [text(given)] } : { ...whole, ...given };
      return [[segment.id, translation] as const];
    }),
  );
  const { into = "fr", ...rest } = options;
  return compose(article, translations, {
    locale: parseLocale(into),
    fallback: "source",
    renderFurniture: null,
    conventions: null,
    ...rest,
  });
}

/** What stands in the article's first paragraph afterwards. */
function paragraph(article: Article, composition: Composition): string | undefined {
  const unit = article.units[0];
  return unit && rawText(composition.translations.get(unit.id) ?? unit.content);
}

describe("what stands between sentences", () => {
  const lineBreak: Content = [code("single", "9", "<br>\n")];
  it.each<[string, string, string, (string | Sentence)[], Given[], string]>([
    ["a space stays a space", "en", "fr", ["One.", "Two."], ["Un.", "Deux."], "Un. Deux."],
    ["none in Japanese", "en", "ja", ["One.", "Two."], ["一。", "二。"], "一。二。"],
    ["none in Chinese and Cantonese", "en", "yue-Hant", ["One.", "Two."], ["一。", "二。"], "一。二。"],
    ["one in Korean and Thai", "en", "th", ["One.", "Two."], ["หนึ่ง", "สอง"], "หนึ่ง สอง"],
    ["one where the source has none", "zh", "en", ["一。", "二。"], ["One.", "Two."], "One. Two."],
    ["none from Chinese to Japanese", "zh", "ja", ["一。", "二。"], ["いち。", "に。"], "いち。に。"],
    ["one from Chinese where half is left", "zh", "en", ["一。", "二。"], ["One.", undefined], "One. 二。"],
    ["one from Chinese before what is done", "zh", "en", ["一。", "二。"], [undefined, "Two."], "一。 Two."],
    ["the source's where half is left", "en", "ja", ["One.", "Two."], ["一。", undefined], "一。 Two."],
    ["the source's before what is done", "en", "ja", ["One.", "Two."], [undefined, "二。"], "One. 二。"],
    ["the source's bytes where none is done", "en", "ja", ["One.", "Two."], [], "One. Two."],
    ["what the source has, be it more", "en", "fr", [{ content: [spelled("One.")], trailing: [spelled("  ")] }, "Two."], ["Un.", "Deux."], "Un.  Deux."], // biome-ignore format: a row
    ["a soft break, as it is spelled", "en", "fr", [{ content: [spelled("One.")], trailing: [spelled(" ", "\n> ")] }, "Two."], ["Un.", "Deux."], "Un.\n> Deux."], // biome-ignore format: a row
    ["no soft break in Japanese", "en", "ja", [{ content: [spelled("One.")], trailing: [spelled(" ", "\n")] }, "Two."], ["一。", "二。"], "一。二。"], // biome-ignore format: a row
    ["a hard break, in every language", "en", "ja", [{ content: [spelled("One.")], trailing: lineBreak }, "Two."], ["一。", "二。"], "一。<br>\n二。"], // biome-ignore format: a row
    ["a hard break between spaces", "en", "ja", [{ content: [spelled("One.")], trailing: [spelled(" "), ...lineBreak] }, "Two."], ["一。", undefined], "一。 <br>\nTwo."], // biome-ignore format: a row
    [
      "one between Latin letters in Chinese",
      "en",
      "zh",
      ["One.", "Two."],
      ["CNN.", "BBC: 二。"],
      "CNN. BBC: 二。",
    ],
    ["none behind a Chinese sign", "en", "zh", ["One.", "Two."], ["一。", "BBC。"], "一。BBC。"],
    ["one in Pinyin", "en", "zh-Latn", ["One.", "Two."], ["Yī.", "Èr."], "Yī. Èr."],
    ["one in Khmer, from Chinese", "zh", "km", ["一。", "二。"], ["មួយ។", "ពីរ។"], "មួយ។ ពីរ។"],
    ["one in Burmese and Tibetan", "ja", "bo", ["一。", "二。"], ["གཅིག།", "གཉིས།"], "གཅིག། གཉིས།"],
    ["no space behind the last sentence", "zh", "en", ["一。"], ["One."], "One."],
  ])("%s (%s → %s)", (_, source, into, sentences, targets, wanted) => {
    const article = madeArticle(source, [sentences]);
    const composition = composed(article, targets, { into });
    expect(composition.refusals).toEqual([]);
    expect(paragraph(article, composition)).toBe(wanted);
  });

  it("treats a sentence that reads as its source as one in the source's language", () => {
    const article = madeArticle("en", [["CNN.", "Two."]]);
    expect(paragraph(article, composed(article, ["CNN.", "二。"], { into: "ja" }))).toBe("CNN. 二。");
  });
});

describe("what may stand in the article", () => {
  const states: readonly State[] = [
    "needs-translation",
    "needs-adaptation",
    "needs-review-translation",
    "translated",
    "signed-off",
    "final",
  ];
  const origins = ["human", "memory", "machine"] as const;
  const usable = (state: State, origin: string, fallback: string) =>
    ["translated", "signed-off", "final"].includes(state) ||
    (state === "needs-adaptation" && origin !== "machine") ||
    (state === "needs-review-translation" && fallback === "keep-machine");

  it.each(["source", "skip-article", "keep-machine"] as const)(
    "with fallback %s, by state and origin",
    (fallback) => {
      const article = madeArticle("en", [["One."]]);
      for (const state of states) {
        for (const origin of origins) {
          const composition = composed(article, [{ target: [text("Un.")], state, origin }], { fallback });
          const expected = usable(state, origin, fallback);
          expect([state, origin, paragraph(article, composition)]).toEqual([
            state,
            origin,
            expected ? "Un." : "One.",
          ]);
          expect([...composition.paragraphs.values()]).toEqual([expected ? origin : "source"]);
          expect(composition.outdated.length).toBe(expected && state === "needs-adaptation" ? 1 : 0);
          expect(composition.open.length).toBe(["translated", "signed-off", "final"].includes(state) ? 0 : 1);
          expect(composition.isTranslated).toBe(expected);
        }
      }
    },
  );

  it.each<[Content | null]>([[null], [[]], [[text("")]], [[text(" \u00a0\n")]]])(
    "counts a target of nothing (%j) as none, whatever its state",
    (target) => {
      const article = madeArticle("en", [["One."]]);
      const composition = composed(article, [{ target, state: "final" }]);
      expect(paragraph(article, composition)).toBe("One.");
      expect(composition.open).toHaveLength(1);
      expect([...composition.paragraphs.values()]).toEqual(["source"]);
    },
  );

  it("gives a paragraph the least trustworthy origin among its sentences", () => {
    const article = madeArticle("en", [["One.", "Two.", "Three."]]);
    const by = (...makers: ("human" | "memory" | "machine" | null)[]) =>
      [
        ...composed(
          article,
          makers.map((origin) => (origin ? { target: [text("X.")], origin } : undefined)),
        ).paragraphs.values(),
      ][0];
    expect(by("human", "human", "human")).toBe("human");
    expect(by("human", "memory", "human")).toBe("memory");
    expect(by("machine", "memory", "human")).toBe("machine");
    expect(by("human", "memory", null)).toBe("source");
  });

  it("puts in a translation of an earlier wording and says so, also where the file calls it a draft", () => {
    const article = madeArticle("en", [["One."], ["Two."]]);
    const previous = { source: [text("Once.")], target: [text("Un.")] };
    const composition = composed(
      article,
      [
        { target: [text("Un.")], state: "needs-adaptation" },
        { target: [text("Un.")], state: "needs-review-translation", previous },
      ],
      { fallback: "keep-machine" },
    );
    expect(composition.outdated).toEqual(article.units.map(({ id }) => id));
  });

  it("says nothing of a translation that equals its source but that it is done", () => {
    const article = madeArticle("en", [["CNN.", { content: [...bold("BBC"), spelled(".")] }]]);
    const composition = composed(article, ["CNN.", { target: [...bold("BBC"), text(".")] }]);
    expect(composition).toMatchObject({ isTranslated: false, open: [], refusals: [] });
    expect(composition.translations.size).toBe(0);
    expect([...composition.paragraphs.values()]).toEqual(["human"]);
  });
});

describe("inline codes", () => {
  const article = madeArticle("en", [
    [
      { content: [spelled("A "), ...bold("bold"), spelled(" word.")] },
      { content: [...bold("So"), spelled(" it is.")] },
    ],
  ]);
  const second = { target: [...bold("Ainsi"), text(" soit-il.")] };

  it("get the markup of their own place in the paragraph", () => {
    const composition = composed(article, [{ target: [...bold("Gras"), text(".")] }, second]);
    const content = composition.translations.get(article.units[0]?.id ?? ("" as never)) ?? [];
    expect(rawText(content)).toBe("**Gras**. **Ainsi** soit-il.");
    expect(content.flatMap((part) => (part.type === "code" ? [part.id] : []))).toEqual([
      "u1",
      "u1",
      "u2",
      "u2",
    ]);
  });

  it("may change their order and nest anew; the format judges that", () => {
    const two = madeArticle("en", [[{ content: [...bold("a", "1"), text(" and "), ...bold("b", "2")] }]]);
    const composition = composed(two, [{ target: [...bold("b", "2"), text(" et "), ...bold("a", "1")] }]);
    expect(composition.refusals).toEqual([]);
    expect(plainText([...composition.translations.values()][0] ?? [])).toBe("b et a");
  });

  it.each<[string, Content, string]>([
    ["missing", [text("Sans.")], "none"],
    ["half missing", [code("open"), text("Gras.")], "«**»"],
    ["doubled", [...bold("a"), ...bold("b")], "«**» «**» «**» «**»"],
    ["unknown", [...bold("a"), code("single", "7", "<img>")], "«**» «**» «<img>»"],
    ["of another form", [code("close"), text("a"), code("single", "1", "**")], "«**» «**»"],
  ])(
    "%s: the paragraph is refused, with the sentence named, and nothing of it is used",
    (_, target, shown) => {
      const composition = composed(article, [{ target }, second]);
      const unit = article.units[0];
      expect(composition.refusals).toEqual([
        {
          unit: unit?.id,
          segment: unit?.segments[0]?.id,
          message: `The translation must have each inline code of the source once: «**» «**»; it has ${shown}.`,
        },
      ]);
      expect(composition.translations.size).toBe(0);
      expect(composition.paragraphs.size).toBe(0);
    },
  );

  it("that an outdated translation lacks are nobody's fault: the source stands in", () => {
    const composition = composed(article, [{ target: [text("Gras.")], state: "needs-adaptation" }, second]);
    expect(composition.refusals).toEqual([]);
    expect(paragraph(article, composition)).toBe("A **bold** word. **Ainsi** soit-il.");
    expect([...composition.paragraphs.values()]).toEqual(["source"]);
    expect(composition.outdated).toHaveLength(1);
  });

  it("of a proposal that is not used are nobody's fault either", () => {
    const composition = composed(article, [
      { target: [text("Gras.")], state: "needs-review-translation", origin: "machine" },
      second,
    ]);
    expect(composition.refusals).toEqual([]);
  });

  it("are counted per sentence: one cannot lend its code to the next", () => {
    const composition = composed(article, [
      { target: [text("Sans.")] },
      { target: [...bold("a"), ...bold("b")] },
    ]);
    expect(composition.refusals).toHaveLength(2);
  });
});

describe("standing lines", () => {
  const credit = { key: "photoCredit", values: { credit: [text("Reuters")] } };
  const line: Sentence = { content: [spelled("(Photo: Reuters)")], furniture: credit };
  const rendered = () => [text("（写真：ロイター）")];

  it.each<[string, (string | Sentence)[], Given[], boolean, string, string]>([
    ["alone", [line], [], false, "（写真：ロイター）", "furniture"],
    ["behind a translation", ["One.", line], ["一。"], true, "一。（写真：ロイター）", "human"],
    ["behind what nobody translated", ["One.", line], [], false, "One. （写真：ロイター）", "source"],
    ["before what nobody translated", [line, "One."], [], false, "（写真：ロイター） One.", "source"],
  ])("%s", (_, sentences, targets, isTranslated, wanted, origin) => {
    const article = madeArticle("en", [sentences]);
    const composition = composed(article, targets, { into: "ja", renderFurniture: rendered });
    expect(paragraph(article, composition)).toBe(wanted);
    expect([...composition.paragraphs.values()]).toEqual([origin]);
    expect(composition.isTranslated).toBe(isTranslated);
    expect(composition.open).toHaveLength(sentences.includes("One.") && !isTranslated ? 1 : 0);
  });

  it.each([null, () => undefined])("stay as they are where nothing renders them (%s)", (renderFurniture) => {
    const article = madeArticle("en", [[line]]);
    const composition = composed(article, [], { renderFurniture });
    expect(composition.translations.size).toBe(0);
    expect([...composition.paragraphs.values()]).toEqual(["furniture"]);
    expect(composition.open).toEqual([]);
  });

  it("are never taken from a XLIFF file, whatever stands there", () => {
    const article = madeArticle("en", [[line]]);
    expect(paragraph(article, composed(article, ["Typed."], { renderFurniture: rendered }))).toBe(
      "（写真：ロイター）",
    );
  });

  it("that lose the markup around them are refused", () => {
    const article = madeArticle("en", [[{ ...line, content: bold("(Photo: Reuters)") }]]);
    expect(composed(article, [], { renderFurniture: rendered }).refusals).toHaveLength(1);
    const kept = composed(article, [], { renderFurniture: () => bold("(Photo : Reuters)") });
    expect(paragraph(article, kept)).toBe("**(Photo : Reuters)**");
  });
});

describe("any article", () => {
  const words = fc.constantFrom("One.", "Two, three.", "Ви тут?", "一。", "*", "&amp;");
  const sentence = fc.record({
    words,
    code: fc.constantFrom("none", "bold", "break"),
    trailing: fc.constantFrom(" ", "", "  ", "\n"),
  });
  const shape = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const made = (
    language: string,
    paragraphs: readonly (readonly { words: string; code: string; trailing: string }[])[],
  ) =>
    madeArticle(
      language,
      paragraphs.map((sentences) =>
        sentences.map(({ words: value, code: kind, trailing }) => ({
          content:
            kind === "bold"
              ? bold(value)
              : kind === "break"
                ? [spelled(value), code("single")]
                : [spelled(value)],
          trailing: trailing === "" ? [] : [spelled(" ", trailing)],
        })),
      ),
    );
  const languages = fc.constantFrom("en", "zh", "ja", "th");

  it("comes back as it was where every target is its source, in any pair of languages", () => {
    fc.assert(
      fc.property(shape, languages, languages, (paragraphs, source, into) => {
        const article = made(source, paragraphs);
        const segments = article.units.flatMap((unit) => unit.segments);
        const composition = composed(
          article,
          segments.map(({ content }) => ({ target: content })),
          { into, fallback: "skip-article" },
        );
        expect(composition).toMatchObject({ refusals: [], open: [], outdated: [], isTranslated: false });
        expect(composition.translations.size).toBe(0);
      }),
    );
  });

  it("keeps every code and every typed word, in order, and accounts for every paragraph", () => {
    fc.assert(
      fc.property(
        shape,
        languages,
        languages,
        fc.infiniteStream(fc.boolean()),
        (paragraphs, source, into, coins) => {
          const article = made(source, paragraphs);
          const segments = article.units.flatMap((unit) => unit.segments);
          const targets = segments.map(({ content }, index) => {
            if (coins.next().value === true) return undefined;
            const codes = content.filter((part) => part.type === "code");
            return { target: [...codes.slice(0, 1), text(`word${index}`), ...codes.slice(1)] };
          });
          const composition = composed(article, targets, { into });
          expect(composition.refusals).toEqual([]);
          expect(composition.paragraphs.size).toBe(article.units.length);
          let at = 0;
          for (const unit of article.units) {
            const content = composition.translations.get(unit.id) ?? unit.content;
            const ids = (one: Content) =>
              one.flatMap((part) => (part.type === "code" ? [`${part.form}${part.id}`] : []));
            expect(ids(content)).toEqual(ids(unit.content));
            const wanted = unit.segments.map((segment) => {
              const given = targets[at++];
              return plainText(given?.target ?? segment.content);
            });
            expect(plainText(content).replaceAll(/\s/g, "")).toBe(wanted.join("").replaceAll(/\s/g, ""));
          }
        },
      ),
    );
  });
});
