import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { kinOf } from "../../src/checks/name-forms.ts";
import { soundLikeness, soundOf } from "../../src/checks/name-sound.ts";
import { candidateWords, sourceWords } from "../../src/checks/name-words.ts";
import { beginProjectChecks } from "../../src/checks/run-project.ts";
import { document, segment } from "./example-document.ts";

/** What is found in articles, each a list of sources and targets. */
function found(locale: string, articles: readonly (readonly (readonly [string, string])[])[], source = "en") {
  const together = beginProjectChecks({ concepts: [] });
  articles.forEach((article, i) => {
    const segments = article.map(([from, to], line) => segment(from, to, { line: line + 1 }));
    together.add({ ...document(segments, locale, source), file: `${i + 1}.xlf` });
  });
  return together
    .findings()
    .filter(({ check }) => check === "name-inconsistent")
    .map(({ file, position, message }) => `${file}:${position.line} ${message}`);
}

describe("forms of names", () => {
  it.each([
    ["uk", "київ києва києву києвом києві"],
    ["uk", "зеленський зеленського зеленському зеленським зеленська зеленської"],
    ["uk", "прага праги празі прагу прагою"],
    ["ru", "шойгу", "путин путина путину путиным путине"],
    ["pl", "praga pragi pradze pragę pragą", "kijów kijowa kijowie kijowem"],
    ["cs", "praha prahy praze prahu prahou", "kyjev kyjeva kyjevě kyjevem"],
    ["hr", "zagreb zagreba zagrebu zagrebom", "kijev kijeva kijevu"],
    ["lt", "maskva maskvos maskvoje maskvą", "kijevas kijevo kijeve"],
    ["fi", "helsinki helsingin helsingissä helsinkiin helsingistä", "moskova moskovan moskovassa"],
    ["hu", "moszkva moszkvában moszkvából moszkvát", "kijev kijevben kijevet"],
    ["tr", "moskova moskovada", "kiev kievde"],
    ["de", "merkel merkels", "münchen münchens münchener"],
    ["ko", "젤렌스키 젤렌스키는 젤렌스키가 젤렌스키에게", "모스크바 모스크바에서"],
    ["el", "ουκρανία ουκρανίας ουκρανίας", "μόσχα μόσχας"],
    ["ar", "هاميلتون هاميلتونية"],
    ["he", "ליברפול בליברפול לליברפול"],
  ])("in %s are no other spelling: %s %s", (locale, ...lines) => {
    const kin = kinOf(parseLocale(locale), parseLocale("en"));
    for (const line of lines.filter((text) => text !== undefined)) {
      const forms = line.split(" ");
      for (const one of forms)
        for (const other of forms) expect(kin?.(one, other), `${one} ${other}`).not.toBe("variant");
    }
  });

  it.each([
    ["uk", "шойгу", "шойґу"],
    ["uk", "рейнджерс", "ренджерсом"],
    ["ru", "джейкобсом", "джакобсу"],
    ["pl", "zełenski", "zelenskiego"],
    ["ja", "ゼレンスキー", "ゼレンスキイ"],
    ["ja", "コンピューター", "コンピュータ"],
    ["ko", "앳킨슨은", "아킨슨에게"],
    ["vi", "ukraina", "ukraine"],
    ["fr", "zelensky", "zelenski"],
    ["sv", "björn", "bjorn"],
    ["ar", "هاميلتون", "هاملتون"],
  ])("in %s are told from another spelling: %s, %s", (locale, one, other) => {
    const kin = kinOf(parseLocale(locale), parseLocale("en"));
    expect(kin?.(one, other)).toBe("variant");
    expect(kin?.(other, one)).toBe("variant");
  });

  it.each([
    ["uk", "іванов", "петров"],
    ["uk", "україна", "українці"],
    ["ja", "カリフォルニア", "バハカリフォルニア"],
    ["cs", "california", "kalifornie"],
  ])("in %s are told from other names: %s, %s", (locale, one, other) => {
    expect(kinOf(parseLocale(locale), parseLocale("en"))?.(one, other)).not.toBe("variant");
  });

  it("are not judged in languages of which nothing is known", () => {
    expect(kinOf(parseLocale("ka"), parseLocale("en"))).toBeUndefined();
  });
});

describe("the sound of names", () => {
  it.each([
    ["Shoigu", "Шойґу"],
    ["Zelensky", "ゼレンスキー"],
    ["Zelensky", "젤렌스키"],
    ["Hamilton", "هاميلتون"],
    ["Liverpool", "ליברפול"],
    ["Jacobs", "Джейкобс"],
    ["Moscow", "Μόσχα"],
  ])("%s is heard in %s", (one, other) => {
    expect(soundLikeness(soundOf(one), soundOf(other))).toBeGreaterThanOrEqual(0.6);
  });

  it.each([
    ["Germany", "Deutschland"],
    ["Monday", "понеділок"],
    ["London", "ゼレンスキー"],
    ["Io", "Оа"],
  ])("%s is not heard in %s", (one, other) => {
    expect(soundLikeness(soundOf(one), soundOf(other))).toBeLessThan(0.6);
  });
});

