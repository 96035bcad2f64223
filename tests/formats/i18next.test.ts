import fc from "fast-check";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { type Content, codesOf, type Part, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { pluralCategories } from "../../src/article/plural.ts";
import type { Unit } from "../../src/article/unit.ts";
import { i18next } from "../../src/formats/i18next.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const plain = (json: unknown) => JSON.stringify(json, null, 2);

describe("what is translated", () => {
  it("is every text that has words, in objects and lists, with its key", () => {
    const source = plain({
      title: "News",
      cart: { items: ["One", { name: "Two" }], "a.b": "Three" },
      empty: "",
      sign: "—",
      number: 3,
      only: "{{name}}",
    });
    const { units } = i18next.parse(source, OPTIONS);
    expect(units.map(({ context }) => context)).toEqual([
      "Key: title",
      "Key: cart.items.0",
      "Key: cart.items.1.name",
      "Key: cart.a.b",
    ]);
    expect(units.every(({ kind }) => kind === "paragraph")).toBe(true);
  });

  it.each([
    ["Hi {{name}}!", "Hi ⟨{{name}}⟩!"],
    [
      "{{- html}} and {{value, number(minimumFractionDigits: 2)}} x",
      "⟨{{- html}}⟩ and ⟨{{value, number(minimumFractionDigits: 2)}}⟩ x",
    ],
    ["See $t(other).", "See ⟨$t(other)⟩."],
    [
      'You have $t(girls, {"count": {{girls}} }) and $t(boys, (x)).',
      'You have ⟨$t(girls, {"count": {{girls}} })⟩ and ⟨$t(boys, (x))⟩.',
    ],
    ["$t(a", "$t(a"],
    ["{{a} b", "{{a} b"],
    ["<0>Hi</0> <1/> <bold>x</bold><br>y", "⟨<0>⟩Hi⟨</0>⟩ ⟨<1/>⟩ ⟨<bold>⟩x⟨</bold>⟩⟨<br>⟩y"],
    ['<a href="{{url}}">here</a>', '⟨<a href="{{url}}">⟩here⟨</a>⟩'],
    ["See <x> <br/> then <x>", "See <x>⟨<br/>⟩then <x>"],
    ["a < b > c <3", "a < b > c <3"],
    ["one \n two", "one⟨↵⟩two"],
    ["  padded\n", "padded"],
    ["&amp; is text", "&amp; is text"],
  ])("is %j without its markup", (message, expected) => {
    expect(describeUnits(i18next.parse(plain({ message }), OPTIONS))).toEqual([`paragraph: ${expected}`]);
  });

  it("has pairs only where tags are balanced", () => {
    const forms = (message: string) =>
      codesOf(i18next.parse(plain({ message }), OPTIONS).units[0]?.content ?? []).map(
        ({ form, raw }) => `${form} ${raw}`,
      );
    expect(forms("<a>x<b>y</a>z</b>")).toEqual(["open <a>", "close </a>"]);
    expect(forms("<b><b>x</b>")).toEqual(["open <b>", "close </b>"]);
    expect(forms("copy <file $t(x) {{y}}> <br> <0/>")).toEqual([
      "single $t(x)",
      "single {{y}}",
      "single  <br> ",
      "single <0/>",
    ]);
  });
});

describe("how a translation is spelled", () => {
  it("keeps the habits of the file", () => {
    expect(translateTo(i18next, '{"a": "caf\\u00e9 \\/ bar"}', "Kävé / «bar»")).toBe(
      '{"a": "K\\u00e4v\\u00e9 \\/ \\u00abbar\\u00bb"}',
    );
    expect(translateTo(i18next, '\uFEFF{\r\n\t"a" : "x y"\r\n}', 'say "ї"\nnow')).toBe(
      '\uFEFF{\r\n\t"a" : "say \\"ї\\" now"\r\n}',
    );
  });

  it("keeps white space at the edges, line breaks and characters that XML cannot hold", () => {
    expect(translateTo(i18next, '{"a": "  one \\n\\u0001two\\n"}', "eins⟨0⟩⟨1⟩zwei")).toBe(
      '{"a": "  eins \\n\\u0001zwei\\n"}',
    );
  });

  it("keeps the blanks around a tag that breaks the line, which a translator may have typed too", () => {
    const changed = '{"a": "Bis <x dann <br> du,<br>ja"}';
    expect(translateTo(i18next, '{"a": "See <x you <br> then,<br>yes"}', "Bis <x dann⟨0⟩du,⟨1⟩ja")).toBe(
      changed,
    );
    expect(translateTo(i18next, '{"a": "See <x you <br> then,<br>yes"}', "Bis <x dann ⟨0⟩ du, ⟨1⟩ ja")).toBe(
      changed,
    );
  });

  it.each([
    ["Hello {{name}}", "Hallo ⟨0⟩ {{count}}", "i18next would fill something in for «{{count}}»"],
    ["Hello {{name}}", "Hallo", "The markup «{{name}}» is missing"],
    ["Hello", "Hallo {{name}}", "i18next would fill something in for «{{name}}»"],
    ["Hello", "$t(secret)", "i18next would fill something in for «$t(secret)»"],
    ["Hello", "<b>Hallo</b>", "«<b>» would become markup"],
    ["Hello {{name}}", "Hallo {⟨0⟩}", "i18next would read this translation otherwise"],
    ["Hello <b>x</b>", "Hallo ⟨0⟩u⟨1⟩ <i>", "«<i>» would become markup"],
    ["Hello <b>x</b>", "Hallo ⟨0⟩u⟨1⟩ </b>", "«</b>» would become markup"],
    ["Hello <0/>", "Hallo ⟨0⟩ <1>", "«<1>» would become markup"],
    ["Hello {{name}}", "<b>⟨0⟩</b>", "i18next would read this translation otherwise"],
  ])("refuses for %j what i18next would take for markup: %j", (message, target, problem) => {
    expect(translateTo(i18next, plain({ message }), target)).toContain(problem);
  });

  it("takes signs that mean nothing", () => {
    expect(translateTo(i18next, plain({ a: "See {{x}} <b>now</b>" }), "3 < 4 > {2} $ <⟨0⟩ ⟨1⟩⟨2⟩>")).toBe(
      plain({ a: "3 < 4 > {2} $ <{{x}} <b></b>>" }),
    );
    expect(translateTo(i18next, plain({ a: "<0>See</0>" }), "⟨0⟩<i18n>⟨1⟩")).toBe(
      plain({ a: "<0><i18n></0>" }),
    );
    expect(translateTo(i18next, plain({ a: "Usage" }), "copy <file>")).toBe(plain({ a: "copy <file>" }));
  });
});

const COUNTS = '{\n  "items_one": "One item",\n  "items_other": "{{count}} items",\n  "last": "Done"\n}\n';

it("lets a form leave out its number where it is for one number alone in the language", () => {
  const source = plain({ items_one: "{{count}} item", items_other: "{{count}} items" });
  const withoutNumber = (tag: string) =>
    translate(
      i18next,
      source,
      (content, { plural }) => (plural?.category === "one" ? [text("x")] : content),
      {
        ...OPTIONS,
        locale: parseLocale(tag),
      },
    );
  expect(withoutNumber("ar").text).toContain('"items_one": "x"');
  expect(withoutNumber("uk").refusals).toEqual([
    expect.objectContaining({ message: expect.stringContaining("«{{count}}» is missing") }),
  ]);
});

/** A resource with the forms of a language named in its messages. */
function localized(source: string, tag: string): string {
  const change = (content: Content, { plural }: Unit): Content => {
    const codes = codesOf(content);
    const number = codes.length === 0 ? "{{count}}" : "";
    return [...codes, text(plural ? `${number} ${plural.type} ${plural.category}` : "none")];
  };
  const result = translate(i18next, source, change, { ...OPTIONS, locale: parseLocale(tag) });
  expect(result.refusals).toEqual([]);
  return result.text ?? "";
}

describe("messages that count", () => {
  it("have a unit for each form of any language", () => {
    const { units } = i18next.parse(COUNTS, OPTIONS);
    expect(units.map(({ context, plural }) => `${context} ${plural?.type} ${plural?.category}`)).toEqual([
      "Key: items (plural: one) cardinal one",
      "Key: items (plural: zero) cardinal zero",
      "Key: items (plural: two) cardinal two",
      "Key: items (plural: few) cardinal few",
      "Key: items (plural: many) cardinal many",
      "Key: items (plural: other) cardinal other",
      "Key: last undefined undefined",
    ]);
    expect(contractBreaches(COUNTS, i18next.parse(COUNTS, OPTIONS))).toEqual([]);
    expect(new Set(units.map(({ id }) => id)).size).toBe(units.length);
  });

  it.each([
    ['{"step_one": "First", "step_two": "Second"}', 2],
    ['{"any_other": "Anything else?"}', 1],
    ['{"a_other": "{{count}} things"}', 6],
    ['{"a_other": "{{ count, number }} things"}', 6],
    ['{"a_one": "x", "a_other": {"b": "y"}}', 2],
    ['{"a_one": "x", "a_one": "y", "a_other": "z"}', 3],
    ['["a_one", "a_other"]', 2],
    ['{"_one": "x", "_other": "y"}', 2],
  ])("are told from others: %s has %i units", (source, count) => {
    expect(i18next.parse(source, OPTIONS).units).toHaveLength(count);
  });

  it("get the forms of the target, in order and in the style of the file", () => {
    expect(localized(COUNTS, "uk")).toBe(
      '{\n  "items_one": "{{count}} cardinal one",\n  "items_few": "{{count}} cardinal few",\n  "items_many": "{{count}} cardinal many",\n  "items_other": "{{count}} cardinal other",\n  "last": "none"\n}\n',
    );
    expect(localized(COUNTS, "ja")).toBe(
      '{\n  "items_other": "{{count}} cardinal other",\n  "last": "none"\n}\n',
    );
    expect(localized('{"x":"y","a_one":"b","a_other":"c"}', "ja")).toBe(
      '{"x":"none","a_other":"{{count}} cardinal other"}',
    );
    expect(localized('{"a_other":"c","a_two":"d","a_one":"b"}', "ja")).toBe(
      '{"a_other":"{{count}} cardinal other"}',
    );
    expect(localized('{ "a_other": "{{count}} c" }', "pl")).toBe(
      '{ "a_one": "{{count}} cardinal one", "a_few": "{{count}} cardinal few", "a_many": "{{count}} cardinal many", "a_other": "{{count}} cardinal other" }',
    );
  });

  it("keep the source's other form where a translation is missing", () => {
    const article = i18next.parse(COUNTS, OPTIONS);
    const few = article.units.find(({ plural }) => plural?.category === "few");
    if (few === undefined) throw new Error("no few");
    const translations = new Map([[few.id, [...codesOf(few.content), text(" штуки")]]]);
    expect(i18next.serialize(article, translations, { ...OPTIONS, locale: parseLocale("uk") }).text).toBe(
      '{\n  "items_one": "One item",\n  "items_few": "{{count}} штуки",\n  "items_many": "{{count}} items",\n  "items_other": "{{count}} items",\n  "last": "Done"\n}\n',
    );
  });

  it("keep their bytes where nothing is translated, or no language is named", () => {
    const article = i18next.parse(COUNTS, OPTIONS);
    const same = new Map(article.units.map(({ id, content }) => [id, content]));
    expect(i18next.serialize(article, same, { ...OPTIONS, locale: parseLocale("uk") }).text).toBe(COUNTS);
    expect(translate(i18next, COUNTS, unspelled).text).toBe(COUNTS);
  });

  it("keep a form for nothing at all in every language", () => {
    const source = '{"a_zero": "Nothing", "a_one": "{{count}} thing", "a_other": "{{count}} things"}';
    expect(Object.keys(JSON.parse(localized(source, "ja")))).toEqual(["a_zero", "a_other"]);
  });

  it("take no variable that none of their forms has", () => {
    const source = '{"a_one": "{{name}} has one", "a_other": "{{name}} has {{count}}"}';
    const article = i18next.parse(source, OPTIONS);
    const [one] = article.units;
    if (one === undefined) throw new Error("no unit");
    const put = (words: string) =>
      i18next.serialize(article, new Map([[one.id, [...codesOf(one.content), text(words)]]]), OPTIONS);
    expect(put(" {{count}}").text).toContain('"a_one": "{{name}} {{count}}"');
    expect(put(" {{other}}").refusals[0]?.message).toContain("«{{other}}»");
  });

  it.each(["uk", "pl", "ar", "ja", "en", "fr", "lt", "cy", "pt-BR", "zh-Hant"])(
    "have the right form for every number: i18next says so in %s",
    async (tag) => {
      const source = plain({
        deep: { items_one: "One item", items_other: "{{count}} items" },
        friend_male_one: "A boyfriend",
        friend_male_other: "{{count}} boyfriends",
        place_ordinal_one: "{{count}}st",
        place_ordinal_two: "{{count}}nd",
        place_ordinal_few: "{{count}}rd",
        place_ordinal_other: "{{count}}th",
      });
      const resource: unknown = JSON.parse(localized(source, tag));
      const missing: string[] = [];
      const instance = createInstance();
      await instance.init({
        lng: tag,
        fallbackLng: false,
        resources: { [tag]: { translation: resource as Record<string, string> } }, // made just above
        saveMissing: true,
        missingKeyHandler: (_languages, _namespace, key) => missing.push(key),
      });
      const numbers = [...Array.from({ length: 26 }, (_, n) => n), 1.5, 100, 1_000_000];
      for (const count of numbers) {
        const cardinal = new Intl.PluralRules(tag).select(count);
        const ordinal = new Intl.PluralRules(tag, { type: "ordinal" }).select(count);
        expect(instance.t("deep.items", { count })).toBe(`${count} cardinal ${cardinal}`);
        expect(instance.t("friend", { count, context: "male" })).toBe(`${count} cardinal ${cardinal}`);
        expect(instance.t("place", { count, ordinal: true })).toBe(`${count} ordinal ${ordinal}`);
      }
      expect(missing).toEqual([]);
      const keys = Object.keys((resource as { deep: object }).deep);
      expect(keys).toEqual(pluralCategories(parseLocale(tag), "cardinal").map((one) => `items_${one}`));
    },
  );
});

/** A message out of pieces that matter. */
const message = fc
  .array(
    fc.constantFrom(
      "a",
      "B c",
      " ",
      "\n",
      "{{",
      "}}",
      "{{x}}",
      "$t(",
      ")",
      "$t(k)",
      "<b>",
      "</b>",
      "<",
      ">",
      "/",
      "é",
      "😀",
      '"',
      "\\",
      "\ud800",
      "\u0001",
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));
const key = fc.constantFrom(
  "a",
  "a_one",
  "a_few",
  "a_other",
  "b_other",
  "b_ordinal_two",
  "b_ordinal_other",
  "__proto__",
);
const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(message, fc.integer(), fc.constant(null)),
  tree: fc.oneof(
    { maxDepth: 3 },
    tie("leaf"),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("tree")), { maxLength: 6 }).map((entries) => ({ entries })),
  ),
}));

