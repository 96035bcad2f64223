import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Code, type Content, codesOf, plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { alternateLinks, translationKey } from "../../src/conventions/alternate-links.ts";
import {
  applyConventions,
  type Conventions,
  DEFAULT_CONVENTIONS,
} from "../../src/conventions/conventions.ts";

const ALL: Conventions = { spaces: "add", quotes: "fix", isolates: "text" };

const code = (raw: string, kind: Code["kind"] = "code", form: Code["form"] = "single"): Code => ({
  type: "code",
  form,
  id: "1",
  kind,
  raw,
  display: raw,
});

const apply = (content: Content | string, locale: string, conventions: Partial<Conventions>) =>
  applyConventions(typeof content === "string" ? [text(content)] : content, parseLocale(locale), {
    spaces: "off",
    quotes: "report",
    isolates: "off",
    ...conventions,
  });

/** Content in one line, no-break spaces and isolates visible. */
const shown = (content: Content) =>
  content
    .map((part) => (part.type === "text" ? part.value : `⟨${part.raw}⟩`))
    .join("")
    .replaceAll("\u00a0", "␣")
    .replaceAll("\u202f", "·")
    .replaceAll("\u2068", "[")
    .replaceAll("\u2069", "]");

const spaced = (value: string, locale: string, spaces: Conventions["spaces"] = "fix") =>
  shown(apply(value, locale, { spaces }));
const fixed = (value: string, locale: string) => shown(apply(value, locale, { quotes: "fix" }));

describe("French spaces", () => {
  it.each([
    ["fr", "Oui ! Non ? Ah ; voici : « ça »", "Oui·! Non·? Ah·; voici␣: «␣ça␣»"],
    ["fr-BE", "Oui !", "Oui·!"],
    ["fr-CA", "Oui ! Voici : « ça »", "Oui ! Voici␣: «␣ça␣»"],
    ["fr-CH", "Oui ! Voici : « ça »", "Oui·! Voici·: «·ça·»"],
    ["fr", "Quoi ?! Vraiment !!", "Quoi·?! Vraiment·!!"],
    ["fr", "(oui !) « non ! »", "(oui·!) «␣non·!␣»"],
    ["fr", "deux  : trois", "deux␣: trois"],
  ])("%s: %s", (locale, value, expected) => {
    expect(spaced(value, locale)).toBe(expected);
  });

  it.each([
    ["fr", "Oui! Voici: «ça»"],
    ["fr", "Oui\u00a0! Oui\u202f: «\u202fça\u202f»"],
    ["fr", "À 10 :30, sourire :) et ;-) ou :D"],
    ["fr", " ! seul"],
    ["fr", "a ?b=c &amp ;d"],
    ["de", "Ja ! Nein ?"],
    ["en", "« Yes »"],
  ])("%s leaves %j alone", (locale, value) => {
    expect(plainText(apply(value, locale, { spaces: "fix" }))).toBe(value);
  });

  it("come in where they are missing, on request", () => {
    expect(spaced("Oui! Voici: «ça» (quoi?) «Quoi ?»", "fr", "add")).toBe(
      "Oui·! Voici␣: «␣ça␣» (quoi·?) «␣Quoi·?␣»",
    );
    const kept = "À 10:30 sur https://example.org/?a=b! ou a@b.org? :-) ;)";
    expect(spaced(kept, "fr", "add")).toBe(kept);
    expect(spaced("Oui! Voici: «ça»", "fr-CA", "add")).toBe("Oui! Voici␣: «␣ça␣»");
  });

  it("see through pairs of codes and stand beside single ones", () => {
    const content = [code("**", "strong", "open"), text("Oui"), code("**", "strong", "close"), text(" !")];
    expect(shown(apply(content, "fr", { spaces: "fix" }))).toBe("⟨**⟩Oui⟨**⟩·!");
    expect(shown(apply([code("`x`"), text(" ?")], "fr", { spaces: "fix" }))).toBe("⟨`x`⟩·?");
  });
});

