import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOf, parseLocale, UNDETERMINED } from "../../src/article/locale.ts";
import { contradicts, type Detection, detect, MINIMUM_CONFIDENCE } from "../../src/language/detect.ts";

const en = parseLocale("en");
const locales = (...tags: string[]) => tags.map(parseLocale);

describe("an article's language", () => {
  test.each([
    [
      "en",
      "Latn",
      "The government said on Monday that it would not take part in the talks, which begin next week in Geneva.",
    ],
    [
      "de",
      "Latn",
      "Die Regierung teilte am Montag mit, dass sie an den Gesprächen in Genf nicht teilnehmen wird.",
    ],
    ["fr", "Latn", "Le gouvernement a annoncé lundi qu’il ne participera pas aux négociations de Genève."],
    ["es", "Latn", "El Gobierno anunció el lunes que no participará en las negociaciones de Ginebra."],
    ["it", "Latn", "Il governo ha annunciato lunedì che non parteciperà ai negoziati di Ginevra."],
    ["pt", "Latn", "O governo anunciou na segunda-feira que não vai participar das negociações em Genebra."],
    ["pl", "Latn", "Rząd ogłosił w poniedziałek, że nie weźmie udziału w rozmowach w Genewie."],
    ["vi", "Latn", "Chính phủ cho biết hôm thứ Hai rằng họ sẽ không tham gia các cuộc đàm phán tại Geneva."],
    ["uk", "Cyrl", "Уряд повідомив у понеділок, що не братиме участі в переговорах, які почнуться в Женеві."],
    ["ru", "Cyrl", "Правительство сообщило в понедельник, что не будет участвовать в переговорах в Женеве."],
    ["be", "Cyrl", "Урад паведаміў у панядзелак, што не будзе ўдзельнічаць у перамовах у Жэневе."],
    ["bg", "Cyrl", "Правителството съобщи в понеделник, че няма да участва в преговорите в Женева."],
    [
      "sr-Cyrl",
      "Cyrl",
      "Влада је у понедељак саопштила да неће учествовати у преговорима који почињу у Женеви.",
    ],
    [
      "mk",
      "Cyrl",
      "Владата соопшти во понеделникот дека нема да учествува во преговорите што почнуваат во Женева.",
    ],
    ["ar", "Arab", "أعلنت الحكومة يوم الاثنين أنها لن تشارك في المحادثات التي ستبدأ في جنيف."],
    ["fa", "Arab", "دولت روز دوشنبه اعلام کرد که در مذاکرات ژنو شرکت نخواهد کرد."],
    ["ko", "Kore", "정부는 월요일 제네바에서 열리는 회담에 참석하지 않겠다고 밝혔다."],
    ["ja", "Jpan", "政府は月曜日、ジュネーブで始まる協議には参加しないと発表した。"],
    ["zh-Hans", "Hans", "政府周一表示，将不会参加下周在日内瓦举行的谈判。"],
    ["zh-Hant", "Hant", "政府週一表示，將不會參加下週在日內瓦舉行的談判。"],
    ["el", "Grek", "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι δεν θα συμμετάσχει στις συνομιλίες."],
    ["th", "Thai", "รัฐบาลประกาศเมื่อวันจันทร์ว่าจะไม่เข้าร่วมการเจรจา"],
  ])("%s", (language, script, text) => {
    expect(detect(text)).toMatchObject({ language, script });
    expect(detect(text).confidence).toBeGreaterThan(0.8);
  });

  test.each([
    ["ko", "속보"],
    ["zh-Hans", "突发新闻"],
    ["ja", "ニュース"],
    ["ja", "東京都知事選挙"],
  ])("%s in a word: %s", (language, text) => expect(detect(text).language).toBe(language));
});

describe("what is in no language", () => {
  test.each([
    "",
    "   \n\t",
    "ab",
    "12 345,67 – 2024-11-12T10:00:00Z",
    "https://example.com/the/way/of/all/things?and=the",
    "the.editor@example.com @exonym #breaking",
    "😀 🎉 👍🏽",
    '{"name": "John", "age": 30, "city": {"id": 5}}',
    "const x = () => { return foo.bar(1); };",
    "#include <stdio.h>\nint main(void) { return 0; }",
    "SELECT * FROM users WHERE id = 3;",
    "asdf qwer zxcv hjkl",
    "xkcd qwrtp zvbnm lkjh",
    "zzzz zzzz zzzz",
    "Nike Adidas Puma Reebok",
    "Samsung Apple Sony Nokia",
    "EUR/USD 1.0832 -0.12%",
    '<div class="x"><p></p></div>',
    "\u0000\u0001\u0002",
    "\ud800\ud800\ud800",
  ])("%j", (text) => {
    expect(detect(text)).toMatchObject({ language: UNDETERMINED, confidence: 0 });
  });

  test("an article keeps its language among addresses and code", () => {
    const text =
      "Він сказав, що це був найважчий день у його житті. Source: https://example.com/a-b-c (Photo: Reuters)";
    expect(detect(text).language).toBe("uk");
  });
});