/** As JSON, with keys that come twice, and escapes of several sorts. */
function write(value: unknown, gap: string): string {
  if (Array.isArray(value)) return `[${value.map((one) => `${gap}${write(one, gap)}`).join(",")}${gap}]`;
  if (typeof value === "object" && value !== null && "entries" in value && Array.isArray(value.entries)) {
    return `{${value.entries.map(([name, one]) => `${gap}${JSON.stringify(name)}: ${write(one, gap)}`).join(",")}${gap}}`;
  }
  const json = JSON.stringify(value);
  return gap === "" ? json.replaceAll("/", "\\/").replaceAll("é", "\\u00e9") : json;
}

const shout = (content: Content): Content =>
  content.map((part: Part) => (part.type === "text" ? text(part.value.replace(/[a-zé]/gi, "Ж")) : part));

describe("whatever resource", () => {
  it("keeps its bytes, and its structure when it is translated", () => {
    fc.assert(
      fc.property(
        tree,
        fc.constantFrom("", "\n  ", "\r\n\t"),
        fc.constantFrom("uk", "ja", "ar"),
        (value, gap, tag) => {
          const source = write(value, gap);
          expect(contractBreaches(source, i18next.parse(source, OPTIONS))).toEqual([]);
          const locale = parseLocale(tag);
          expect(translate(i18next, source, (content) => content, { ...OPTIONS, locale }).text).toBe(source);
          const plainly = translate(i18next, source, shout);
          if (plainly.text !== null)
            expect(JSON.stringify(JSON.parse(plainly.text)).length).toBeGreaterThan(0);
          const result = translate(i18next, source, shout, { ...OPTIONS, locale });
          expect(result.refusals).toEqual([]);
          if (result.text === null || result.text === source) return;
          // Every message of the result is a translation: no form was left in the source's language.
          const again = i18next.parse(result.text, OPTIONS);
          expect(describeUnits(again).filter((one) => /: .*[a-z](?![^⟨]*⟩)/i.test(one))).toEqual([]);
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });

  it("is read in linear time", () => {
    const hostile = ["{{", "$t(", '$t("', "<a>", "<a ", "</b>", "\\n ", "$t('$t(\\\"", "<b></a>"];
    for (const piece of hostile) {
      const source = plain({ a: `${piece.repeat(100_000 / piece.length)} x` });
      i18next.parse(source, OPTIONS);
    }
  });
});