describe("quotation marks", () => {
  it.each([
    ["fr", 'Il dit "oui".', "Il dit «␣oui␣»."],
    ["fr", "Il dit “oui”.", "Il dit «␣oui␣»."],
    ["fr-CH", 'Il dit "oui".', "Il dit «·oui·»."],
    ["de", 'Er sagte "ja", "nein".', "Er sagte „ja“, „nein“."],
    ["de", "Er sagte « ja ».", "Er sagte „ja“."],
    ["de", "Er sagte “ja”.", "Er sagte „ja“."],
    ["de-CH", 'Er sagte "ja".', "Er sagte «ja»."],
    ["uk", 'Він сказав "так".', "Він сказав «так»."],
    ["pl", "Powiedział «tak».", "Powiedział „tak”."],
    ["sv", "Hon sade “ja”.", "Hon sade ”ja”."],
    ["ja", '彼は"はい"と言った。', "彼は「はい」と言った。"],
    ["zh-TW", '他说“你好”和"再见"。', "他说“你好”和「再见」。"],
    ["en", "«Yes», „no“, »maybe«", "“Yes”, “no”, “maybe”"],
    ["ru", 'Газета «Ведомости "Новости"».', "Газета «Ведомости „Новости“»."],
    ["fr", '« Il a dit "oui" »', "« Il a dit “oui” »"],
    [
      "de",
      'Das Team sei „tief erschüttert" und „traurig“.',
      "Das Team sei „tief erschüttert“ und „traurig“.",
    ],
    ["vi", '"Vâng”, ông nói.', "“Vâng”, ông nói."],
    ["ar", 'قال "نعم".', "قال «نعم»."],
  ])("%s: %s", (locale, value, expected) => {
    expect(fixed(value, locale)).toBe(expected);
  });

  it.each([
    ["de", "Er sagte »ja« und „nein“."],
    ["fr", "« Il a dit “oui” »"],
    ["en", '“Yes”, 5\'10" and a 6" pipe'],
    ["en", "the '90s, rock 'n' roll, dogs' tails"],
    ["en", 'an odd "one'],
    ["en", 'one" two'],
    ["en", '"a “b" c'],
    ["en", 'class="x" and "y"'],
    ["he", 'צה"ל הודיע "כך"'],
    ["he", 'צה"ל הודיע «'],
    ["sv", "Hon sade ”ja” och ”nej”."],
    ["fi", "Hän sanoi »kyllä»."],
    ["eo", 'Li diris "jes".'],
  ])("%s leaves %j alone", (locale, value) => {
    expect(plainText(apply(value, locale, { quotes: "fix" }))).toBe(value);
  });

  it("are those of a pair even where a code stands between them, and never those of a code", () => {
    const content = [
      text('"'),
      code("*", "emphasis", "open"),
      text("a"),
      code('"*"', "emphasis", "close"),
      text('"'),
    ];
    expect(shown(apply(content, "de", { quotes: "fix" }))).toBe('„⟨*⟩a⟨"*"⟩“');
  });

  it("stay where one of a pair is the source's own", () => {
    const own: Content = [{ type: "text", value: 'He said "a.', raw: 'He said "a.' }, text(' Er sagte b."')];
    expect(apply(own, "de", { quotes: "fix" })).toEqual(own);
  });
});

describe("isolates", () => {
  const isolated = (content: Content | string, locale: string, isolates: Conventions["isolates"] = "codes") =>
    shown(apply(content, locale, { isolates }));

  it.each<[string, Content, string]>([
    ["signs at a code's own edge", [text("لغة "), code("`C++`"), text(".")], "لغة [⟨`C++`⟩]."],
    ["codes in a row", [code("`a`"), text(", "), code("`b`"), text(" كلمة")], "[⟨`a`⟩], [⟨`b`⟩] كلمة"],
    ["a number beside it", [text("إصدار "), code("`node`"), text(" 24")], "إصدار [⟨`node`⟩] 24"],
    ["a variable", [text("مرحبا "), code("{{name}}", "variable"), text("!")], "مرحبا [⟨{{name}}⟩]!"],
    ["an address", [text("زر "), code("<https://a.org/>", "link")], "زر [⟨<https://a.org/>⟩]"],
  ])("stand around %s", (_why, content, expected) => {
    expect(isolated(content, "ar")).toBe(expected);
    expect(isolated(apply(content, "ar", { isolates: "codes" }), "ar")).toBe(expected);
  });

  it.each<[string, string, Content]>([
    ["a code among words", "ar", [text("في "), code("`node`"), text(" كلمة")]],
    ["a shortcode", "he", [text("א "), code("{{< figure >}}", "variable")]],
    ["a code in Latin text", "fr", [text("le "), code("`C++`"), text(".")]],
    ["a break and a picture", "ar", [text("ا"), code("<br>", "break"), code("![](a.png)", "image")]],
    ["a code in its own direction", "ar", [text("ا "), code("`مرحبا!`"), text(".")]],
  ])("are not put around %s", (_why, locale, content) => {
    expect(apply(content, locale, { isolates: "codes" })).toEqual(content);
  });

  it("stand around typed words on request", () => {
    expect(isolated("لغة C++ و @name_1 و +380 44 123-45-67.", "ar", "text")).toBe(
      "لغة [C++] و [@name_1] و [+380 44 123-45-67].",
    );
    expect(isolated("The word سلام, 24 times", "en", "text")).toBe("The word [سلام], 24 times");
    expect(isolated("لغة C++.", "ar", "codes")).toBe("لغة C++.");
  });
});