describe("only", () => {
  test("answers with the tag that was given", () => {
    const text = "O governo anunciou na segunda-feira que não vai participar.";
    expect(detect(text, { only: locales("en", "pt-BR") }).language).toBe("pt-BR");
    expect(detect("政府周一表示，将不会参加。", { only: locales("zh") }).language).toBe("zh");
    expect(
      detect("Vlada je u ponedeljak saopštila da neće učestvovati u pregovorima.", { only: locales("sr") })
        .language,
    ).toBe("sr");
  });

  test("helps a headline", () => {
    expect(detect("Новини дня", { only: locales("en", "uk", "vi") }).language).toBe("uk");
  });

  test.each([
    ["another script", "政府周一表示，将不会参加下周的谈判。", ["en", "uk"]],
    ["the other Chinese script", "政府周一表示，将不会参加下周的谈判。", ["zh-Hant"]],
    ["the region's other script", "政府周一表示，将不会参加下周的谈判。", ["zh-TW"]],
    [
      "another language of the script",
      "Die Regierung teilte am Montag mit, dass sie nicht an den Gesprächen teilnehmen wird.",
      ["en", "vi"],
    ],
  ])("says und of %s", (_, text, only) => {
    expect(detect(text, { only: locales(...only) }).language).toBe(UNDETERMINED);
  });

  test("a hint that is not among them is not used", () => {
    const found = detect("The government said on Monday that it would not take part.", {
      only: [en],
      hint: parseLocale("en-GB"),
    });
    expect(found.language).toBe("en");
  });
});

describe("hint", () => {
  test("its more specific tag is taken", () => {
    expect(
      detect("O governo anunciou que não vai participar.", { hint: parseLocale("pt-BR") }).language,
    ).toBe("pt-BR");
  });

  test("decides where the text alone cannot", () => {
    expect(detect("Regierung").language).toBe(UNDETERMINED);
    expect(detect("Die Regierung Scholz", { hint: parseLocale("de") }).language).toBe("de");
  });

  test("does not decide against the text", () => {
    const text =
      "The government said on Monday that it would not take part in the talks, which begin next week.";
    expect(detect(text, { hint: parseLocale("de") }).language).toBe("en");
  });
});

describe("contradiction", () => {
  const found = (language: string, confidence = 0.99, script = "Latn"): Detection => ({
    language: parseLocale(language),
    script,
    confidence,
    alternatives: [],
  });
  test.each<[boolean, Detection, string]>([
    [true, found("de"), "en"],
    [false, found("de", 0.8), "en"],
    [false, found("und", 0), "en"],
    [false, found("en"), "en-GB"],
    [false, found("pt"), "pt-BR"],
    [false, found("da"), "nb"],
    [false, found("hr"), "bs"],
    [false, found("nn"), "no"],
    [true, found("zh-Hans", 0.99, "Hans"), "zh-TW"],
    [false, found("zh-Hant", 0.99, "Hant"), "zh-TW"],
    [true, found("uk", 0.99, "Cyrl"), "ru"],
  ])("%s: %j, said to be %s", (expected, detection, hint) => {
    expect(contradicts(detection, parseLocale(hint))).toBe(expected);
  });
});

test("is deterministic and well formed, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.lorem({ maxCount: 20 })),
      (text) => {
        const found = detect(text);
        expect(detect(text)).toEqual(found);
        expect(
          found.language === UNDETERMINED ? found.confidence === 0 : found.confidence >= MINIMUM_CONFIDENCE,
        ).toBe(true);
        expect(found.confidence).toBeLessThanOrEqual(1);
        const all = [found.confidence, ...found.alternatives.map((one) => one.confidence)];
        expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThan(1.01);
        const only = detect(text, { only: [en] });
        expect([en, UNDETERMINED]).toContain(only.language);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ["one long word", "a".repeat(2_000_000)],
  ["dots and letters", "a.".repeat(500_000)],
  ["open brackets", "<".repeat(500_000) + "{{".repeat(100_000)],
  ["backticks and at signs", "`a@".repeat(300_000)],
])("takes a hostile text: %s", (_, text) => {
  expect(detect(text).confidence).toBeLessThan(0.9);
});

const CORPUS = "../shared/corpora/ntrex";
describe.skipIf(!existsSync(CORPUS))("NTREX documents", () => {
  const files: Record<string, string> = {
    en: "eng",
    vi: "vie",
    uk: "ukr",
    ru: "rus",
    ko: "kor",
    ar: "arb",
    ja: "jpn",
    de: "deu",
    fr: "fra",
    es: "spa",
    pl: "pol",
    zh: "zho-CN",
  };
  const only = locales(...Object.keys(files));
  test.each(Object.entries(files))("%s", (tag, name) => {
    const ids = readFileSync(`${CORPUS}/documents.tsv`, "utf8").split("\n");
    const documents = new Map<string, string>();
    readFileSync(`${CORPUS}/${name}.txt`, "utf8")
      .trim()
      .split("\n")
      .forEach((line, index) => {
        const id = ids[index]?.split("\t")[0] ?? "";
        documents.set(id, `${documents.get(id) ?? ""}${line}\n`);
      });
    const some = [...documents.values()].filter((_, index) => index % 6 === 0);
    expect(some.length).toBeGreaterThan(5);
    for (const text of some) {
      expect(languageOf(detect(text).language)).toBe(tag);
      expect(detect(text, { only }).language).toBe(tag);
    }
  });
});
