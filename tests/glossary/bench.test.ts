import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { findMentions } from "../bench/glossary/mentions.ts";
import { readNames, wordingsIn } from "../bench/glossary/names.ts";
import { rules } from "../bench/glossary/peers.ts";
import { createTask, hitRate, recall, score, scoreFinder } from "../bench/glossary/score.ts";
import { median } from "../bench/glossary/table.ts";

const name = (id: string, ...english: string[]) => ({ id, keys: [id], english });

describe("the benchmark of glossaries", () => {
  it("sees a name as a whole word in its own case, and the longest of several", () => {
    const names = [
      name("US", "United States", "US", "U.S."),
      name("GN", "Guinea"),
      name("PG", "Papua New Guinea"),
    ];
    const sentences = ["Tell us of Guinea’s US", "Papua New Guinea", "In the U.S., USA", "Guinean"];
    expect(findMentions(sentences, names).map((found) => [...found])).toEqual([[1, 0], [2], [0], []]);
  });

  it("makes one place of those that English calls the same, and leaves out what CLDR lacks in a language", () => {
    const names = readNames();
    expect(names.find(({ id }) => id === "LU")?.keys).toEqual(["LU", "Europe/Luxembourg"]);
    expect(new Set(names.flatMap(({ english }) => english)).size).toBe(
      names.flatMap(({ english }) => english).length,
    );
    expect(wordingsIn("uk", names, false).get("US")).toEqual({
      preferred: "Сполучені Штати",
      admitted: ["США"],
      derived: [],
    });
    expect(wordingsIn("de", names, false).has("Europe/Paris")).toBe(false);
  });

  it("has the rules of other tools with their faults", () => {
    const texts = ["у Києві, Київ.", "київ", "Київ і", "Київська", "Північної Кореї"];
    const names = [["Київ"], ["Північна Корея"]];
    const found = Object.fromEntries(
      rules.map((rule) => {
        const find = rule.prepare(names, parseLocale("uk"));
        return [rule.name, texts.map((text) => [...find(text)].join())];
      }),
    );
    expect(found).toEqual({
      exact: ["0", "", "0", "", ""],
      Weblate: ["0", "0", "0", "", ""],
      Okapi: ["", "0", "0", "", ""],
      Snowball: ["0", "0", "0", "", "1"],
      prefix: ["0", "0", "0", "0", "1"],
      substring: ["0", "", "0", "0", ""],
    });
    const [exact] = rules;
    expect(exact?.prepare([["東京"]], parseLocale("ja"))("東京都で").size).toBe(1);
  });

  it("counts what is missed, and hits once a sentence, of namesakes none whose like the English has", () => {
    const names = [name("GE", "Georgia"), name("MX", "Mexico"), name("Mexico_City", "Mexico City")];
    const wording = (preferred: string) => ({ preferred, admitted: [], derived: [] });
    const wordings = new Map([
      ["GE", wording("Georgien")],
      ["MX", wording("Mexiko")],
      ["Mexico_City", wording("Mexiko")],
    ]);
    const english = ["Georgia and Mexico", "Mexico City", "Nothing"];
    const translation = {
      locale: parseLocale("de"),
      isMeasured: true,
      sentences: ["Mexiko", "Mexiko", "Mexiko, Georgien"],
    };
    const mentions = findMentions(english, names);
    const task = createTask(translation, english, names, wordings, mentions, mentions);
    const [exact] = rules;
    const own = names.map(({ id }) => [wordings.get(id)?.preferred ?? ""]);
    const result = scoreFinder(task, exact?.prepare(own, task.locale) ?? (() => new Set()));
    expect(result.missed).toEqual([{ sentence: 0, name: 0 }]);
    expect(recall(result)).toBeCloseTo(200 / 3);
    expect(result.hits).toHaveLength(2);
    expect(hitRate(result)).toBeCloseTo(1000 / 3);
    expect(hitRate(score(task, [], [{ sentence: 1, name: 1 }]))).toBe(0);
  });

  it("takes the middle one", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});
