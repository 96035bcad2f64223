import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { findCounterparts, type NamedSentence } from "../../src/glossary/suggestion/counterparts.ts";
import { createNameCensus } from "../../src/glossary/suggestion/name-census.ts";
import { namesLike } from "../../src/glossary/suggestion/name-runs.ts";

const english = parseLocale("en");

describe("what may be a name", () => {
  const texts = (text: string) => namesLike(text, english).map((name) => name.text);

  it("is a capitalised sequence or a part of it", () => {
    expect(texts("troops near Sudzha in Kursk Oblast fell")).toEqual([
      "Sudzha",
      "Kursk",
      "Kursk Oblast",
      "Oblast",
    ]);
    expect(texts("he met Zelensky's envoy")).toEqual(["Zelensky"]);
    expect(texts("the Bank of the West and of nothing")).toEqual(["Bank", "Bank of the West", "West"]);
  });

  it("is not sure at a sentence's beginning and in a headline", () => {
    expect(namesLike("Troops met Kim", english).map(({ isSure }) => isSure)).toEqual([false, true]);
    expect(namesLike("Kursk Falls After Long Siege", english).every(({ isSure }) => !isSure)).toBe(true);
  });

  it("does not go on over the end of a sentence", () => {
    expect(texts("seen in Kursk. Moscow denies")).toEqual(["Kursk", "Moscow"]);
  });

  it("is found in linear time", () => {
    const started = performance.now();
    namesLike("Aa ".repeat(20_000), english);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("the census of names", () => {
  const sentences = [
    "Yesterday Volodymyr Zelensky spoke in Sudzha.",
    "On Monday President Zelensky left Sudzha.",
    "The president and Zelensky were silent.",
    "On Monday Volodymyr Zelensky came with President Macron and President Duda.",
    "Later Macron and Duda met, and Macron called Duda.",
    "It rained on President Duda and on President Macron, and on President Stubb.",
    "Yet Stubb laughed, as Stubb does, and so did President Stubb with Stubb's dog.",
  ];
  const census = createNameCensus(english);
  for (const [index, sentence] of sentences.entries()) census.add(sentence, `a${index}`, []);
  const names = census.names(2).map(({ name }) => name);

  it("has names that recur, most frequent first", () => {
    expect(names).toEqual(
      expect.arrayContaining(["Zelensky", "Volodymyr Zelensky", "Sudzha", "Macron", "Duda"]),
    );
    expect(census.names(2).find(({ name }) => name === "Zelensky")?.mentions).toBe(4);
    expect(census.names(2)[0]?.name).toBe("Stubb");
  });

  it("has no days, titles and first names", () => {
    for (const word of ["Monday", "President", "Volodymyr", "President Macron"])
      expect(names).not.toContain(word);
  });

  it("passes over what is known, but not what holds it", () => {
    const known = createNameCensus(english);
    for (const sentence of ["the Bank of Korea rose", "at the Bank of Korea again"]) {
      const start = sentence.indexOf("Korea");
      known.add(sentence, "a", [{ start, end: start + 5 }]);
    }
    expect(known.names(2).map(({ name }) => name)).toEqual(["Bank of Korea"]);
  });
});

describe("counterparts in translations", () => {
  const find = (tag: string, targets: readonly string[], others: readonly string[] = [], words = 1) => {
    const sentences: NamedSentence[] = [
      ...targets.map((target) => ({ names: [0], target, known: [] })),
      ...others.map((target) => ({ names: [], target, known: [] })),
    ];
    return findCounterparts([{ words, hasKnown: false }], sentences, parseLocale(tag), 2).get(0);
  };

  it("are found in all their forms", () => {
    const found = find(
      "uk",
      [
        "Бої біля Суджі тривають",
        "До Суджі увійшли війська",
        "Він виїхав із Суджі",
        "Суджа горить",
        "Під Суджею тихо",
      ],
      ["Бої тривають", "Він виїхав", "У Києві тихо"],
    );
    expect(found).toMatchObject({ wording: "Суджі", together: 5, of: 5, score: 1 });
    expect(found?.forms).toEqual(["Суджі", "Суджа", "Суджею"]);
  });

  it("have several words where the language has", () => {
    const targets = ["Ông đến Bình Nhưỡng hôm qua", "Tại Bình Nhưỡng có mưa", "Hội nghị ở Bình Nhưỡng"];
    expect(find("vi", targets, ["Ông đến Hà Nội", "Tại Huế có mưa"])?.wording).toBe("Bình Nhưỡng");
  });

  it("are found without spaces, and without a proclitic", () => {
    const chinese = ["他在苏贾战斗", "军队进入苏贾", "苏贾昨天下雨"];
    expect(find("zh", chinese, ["他在北京", "军队昨天"])?.wording).toContain("苏");
    const arabic = ["وصل بسودجا أمس", "قوات دخلت سودجا", "معركة وسودجا"];
    expect(find("ar", arabic, ["وصل أمس", "قوات دخلت"])?.wording).toBe("سودجا");
  });

  it("are none where translations disagree or know the word otherwise", () => {
    expect(find("de", ["Im Norden", "Bei Kursk", "Auf dem Feld"])).toBeUndefined();
    const known = [0, 1, 2].map(
      (): NamedSentence => ({ names: [0], target: "in Kyjiw", known: [{ start: 3, end: 8 }] }),
    );
    expect(findCounterparts([{ words: 1, hasKnown: false }], known, parseLocale("de"), 2).size).toBe(0);
  });

  it("belong to the likelier of two names", () => {
    const sentences: NamedSentence[] = [
      { names: [0, 1], target: "von Kursk", known: [] },
      { names: [0, 1], target: "nach Kursk", known: [] },
      { names: [0, 1], target: "bei Kursk", known: [] },
      { names: [1], target: "nichts", known: [] },
    ];
    const names = [0, 1].map(() => ({ words: 1, hasKnown: false }));
    expect([...findCounterparts(names, sentences, parseLocale("de"), 2).keys()]).toEqual([0]);
  });
});