describe("conventions", () => {
  const piece = fc.oneof(
    fc
      .constantFrom(
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        "「",
        "」",
        " ",
        "  ",
        "!",
        ":",
        "?",
        "a",
        "א",
        "12",
        "\u00a0",
        "中",
        "C++",
        "+380 44 123-45-67",
      )
      .map(text),
    fc.constantFrom(
      code("`C++`"),
      code("{{x}}", "variable"),
      code("**", "strong", "open"),
      code("**", "strong", "close"),
      code("<br>", "break"),
    ),
    fc.constantFrom<Content[number]>({ type: "text", value: 'own "', raw: 'own "' }),
  );

  it("are the same twice, keep codes and own text, and change no letter", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 24 }),
        fc.constantFrom("fr", "fr-CA", "ar", "de", "ja", "he", "en"),
        (content, locale) => {
          const once = apply(content, locale, ALL);
          expect(shown(apply(once, locale, ALL))).toBe(shown(once));
          expect(codesOf(once)).toEqual(codesOf(content));
          const own = (parts: Content) =>
            parts.filter((part) => part.type === "text" && part.raw !== undefined);
          expect(own(once)).toEqual(own(content));
          const letters = (parts: Content) =>
            plainText(parts).replace(/[\s\u2068\u2069"“”„«»「」『』‘’‚‹›]/g, "");
          expect(letters(once)).toBe(letters(content));
        },
      ),
      { numRuns: 400, seed: 9 },
    );
  });

  it("take time in proportion to the text", () => {
    for (const sign of ['"', "« ", " !", " ", "a?", "”", "«", "a «b» ", "C++ ", "+1 ", "א 1"]) {
      for (const locale of ["fr", "ar", "en"]) apply(sign.repeat(20_000), locale, ALL);
    }
    const codes = Array.from({ length: 20_000 }, (_, i) =>
      i % 2 ? text(".") : code("**", "strong", i % 4 ? "open" : "close"),
    );
    apply([code("`a`"), ...codes, code("`b`")], "ar", ALL);
  });

  it("do by default what no reader could take for other words", () => {
    const content = [text('Il dit "oui" !')];
    expect(shown(applyConventions(content, parseLocale("fr"), DEFAULT_CONVENTIONS))).toBe('Il dit "oui"·!');
  });
});

describe("addresses of an article in other languages", () => {
  const [en, fr, zh] = ["en", "fr", "zh-Hant"].map(parseLocale) as [never, never, never]; // three tags, three locales

  it("are those of the source, of each locale once, and the default", () => {
    expect(
      alternateLinks("https://example.org/{locale}/{page}", "news/a b/index.html", en, [fr, en, zh]),
    ).toEqual([
      { hreflang: "en", href: "https://example.org/en/news/a%20b/" },
      { hreflang: "fr", href: "https://example.org/fr/news/a%20b/" },
      { hreflang: "zh-Hant", href: "https://example.org/zh-Hant/news/a%20b/" },
      { hreflang: "x-default", href: "https://example.org/en/news/a%20b/" },
    ]);
    expect(alternateLinks("https://{locale}.example.org/{path}", "$&.html", en, [])[0]?.href).toBe(
      "https://en.example.org/%24%26.html",
    );
  });

  it.each([
    ["news/kursk.md", "news/kursk"],
    ["a.b/c", "a.b/c"],
    ["a/.hidden", "a/.hidden"],
    ["about.en.md", "about.en"],
  ])("have the key of %s", (path, key) => {
    expect(translationKey(path)).toBe(key);
  });
});
