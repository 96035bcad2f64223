import { describe, expect, it } from "vitest";
import { type Content, type Part, text } from "../../src/article/content.ts";
import type { ArticleText, Place, Reading } from "../../src/formats/reading.ts";
import { createSplicedFormat } from "../../src/formats/spliced.ts";
import { contractBreaches, fill, OPTIONS } from "./sample.ts";

const place: Place = {
  misread: "It does not fit.",
  spell: (_unit, translation) => ({
    raw: translation.map((part) => (part.type === "text" ? part.value : part.raw)).join(""),
    reads: translation,
  }),
};

/** Descriptions cannot hold a sign that ends them, unless they are in quotes. */
const quoted: Place = {
  misread: "The description does not fit.",
  spell: ({ start, end }, translation, caution) => {
    const raw = translation.map((part) => (part.type === "text" ? part.value : part.raw)).join("");
    return caution === 0
      ? { raw, reads: translation }
      : { raw, reads: translation, around: { start, end, before: '"', after: '"' } };
  },
};

/** Each line is a text, `<…>` in it a picture with its description. */
const pictures = createSplicedFormat({
  name: "pictures",
  extensions: [],
  datatype: "x-pictures",
  read(source): Reading {
    const texts: ArticleText[] = [];
    for (const { 0: line, index } of source.matchAll(/[^\n]+/g)) {
      const content: Part[] = [];
      const inner: ArticleText[] = [];
      for (const match of line.matchAll(/<(?:"([^"\n]*)"|([^>]*))>|[^<]+|</g)) {
        const [raw, quotedText, plainText] = match;
        const value = quotedText ?? plainText;
        if (value === undefined) {
          content.push({ type: "text", value: raw, raw });
          continue;
        }
        content.push({ type: "code", form: "single", id: `${match.index}`, kind: "image", raw, display: "" });
        const start = index + match.index + (quotedText === undefined ? 1 : 2);
        const description: Content = [{ type: "text", value, raw: value }];
        const end = start + value.length;
        inner.push({ kind: "attribute", content: description, start, end, isUnit: true, place: quoted });
      }
      const isUnit = content.some((part) => part.type === "text" && /[a-z]/i.test(part.value));
      texts.push({ kind: "paragraph", content, start: index, end: index + line.length, isUnit, place });
      texts.push(...inner);
    }
    return { texts, outline: texts.filter(({ kind }) => kind === "paragraph").map(() => "line") };
  },
});

/** Translates the units with a target, in order; `null` leaves one as it is. */
function translated(source: string, ...targets: readonly (string | null)[]): string {
  const article = pictures.parse(source, OPTIONS);
  expect(contractBreaches(source, article)).toEqual([]);
  const chosen = article.units.flatMap(({ id, content }, i): [typeof id, Content][] => {
    const target = targets[i] ?? null;
    return target === null ? [] : [[id, fill(target, content)]];
  });
  const result = pictures.serialize(article, new Map(chosen), OPTIONS);
  return result.text ?? `REFUSED ${result.refusals.map(({ message }) => message).join(" ")}`;
}

describe("a text inside a code of another one", () => {
  it.each<[string, string, (string | null)[], string]>([
    ["alone changes", "See <map> here\nEnd", [null, "Karte"], "See <Karte> here\nEnd"],
    ["stays when its outer one changes", "See <map> here", ["Hier ⟨0⟩ ist sie"], "Hier <map> ist sie"],
    ["changes with it", "See <map> here", ["⟨0⟩ hier", "Karte"], "<Karte> hier"],
    ["changes in a text that is no unit", "<map>\nEnd", ["Karte", "Ende"], "<Karte>\nEnde"],
    ["moves with its code", "a <one> b <two>", ["⟨1⟩ x ⟨0⟩", "eins", "zwei"], "<zwei> x <eins>"],
    ["and keeps its bytes then", "a <one> b <two>", ["⟨1⟩ x ⟨0⟩"], "<two> x <one>"],
    ["gets quotes where it needs them", "a <one>", [null, "x > y"], 'a <"x > y">'],
    ["and so it does where all changes", "a <one> c", ["b ⟨0⟩", "x > y"], 'b <"x > y">'],
    ["is told from an equal one", "a <one> b <one>", ["⟨0⟩ c ⟨1⟩", "eins", "uno"], "<eins> c <uno>"],
  ])("%s", (_name, source, targets, expected) => {
    expect(translated(source, ...targets)).toBe(expected);
  });

  it("is named where it does not fit", () => {
    expect(translated("a <one> b", null, 'x " > y')).toBe("REFUSED The description does not fit.");
  });

  it("is named with the text around it where that changes too, as it cannot be told which is at fault", () => {
    expect(translated("a <one> b", "c ⟨0⟩ d", 'x " > y')).toBe(
      "REFUSED It does not fit. The description does not fit.",
    );
  });

  it("does not hide that the text around it does not fit", () => {
    expect(translated("a <one> b", "c < ⟨0⟩ d", "eins")).toBe("REFUSED It does not fit.");
  });

  it("keeps content that is the source's own", () => {
    const source = "a <one> b\n<two>\n";
    const article = pictures.parse(source, OPTIONS);
    const own = new Map(article.units.map(({ id, content }) => [id, content]));
    expect(pictures.serialize(article, own, OPTIONS).text).toBe(source);
    const retyped = new Map(
      article.units.map(({ id, content }) => [
        id,
        content.map((part) => (part.type === "text" ? text(part.value) : part)),
      ]),
    );
    expect(pictures.serialize(article, retyped, OPTIONS).text).toBe(source);
  });
});
