import { createHash } from "node:crypto";
import fc from "fast-check";
import { type DefaultTreeAdapterMap, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { SCRIPT } from "../../src/reporters/html/script.ts";
import { STYLE } from "../../src/reporters/html/style.ts";
import { bare, context, finding, findings, hostile, report } from "./findings.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** All elements of a page, in order; parse errors are mistakes of ours. */
function elementsOf(page: string): Element[] {
  const errors: string[] = [];
  const root = parse(page, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
  const found: Element[] = [];
  const visit = (node: Node) => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(root);
  return found;
}

const attribute = (element: Element | undefined, name: string) =>
  element?.attrs.find((one) => one.name === name)?.value;

function textOf(node: Node | undefined): string {
  if (node === undefined) return "";
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

const named = (elements: readonly Element[], name: string) =>
  elements.filter(({ tagName }) => tagName === name);

describe("html", () => {
  it("shows both texts with their languages, the words marked, what is expected and where", () => {
    const elements = elementsOf(report("html"));
    const [article] = named(elements, "article");
    const inside = elementsOf(
      `<!doctype html><title>x</title>${report("html").match(/<article[\s\S]*?<\/article>/)?.[0]}`,
    );
    expect(attribute(article, "data-check")).toBe("glossary-forbidden");
    const paragraphs = named(inside, "p");
    expect(paragraphs.map((one) => [attribute(one, "lang"), attribute(one, "dir"), textOf(one)])).toEqual([
      ["en", "ltr", "in Kyiv"],
      ["fr", "ltr", "à Kiev"],
    ]);
    expect(named(inside, "mark").map(textOf)).toEqual(["Kyiv", "Kiev"]);
    const terms = named(inside, "dt").map(textOf);
    const texts = named(inside, "dd").map(textOf);
    expect(Object.fromEntries(terms.map((term, index) => [term, texts[index]]))).toEqual({
      Expected: "Kyiv",
      Recognised: "It stands there as the glossary has it.",
      Why: "A wording is forbidden.",
      Check: "glossary-forbidden",
      Where: "locales/fr/a.xlf, line 12, column 5in the article: locales/fr/articles/a.md, line 7, column 4",
    });
  });

  it("has headings in order, a section for each file, and a count", () => {
    const elements = elementsOf(report("html"));
    const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(named(elements, "h2").map(textOf)).toEqual([
      "locales/fr/a.xlf: French (fr)",
      "locales/fr/b.xlf: French (fr)",
    ]);
    const page = elements.map((one) => (one.tagName === "header" ? textOf(one) : "")).join("");
    expect(page).toContain("3 findings in 3 files: 1 error, 1 warning, 1 remark.");
    const ids = elements.flatMap((one) => attribute(one, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ["ar", "rtl"],
    ["he", "rtl"],
    ["ja", "ltr"],
    ["zh-Hant", "ltr"],
  ])("writes %s from %s", (locale, dir) => {
    const elements = elementsOf(report("html", [finding({ locale })]));
    const target = named(elements, "p").find((one) => attribute(one, "lang") === locale);
    expect(attribute(target, "dir")).toBe(dir);
  });

  it("leaves direction to the text where no language is known", () => {
    const elements = elementsOf(report("html", [finding({ locale: "und", sourceLocale: "-" })]));
    const texts = named(elements, "p").filter((one) => attribute(one, "dir") === "auto");
    expect(texts.map(textOf)).toEqual(["in Kyiv", "à Kiev"]);
  });

  it("says what is waived, why and by whom", () => {
    const waived = { reason: "A <quotation>.", by: "file" } as const;
    const page = report("html", [finding({ waived })]);
    expect(page).toContain("Nothing was found in 3 files. 1 more is waived or in the baseline.");
    expect(page).toContain("<bdi>A &lt;quotation&gt;.</bdi> (by the project’s list of waivers)");
    expect(page).toContain('name="waived"');
  });

  it("says that nothing was found", () => {
    const elements = elementsOf(report("html", []));
    expect(named(elements, "p").map(textOf)).toEqual(["Nothing was found in 3 files."]);
    expect(named(elements, "form")).toEqual([]);
  });

  it("needs no network and runs no script but its own", () => {
    const page = report("html");
    const elements = elementsOf(page);
    const policy = attribute(
      named(elements, "meta").find((one) => attribute(one, "http-equiv") !== undefined),
      "content",
    );
    const hashOf = (name: string) =>
      `'sha256-${createHash("sha256")
        .update(textOf(named(elements, name)[0]))
        .digest("base64")}'`;
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf("style")}; script-src ${hashOf("script")}; base-uri 'none'; form-action 'none'`,
    );
    expect(elements.filter((one) => attribute(one, "src") ?? attribute(one, "href"))).toEqual([]);
    expect(elements.flatMap(({ attrs }) => attrs).filter(({ name }) => /^(?:on|style$)/.test(name))).toEqual(
      [],
    );
    expect(page).not.toMatch(/url\(|@import|https?:/);
  });

  it("stays the page that it is whatever the texts are", () => {
    const shape = (page: string) =>
      elementsOf(page.replace(STYLE, "").replace(SCRIPT, "")).map(({ tagName }) => tagName);
    const full = (text: string) =>
      finding({
        ...{ message: text, file: text, source: text, target: text, check: text, concept: text, layer: text },
        ...{ expected: [text, text], nearMiss: text, waived: { reason: text, by: "note" } },
        ...{ locale: text, sourceLocale: text, suggestion: text, marks: [] },
        ...{ article: { file: text, line: 1, column: 1 }, sourceArticle: { file: text, line: 1, column: 1 } },
      });
    const quiet = shape(report("html", [full("x")]));
    const breakers = [
      "</style><script>alert(1)</script>",
      "<!--",
      "]]>",
      '" onload="x',
      "&lt;",
      "</p></main>",
    ];
    const holds = (value: string) => {
      const given = `x${value}`.replace(/[«»]/g, "");
      expect(shape(report("html", [full(given)]))).toEqual(quiet);
    };
    holds(hostile + breakers.join(""));
    for (const breaker of breakers) holds(breaker);
    fc.assert(fc.property(fc.string({ unit: "binary" }), holds), { numRuns: 10, seed: 6 });
  });

  it("marks no more than the words, wherever they stand", () => {
    const marks = [
      { side: "target", start: 0, end: 1 },
      { side: "target", start: 5, end: 900 },
      { side: "target", start: 7, end: 8 },
    ] as const;
    const elements = elementsOf(report("html", [finding({ ...bare, target: "a & <b>", marks })]));
    expect(named(elements, "mark").map(textOf)).toEqual(["a", "b>"]);
    expect(named(elements, "p").some((one) => textOf(one) === "a & <b>")).toBe(true);
  });

  it("has colours that can be read (WCAG 2.2, 1.4.3), in light and dark", () => {
    const schemes = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(
      ([, rules = ""]) =>
        new Map(
          [...rules.matchAll(/--([\w-]+): (#[0-9a-f]+)/g)].map(([, name = "", value = ""]) => [name, value]),
        ),
    );
    expect(schemes).toHaveLength(2);
    for (const scheme of schemes) {
      const contrast = (one: string, other: string) => {
        const [light = 0, dark = 0] = [luminance(scheme.get(one)), luminance(scheme.get(other))].sort(
          (a, b) => b - a,
        );
        return (light + 0.05) / (dark + 0.05);
      };
      for (const ground of ["ground", "card"]) {
        for (const text of ["text", "soft", "error", "warning", "info"]) {
          expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast("on-mark", "mark")).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("filters in the browser by language, check, severity and words", () => {
    const list = [...findings, finding({ locale: "ar", waived: { reason: "x", by: "note" } })];
    const page = new FakePage(report("html", list));
    expect(page.shown()).toBe("3 of 4 shown");
    page.set({ severity: "warning" });
    expect([page.shown(), page.sections()]).toEqual(["1 of 4 shown", [true, false]]);
    page.set({ severity: "", words: "perhaps" });
    expect([page.shown(), page.sections()]).toEqual(["1 of 4 shown", [false, true]]);
    page.set({ words: "", locale: "ar", waived: true });
    expect(page.shown()).toBe("1 of 4 shown");
    page.set({ check: "numbers" });
    expect(page.shown()).toBe("0 of 4 shown");
  });

  it("tells of many findings in a page of reasonable size", () => {
    const many = Array.from({ length: 2000 }, (_, index) => finding({ segment: `s${index}` }));
    const start = performance.now();
    const page = report("html", many, { files: context.files });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(page.length / many.length).toBeLessThan(1500);
  });
});

/** Relative luminance (WCAG 2.2, definitions). */
function luminance(colour = "#000"): number {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, "$&$&") : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As much of a browser as the page's script needs. */
class FakePage {
  readonly #fields: Record<string, { value: string; checked: boolean }> = {};
  readonly #sections: { hidden: boolean }[];
  readonly #output = { textContent: "" };
  #update: () => void = () => undefined;

  constructor(page: string) {
    const elements = elementsOf(page);
    for (const field of ["select", "input"].flatMap((name) => named(elements, name))) {
      this.#fields[attribute(field, "name") ?? ""] = { value: "", checked: false };
    }
    const sections = named(elements, "section").map((section) => {
      const inside = section.childNodes.filter((node): node is Element => "tagName" in node);
      const found = named(inside, "article").map((article) => ({
        hidden: false,
        textContent: textOf(article),
        dataset: Object.fromEntries(
          article.attrs.flatMap(({ name, value }) =>
            name.startsWith("data-") ? [[name.slice(5), value]] : [],
          ),
        ),
      }));
      return { hidden: false, found, querySelector: () => found.find(({ hidden }) => !hidden) ?? null };
    });
    this.#sections = sections;
    const form = {
      hidden: true,
      elements: this.#fields,
      querySelector: () => this.#output,
      addEventListener: (type: string, listener: () => void) => {
        if (type === "input") this.#update = listener;
      },
    };
    const document = {
      querySelector: () => form,
      querySelectorAll: (query: string) =>
        query === ".finding" ? sections.flatMap(({ found }) => found) : sections,
    };
    new Function("document", textOf(named(elements, "script")[0]))(document);
    expect(form.hidden).toBe(false);
  }

  set(values: Readonly<Record<string, string | boolean>>): void {
    for (const [name, value] of Object.entries(values)) {
      const field = this.#fields[name];
      if (field === undefined) throw new Error(`There is no field ${name}.`);
      if (typeof value === "string") field.value = value;
      else field.checked = value;
    }
    this.#update();
  }

  shown(): string {
    return this.#output.textContent;
  }

  sections(): readonly boolean[] {
    return this.#sections.map(({ hidden }) => !hidden);
  }
}