describe("words that may be names", () => {
  it("have a capital, and not that of a sentence", () => {
    const { names, common } = sourceWords(
      "Then Sergei Shoigu’s NATO met. Putin left for the Kremlin @Nobody",
    );
    expect(names.map(({ key, isInitial }) => `${key}${isInitial ? "?" : ""}`)).toEqual([
      "then sergei?",
      "sergei shoigu",
      "shoigu",
      "putin?",
      "kremlin",
    ]);
    expect(common).toContain("left");
  });

  it("are found in the scripts of targets", () => {
    expect(candidateWords("У Києві Зеленський, НАТО і п'ять", parseLocale("uk"))).toEqual([
      "Києві",
      "Зеленський",
    ]);
    expect(candidateWords("ウクライナのゼレンスキー", parseLocale("ja"))).toEqual([
      "ウクライナ",
      "ゼレンスキー",
    ]);
    expect(candidateWords("Moskova'da Kiev’e", parseLocale("tr"))).toEqual(["Moskova", "Kiev"]);
    expect(candidateWords("泽连斯基", parseLocale("zh"))).toEqual([]);
  });
});

describe("the check name-inconsistent", () => {
  const shoigu = (count: number) =>
    Array.from({ length: count }, (_, i) => [`Day ${i} of Shoigu`, `День ${i} Шойгу`] as const);

  it("names both spellings with their counts, and the place of the rarer", () => {
    expect(found("uk", [[...shoigu(5), ["Day of Shoigu", "День Шойґу"]]])).toEqual([
      "1.xlf:6 «Шойґу» (once in the project) looks like another spelling of «Шойгу» (5 times), as the translations call «Shoigu» elsewhere. Keep to one.",
    ]);
  });

  it("looks across articles, and tells each spelling once", () => {
    const odd = [["Day of Shoigu", "День Шойґу"]] as const;
    expect(found("uk", [odd, shoigu(5), odd])).toEqual([
      "1.xlf:1 «Шойґу» (twice in the project) looks like another spelling of «Шойгу» (5 times), as the translations call «Shoigu» elsewhere. Keep to one.",
    ]);
  });

  it("finds the rarer spelling even where it comes first", () => {
    const twice = [
      ["For Shoigu", "Для Шойгу"],
      ["To Shoigu", "До Шойгу"],
    ] as const;
    expect(found("uk", [[...twice, ...shoigu(3).map(([a]) => [a, "Тут Шойґу"] as const)]])[0]).toMatch(
      /^1\.xlf:1 «Шойгу» \(twice in the project\) looks like another spelling of «Шойґу» \(3 times\)/,
    );
  });

  it.each([
    ["too few sentences", [...shoigu(1), ["Of Shoigu", "Про Шойґу"]]],
    ["both spellings in one sentence with one name", [...shoigu(5), ["Of Shoigu", "Про Шойгу, Шойґу"]]],
    ["another name near it in the source", [...shoigu(5), ["Of Shoigu and Shoigo", "Про Шойґу"]]],
    ["the same word without the name", [...shoigu(5), ["Of Shoigu", "Про Шойґу"], ["Of him", "Про Шойґу"]]],
    [
      "a common word",
      [...shoigu(5).map(([a, b]) => [`${a}, a shoigu, shoigu`, b] as const), ["Of Shoigu", "Про Шойґу"]],
    ],
  ] as const)("is silent on %s", (_, article) => {
    expect(found("uk", [article as readonly (readonly [string, string])[]])).toEqual([]);
  });

  it("is silent where the source has no capitals to tell names by", () => {
    expect(found("uk", [[...shoigu(5), ["Of Shoigu", "Про Шойґу"]]], "ja")).toEqual([]);
    expect(found("uk", [[...shoigu(5), ["Of Shoigu", "Про Шойґу"]]], "de")).toEqual([]);
  });

  it("stands hostile texts", () => {
    const capitals = Array.from(
      { length: 20_000 },
      (_, i) => `Nam${(i % 2000).toString(26).replace(/\d/g, "x")}`,
    );
    const started = performance.now();
    found("uk", [
      [
        [capitals.join(" "), "Шойгу ".repeat(20_000)],
        ["A".repeat(200_000), "Ш".repeat(200_000)],
        ["Aa’".repeat(50_000), "Шо’".repeat(50_000)],
      ],
      Array.from(
        { length: 2000 },
        (_, i) => [`Of Shoigu ${i}`, `Шой${String.fromCharCode(0x430 + (i % 32))}гу${i}`] as const,
      ),
    ]);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("lists of thousands of names", () => {
  it("take no time that grows with their square, and say nothing", () => {
    const names = (first: string) =>
      Array.from({ length: 6000 }, (_, i) => `${first}${i.toString(36)}son`).join(" ");
    const list = [`They met ${names("N")}`, names("Н")] as const;
    const begin = performance.now();
    expect(found("uk", [[list, list, list]])).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});
