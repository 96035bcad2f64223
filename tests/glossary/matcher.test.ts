import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { createMatcher, matcherOf } from "../../src/glossary/matcher.ts";

function matcher(csv: string, locale: string) {
  const { concepts, problems } = readGlossaryCsv(csv, "g.csv");
  expect(problems).toEqual([]);
  return createMatcher(concepts, parseLocale(locale));
}

/** What is found, as it stands in the text. */
function found(csv: string, locale: string, text: string): string[] {
  return matcher(csv, locale)
    .find(text)
    .map(({ start, end }) => text.slice(start, end));
}

describe("a matcher", () => {
  it("says where, what and by what right", () => {
    const csv = "id,en,uk,uk:forbidden,uk:forms\nkyiv,Kyiv,Київ,Кієв,Києва|Києві\n";
    const matches = matcher(csv, "uk").find("Київ, мер Києва, у Кієв");
    expect(
      matches.map(({ start, end, concept, term, status, layer }) => [
        start,
        end,
        concept.id,
        term,
        status,
        layer,
      ]),
    ).toEqual([
      [0, 4, "kyiv", "Київ", "preferred", "exact"],
      [10, 15, "kyiv", "Києва", "preferred", "form"],
      [19, 23, "kyiv", "Кієв", "forbidden", "exact"],
    ]);
  });

  it.each([
    // whole words only
    ["en", "Kiev", "Kievka Kiev, Kiev's Kiev-based (Kiev) akiev kiev2", ["Kiev", "Kiev", "Kiev", "Kiev"]],
    ["fr", "Ukraine", "l’Ukraine d'Ukraine Ukrainee", ["Ukraine", "Ukraine"]],
    ["uk", "Кам", "Кам’янець і Кам", ["Кам"]],
    ["uk", "Кам'янець", "Кам’янець Камʼянець Кам'янець", ["Кам’янець", "Камʼянець", "Кам'янець"]],
    ["tr", "Kiev", "Kiev'e Kiev’in Kievcik", ["Kiev", "Kiev"]],
    ["vi", "Nga", "Nga, Ngan, nga", ["Nga"]],
    ["ar", "كييف", "كييف، كييفا", ["كييف"]],
    ["he", 'צה"ל', "צה״ל צהל", ["צה״ל"]],
    ["he", "צה", "צה״ל", []],
    ["hi", "कीव", "कीव में कीवी", ["कीव"]],
    ["en", "C++", "C++ and C+", ["C++"]],
    ["en", ".NET", "ASP.NET and .NET", [".NET", ".NET"]],
    ["en", "U.S.", "the U.S. and U.S.A.", ["U.S."]],
    ["en", "a.b*c?", "a.b*c? axbbc", ["a.b*c?"]],
    // scripts without spaces
    ["ja", "キエフ", "今日キエフで", ["キエフ"]],
    ["ja", "NATO", "北大西洋条約機構NATOは NATOs", ["NATO"]],
    ["ja", "NATO", "ＮＡＴＯは", ["ＮＡＴＯ"]],
    ["zh", "基辅", "他在基辅市", ["基辅"]],
    ["th", "เคียฟ", "ในเคียฟวันนี้", ["เคียฟ"]],
    ["th", "กา", "ก่า กาก", ["กา"]],
    ["km", "គៀវ", "នៅគៀវថ្ងៃនេះ", ["គៀវ"]],
    ["lo", "ຄຽບ", "ໃນຄຽບມື້", ["ຄຽບ"]],
    // Korean particles
    ["ko", "평양", "평양은 평양에서 평양으로부터의 평양, 신평양 평양냉면", ["평양", "평양", "평양", "평양"]],
    ["ko", "키예프", "키예프의 시장", ["키예프"]],
    // case
    ["en", "Kiev", "KIEV kiev", ["KIEV"]],
    ["en", "chicken", "Chicken chicken", ["Chicken", "chicken"]],
    ["en", "US", "US us Us", ["US"]],
    ["tr", "İzmir", "İzmir İZMİR IZMIR izmir", ["İzmir", "İZMİR"]],
    ["el", "Κύπρος", "ΚΎΠΡΟΣ κύπρος", ["ΚΎΠΡΟΣ"]],
    ["de", "Straße", "STRAßE", ["STRAßE"]],
    // spellings that readers do not tell apart
    ["en", "New York", "New\u00a0York New\n  York NewYork", ["New\u00a0York", "New\n  York"]],
    ["en", "Kim Jong-un", "Kim Jong\u2011un Kim Jong‐un", ["Kim Jong\u2011un", "Kim Jong‐un"]],
    ["en", "Kyiv", "Ky\u00adiv \u200eKyiv", ["Ky\u00adiv", "Kyiv"]],
    ["vi", "Hội An", "Hội An".normalize("NFD"), ["Hội An".normalize("NFD")]],
    ["vi", "Hội An".normalize("NFD"), "ở Hội An", ["Hội An"]],
    ["ko", "평양", "평양".normalize("NFD"), ["평양".normalize("NFD")]],
    // addresses
    ["en", "Kiev", "https://x.example/Kiev Kiev@x.example @Kiev #Kiev", ["Kiev"]],
  ])("in %s finds %s in %s", (locale, term, text, expected) => {
    const quoted = `"${term.replaceAll('"', '""')}"`;
    expect(found(`${locale}\n${quoted}\n`, locale, text)).toEqual(expected);
  });

  it("heeds case where the concept asks for it", () => {
    const csv = "en,case\nTurkey,sensitive\nUS,sensitive\n";
    expect(found(csv, "en", "Turkey ate turkey; TURKEY and us in the US")).toEqual(["Turkey", "US"]);
    expect(found("en,case\nKyiv’s,sensitive\n", "en", "Kyiv's kyiv's")).toEqual(["Kyiv's"]);
  });

  it.each([
    ["ru", "Фёдоров", "Федоров, федоров, ФЕДОРОВ", ["Федоров"]],
    ["ru", "Москва", "Москва\u0301, мoсква, Мoсква", ["Москва\u0301", "Мoсква"]], // twice a Latin o
    ["vi", "Hoà Bình", "Hòa Bình hòa bình", ["Hòa Bình"]],
    ["ar", "كييف", "كـييف", ["كـييف"]],
    ["de", "iPhone", "iPhone IPhone iphone", ["iPhone"]],
  ])("in %s lets case alone tell %s in %s", (locale, term, text, expected) => {
    expect(found(`${locale},case\n${term},sensitive\n`, locale, text)).toEqual(expected);
  });

  it("takes the longest of several", () => {
    const csv = "en\nGuinea\nGuinea-Bissau\nPapua New Guinea\nNew\n";
    expect(found(csv, "en", "Guinea, Papua New Guinea, Guinea-Bissau, New Guinea")).toEqual([
      "Guinea",
      "Papua New Guinea",
      "Guinea-Bissau",
      "New",
      "Guinea",
    ]);
  });

  it("takes a shorter one where the longer is no word or has the wrong case", () => {
    expect(found("en\nKim\nKim Jong\n", "en", "Kim Jongleur")).toEqual(["Kim"]);
    expect(found("en,case\nKim,\nKim Jong,sensitive\n", "en", "Kim jong")).toEqual(["Kim"]);
  });

  it("gives namesakes a match each", () => {
    const csv = "id,en\nstate,Georgia\ncountry,Georgia\n";
    expect(
      matcher(csv, "en")
        .find("in Georgia")
        .map(({ concept, start }) => [concept.id, start]),
    ).toEqual([
      ["state", 3],
      ["country", 3],
    ]);
  });

  it("finds nothing inside a concept's exceptions, which concern no other concept", () => {
    const csv = "id,en,except\nkyiv,Kiev,Chicken Kiev|Kiev cake\nold,Old Kiev,\nchicken,Chicken,\n";
    const places = (text: string) =>
      matcher(csv, "en")
        .find(text)
        .map(({ concept, start }) => `${concept.id} ${start}`);
    expect(places("Chicken kiev in Kiev")).toEqual(["chicken 0", "kyiv 16"]);
    expect(places("Kiev cake, Kiev cakeries")).toEqual(["kyiv 11"]);
    expect(places("Kiev cake, Kiev cakes")).toEqual([]);
    expect(places("Old Kiev cake")).toEqual(["old 0"]);
  });

  it.each([
    ["pt-BR", "pt,Lisboa"],
    ["zh-TW", "zh-Hant,台北"],
    ["fr-CA", "fr-FR,Montréal"],
    ["en-AU-u-ca-gregory", "en,Sydney"],
  ])("uses for %s the wordings that fit best: %s", (locale, row) => {
    const [tag, term = ""] = row.split(",");
    expect(found(`${tag}\n${term}\n`, locale, term)).toEqual([term]);
  });

  it.each([
    ["sr", "sr-Latn,Kijev"],
    ["zh-TW", "zh-Hans,基辅"],
    ["uk", "ru,Киев"],
  ])("uses for %s no wordings of another language or script: %s", (locale, row) => {
    const [tag, term = ""] = row.split(",");
    expect(found(`${tag}\n${term}\n`, locale, term)).toEqual([]);
  });

  it("is made once for a glossary and a locale", () => {
    const glossary = { concepts: readGlossaryCsv("en\nKyiv\n", "g.csv").concepts };
    expect(matcherOf(glossary, parseLocale("en"))).toBe(matcherOf(glossary, parseLocale("en")));
    expect(matcherOf(glossary, parseLocale("uk"))).not.toBe(matcherOf(glossary, parseLocale("en")));
  });

  it("finds every term by itself, whatever characters it has", () => {
    const letter = fc.constantFrom(
      "a",
      "b",
      "Ї",
      "京",
      "é",
      "e\u0301",
      "'",
      "-",
      " ",
      ".",
      "😀",
      "İ",
      "ß",
      "ال",
    );
    const term = fc
      .array(letter, { minLength: 1, maxLength: 6 })
      .map((letters) => letters.join("").replace(/\s+/g, " ").trim())
      .filter((text) => text !== "" && !/^\p{M}/u.test(text));
    fc.assert(
      fc.property(
        fc.uniqueArray(term, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("en", "tr", "ja"),
        (list, locale) => {
          const csv = `${locale}\n${list.map((text) => `"${text}"\n`).join("")}`;
          const made = matcher(csv, locale);
          for (const text of list) {
            const [match] = made.find(`— ${text} —`);
            expect(match && [match.start, match.end]).toEqual([2, 2 + text.length]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("gives ranges that ascend, do not overlap, and lie inside the text", () => {
    const made = matcher("en\na\na b\nb c d\nc\n", "en");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c", "d", " ", "  ", "\u00ad", "e\u0301", "-")),
        (bits) => {
          const text = bits.join("");
          let last = 0;
          for (const { start, end } of made.find(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("stands hostile terms and texts", () => {
    const nested = Array.from({ length: 500 }, (_, i) => "a ".repeat(i + 1).trim()).join("\n");
    const made = matcher(`en\n${nested}\n`, "en");
    expect(made.find("a ".repeat(20_000)).length).toBe(40);
    expect(made.find("a\u0301\u0323".repeat(20_000))).toEqual([]);
    expect(made.find(`x${"\u0301\u0323".repeat(100_000)}`)).toEqual([]);
    expect(made.find("\ud800 a \udc00").map(({ start }) => start)).toEqual([2]);
  });

  it("gives no endless list of namesakes", () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `c${i},Kyiv`).join("\n");
    expect(matcher(`id,en\n${rows}\n`, "en").find("Kyiv")).toHaveLength(1000);
  });

  it("finds 20,000 terms in a long text in one pass", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `Term ${i}`).join("\n");
    const text = Array.from({ length: 20_000 }, (_, i) => (i % 10 === 0 ? `Term ${i}` : "lorem ipsum")).join(
      " ",
    );
    expect(matcher(`en\n${rows}\n`, "en").find(text)).toHaveLength(2000);
  });
});

describe("a place that may be no name", () => {
  it.each([
    ["en", "White House", "White house for sale", [true]],
    ["en", "White House", "The White House said", [false]],
    ["en", "White House", "WHITE HOUSE", [false]],
    ["uk", "Біла Церква", "Біла церква на пагорбі", [true]],
    ["ko", "수단", "수단을", [true]],
    ["uk", "Того", "Того дня", [true]],
    ["uk", "Того", "у Того", [false]],
  ])("in %s %s in «%s»", (locale, term, text, doubtful) => {
    const matches = matcher(`${locale}\n${term}\n`, locale).find(text);
    expect(matches.map(({ isDoubtful }) => isDoubtful === true)).toEqual(doubtful);
  });

  it("is no ordinary word that a listed inhabitant has in small letters", () => {
    const poland = matcher("en,en:derived\nPoland,Pole|Polish\n", "en");
    const words = "Poles and poles, Polish and polish";
    expect(poland.find(words).map(({ start, end }) => words.slice(start, end))).toEqual(["Poles", "Polish"]);
  });

  it("is a form of a name rather than a word made from it", () => {
    const found = matcher("kind,cs\nperson,Donald Tusk\n", "cs").find("Tuskovi, Tuska");
    expect(found.map(({ layer }) => layer)).toEqual(["surname", "surname"]);
  });
});
