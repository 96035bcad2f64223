import { describe, expect, it } from "vitest";
import { plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { createToolbox, type ToolboxData, type ToolboxSettings } from "../../src/sync/toolbox.ts";
import { defaults, en, fr } from "./made.ts";

const SETTINGS: ToolboxSettings = {
  ...defaults,
  frontMatter: { translate: ["title"], languageKey: "lang", setLanguage: true, directionKey: null },
  furniture: true,
};
const NO_DATA: ToolboxData = { segmentation: [], furniture: new Map() };
const toolbox = (data: Partial<ToolboxData> = {}, settings: Partial<ToolboxSettings> = {}) =>
  createToolbox({ ...SETTINGS, ...settings }, { ...NO_DATA, ...data });

/** An SRX file of one rule for languages that match. */
function srx(file: string, rule: string, languages = ".*") {
  const body = `<languagerules><languagerule languagerulename="Own">${rule}</languagerule></languagerules>`;
  const maps = `<maprules><languagemap languagepattern="${languages}" languagerulename="Own"/></maprules>`;
  return {
    file,
    text: `<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>${body}${maps}</body></srx>`,
  };
}
const KEEP = "<rule break='no'><beforebreak>rained\\.</beforebreak><afterbreak>\\s</afterbreak></rule>";
const BREAK = "<rule break='yes'><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>";

describe("segmentation rules", () => {
  const cut = (data: Partial<ToolboxData>, value: string, locale = en) => {
    const offsets = toolbox(data).segmenter()(value, locale);
    return [0, ...offsets].map((start, index) => value.slice(start, offsets[index]));
  };

  it("are the package's where a team has none", () => {
    expect(cut({}, "It rained. We left.")).toEqual(["It rained. ", "We left."]);
  });

  it("of a team come first, and the package's after them", () => {
    const segmentation = [srx("house.srx", KEEP + BREAK)];
    expect(cut({ segmentation }, "It rained. We left; they stayed. So what?")).toEqual([
      "It rained. We left; ",
      "they stayed. ",
      "So what?",
    ]);
  });

  it("of a team's first file go before those of its second", () => {
    const [keep, stop] = [srx("a.srx", KEEP), srx("b.srx", KEEP.replace("'no'", "'yes'"))];
    expect(cut({ segmentation: [keep, stop] }, "It rained. We left.")).toHaveLength(1);
    expect(cut({ segmentation: [stop, keep] }, "It rained. We left.")).toHaveLength(2);
  });

  it("of a team hold for its languages only", () => {
    const segmentation = [srx("uk.srx", BREAK, "uk.*")];
    expect(cut({ segmentation }, "One; two.")).toHaveLength(1);
    expect(cut({ segmentation }, "Один; два.", parseLocale("uk-UA"))).toHaveLength(2);
  });

  it("of a language go before the general ones: a full stop within «т. д.» ends nothing", () => {
    expect(cut({}, "Хліб, сіль і т. д. Усе є.", parseLocale("uk")).length).toBeLessThanOrEqual(2);
    expect(cut({}, "Mr. Kim came. He left.")).toEqual(["Mr. Kim came. ", "He left."]);
  });

  it("that are wrong name their file when they are first needed", () => {
    const box = toolbox({
      segmentation: [srx("config/segmentation/bad.srx", KEEP.replace("rained", "(rained"))],
    });
    expect(() => box.segmenter()).toThrow(/^config\/segmentation\/bad\.srx:\d+:\d+: /);
    expect(() => box.segmenter()).toThrow(/bad\.srx/);
  });
});

describe("furniture", () => {
  const credit = { key: "photoCredit", values: { credit: [text("Reuters")] } };
  const file = (json: unknown) => ({ file: "locales/fr/furniture.json", text: typeof json === "string" ? json : JSON.stringify(json) }); // biome-ignore format: one line
  const rendered = (data: Partial<ToolboxData>, locale = fr, settings: Partial<ToolboxSettings> = {}) =>
    toolbox(data, settings).renderer(en, locale)?.(credit);
  const shown = (...args: Parameters<typeof rendered>) =>
    plainText(rendered(...args) ?? []).replace(/\s/gu, " ");

  it("is the package's by default, overridden key by key by the project's", () => {
    expect(shown({})).toBe("(Photo : Reuters)");
    const furniture = new Map([[fr, file({ photoCredit: "(Image {{credit}})" })]]);
    expect(shown({ furniture })).toBe("(Image Reuters)");
    const box = toolbox({ furniture }).renderer(en, fr);
    expect(plainText(box?.({ key: "source", values: { source: [text("AFP")] } }) ?? [])).toMatch(
      /^Source\s:\sAFP$/u,
    );
  });

  it("of the closest locale serves where a locale has none of its own", () => {
    expect(shown({}, parseLocale("fr-CA"))).toBe("(Photo : Reuters)");
    expect(shown({}, parseLocale("zh-TW"))).toBe(shown({}, parseLocale("zh-Hant")));
    expect(shown({}, parseLocale("zh-CN"))).not.toBe(shown({}, parseLocale("zh-TW")));
    expect(rendered({}, parseLocale("eo"))).toBeUndefined();
  });

  it("of a project alone is enough for a locale that the package does not know", () => {
    const eo = parseLocale("eo");
    const furniture = new Map([[eo, file({ photoCredit: "(Foto: {{credit}})" })]]);
    expect(shown({ furniture }, eo)).toBe("(Foto: Reuters)");
  });

  it("with a byte order mark is read as well", () => {
    expect(shown({ furniture: new Map([[fr, file('\uFEFF{"photoCredit": "(Image {{credit}})"}')]]) })).toBe(
      "(Image Reuters)",
    );
  });

  it("with mistakes: these are named, the rest holds", () => {
    const furniture = new Map([[fr, file({ photoCredti: "(Image {{credit}})", source: 7 })]]);
    const problems = toolbox({ furniture }).furnitureProblems([en, fr]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatchObject({ kind: "usage", file: "locales/fr/furniture.json" });
    expect(problems[0]?.advice).toContain("photoCredit");
    expect(shown({ furniture })).toBe("(Photo : Reuters)");
  });

  it("that is not JSON stops its locale, and is one problem with its file", () => {
    const box = toolbox({ furniture: new Map([[fr, file('{"photoCredit": ')]]) });
    expect(() => box.renderer(en, fr)).toThrow(/^locales\/fr\/furniture\.json: The file is not valid JSON/);
    expect(box.furnitureProblems([fr])).toMatchObject([{ kind: "usage", file: "locales/fr/furniture.json" }]);
    expect(box.renderer(en, parseLocale("de"))).not.toBeNull();
  });

  it("is recognised in the article's language, and not at all where it is switched off", () => {
    expect(toolbox().recogniser?.(en)([text("(Photo: Reuters)")])?.key).toBe("photoCredit");
    expect(toolbox().recogniser?.(fr)([text("Nobody was there.")])).toBeUndefined();
    expect([toolbox({}, { furniture: false }).recogniser, rendered({}, fr, { furniture: false })]).toEqual([
      null,
      undefined,
    ]);
  });

  it("takes calendar and numbering system of its locale alone", () => {
    const count = { key: "commentCount", values: { count: [text("12")] } };
    const box = toolbox({}, { numberingSystem: { ar: "latn" } });
    expect(plainText(box.renderer(en, parseLocale("ar"))?.(count) ?? [])).toContain("12");
    const usual = toolbox({}, { numberingSystem: { fa: "latn" } });
    const fa = plainText(toolbox().renderer(en, parseLocale("fa"))?.(count) ?? []);
    expect(plainText(usual.renderer(en, parseLocale("fa"))?.(count) ?? [])).not.toBe(fa);
  });
});

it("tells formats by their endings, and says which there are", () => {
  const open = (path: string) => toolbox().open(Buffer.from("Text"), path);
  expect(["a.md", "A.MARKDOWN", "a.b.txt"].map((path) => open(path).format.name)).toEqual([
    "markdown",
    "markdown",
    "text",
  ]);
  expect(() => open("a.xyz")).toThrow(/^a\.xyz: No format is known for this file\. .*\.md.*\.txt/);
});

it("takes the format that the settings name, and refuses a name that none has", () => {
  const open = (formats: Record<string, string>, path: string) =>
    createToolbox({ ...SETTINGS, formats }, { segmentation: [], furniture: new Map() }).open(
      Buffer.from("Text"),
      `source/${path}`,
      path,
    ).format.name;
  expect(open({ "wire/*.md": "text" }, "wire/a.md")).toBe("text");
  expect(open({ "wire/*.md": "text" }, "a.md")).toBe("markdown");
  expect(() => open({ "*.md": "markdwon" }, "a.md")).toThrow(
    "There is no format «markdwon». Did you mean «markdown»?",
  );
});
