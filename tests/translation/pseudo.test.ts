import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, isBlank, plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { pseudo, pseudoTranslate } from "../../src/translation/providers/pseudo.ts";
import { createProvider, PROVIDER_NAMES } from "../../src/translation/providers.ts";
import { validateTarget } from "../../src/translation/target-guard.ts";
import { content, nestedContent, notation } from "./contents.ts";

const show = (source: string) => notation(pseudoTranslate(content(source)));

describe("pseudoTranslate", () => {
  it.each<[string, string]>([
    ["Good evening.", "⟦Ĝööð éṽéñîñĝ. ····⟧"],
    ["a {<1}bold{>1} word", "⟦á {<1}ƀöļð{>1} ŵöŕð ····⟧"],
    ["{=1}", "⟦{=1}⟧"],
    ["", ""],
    [" ", " "],
    ["Київ", "⟦Київ ··⟧"],
    ["首都", "⟦首都 ·⟧"],
    ["10,500.75 %", "⟦10,500.75 % ····⟧"],
    ["Hi {{name}}, {count} and \u0024{x}", "⟦Ĥî {{name}}, {count} áñð \u0024{x} ········ ·⟧"],
    ["%s of %1$d, %(total)s, 5% so", "⟦%s öƒ %1$d, %(total)s, 5% šö ········ ·⟧"],
    ["100%sure", "⟦100%šûŕé ···⟧"],
    ["see https://example.org/a-b or www.x.org", "⟦šéé https://example.org/a-b öŕ www.x.org ········ ····⟧"],
    ["mail desk@example.org now", "⟦ɱáîļ desk@example.org ñöŵ ········⟧"],
  ])("makes of «%s» «%s»", (source, expected) => {
    expect(show(source)).toBe(expected);
  });

  it("keeps every code in its place, digits as they are, and is longer by about a third", () => {
    fc.assert(
      fc.property(nestedContent, (source) => {
        const target = pseudoTranslate(source);
        expect(validateTarget(source, target)).toBeNull();
        expect(codesOf(target)).toEqual(codesOf(source));
        expect(pseudoTranslate(source)).toEqual(target);
        const digits = (value: string) => value.replace(/[^0-9]/g, "");
        expect(digits(plainText(target))).toBe(digits(plainText(source)));
        if (isBlank(source)) return;
        const length = [...plainText(source)].length;
        expect([...plainText(target)].length).toBeGreaterThanOrEqual(Math.floor(length * 1.3) + 2);
      }),
      { numRuns: 200 },
    );
  });

  it.each(["{", "%(", "\u0024{", "{{", "%1", "@", "://"])(
    "takes time in proportion to a hostile text of «%s»",
    (piece) => {
      const hostile = piece.repeat(200_000);
      expect(plainText(pseudoTranslate([text(hostile)]))).toContain(hostile.slice(0, 1000));
    },
  );

  it.skipIf(!existsSync("../shared/corpora/ntrex"))(
    "gives different targets for different sentences (corpora not here: skipped)",
    () => {
      const lines = new Set(readFileSync("../shared/corpora/ntrex/eng.txt", "utf8").split("\n"));
      expect(new Set([...lines].map((line) => plainText(pseudoTranslate([text(line)])))).size).toBe(
        lines.size,
      );
    },
  );
});

describe("providers", () => {
  const request = {
    sourceLocale: parseLocale("en"),
    targetLocale: parseLocale("fr"),
    segments: [content("a"), content("b{=1}")],
    signal: new AbortController().signal,
  };

  it("are these", () => {
    expect(PROVIDER_NAMES).toEqual(["none", "pseudo", "command"]);
    expect(createProvider("pseudo")).toBe(pseudo);
    expect(createProvider("command", { command: ["true"] }).name).toBe("command");
  });

  it("give one target per segment, also the one that gives none", async () => {
    expect(await createProvider("none").translate(request)).toEqual([null, null]);
    expect((await pseudo.translate(request)).map(notation)).toEqual(["⟦á ·⟧", "⟦ƀ{=1} ·⟧"]);
  });

  it.each(["deepl", "", "constructor", "__proto__"])("do not include «%s»", (name) => {
    expect(() => createProvider(name)).toThrow(ExonymError);
    expect(() => createProvider(name)).toThrow(/none, pseudo, command/);
  });
});
