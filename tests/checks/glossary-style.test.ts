import { describe, expect, it } from "vitest";
import { isAbbreviationOf } from "../../src/checks/abbreviation.ts";
import { runChecks } from "../../src/checks/run.ts";
import { beginProjectChecks } from "../../src/checks/run-project.ts";
import type { CheckSettings } from "../../src/checks/settings.ts";
import { document, glossary, segment } from "./example-document.ts";

describe("abbreviations", () => {
  it.each([
    ["США", "Сполучені Штати", true],
    ["U.S.", "United States", true],
    ["G7", "Group of Seven", true],
    ['ארה"ב', "ארצות הברית", true],
    ["Трамп", "Дональд Трамп", true],
    ["朝鮮", "朝鮮民主主義人民共和国", true],
    ["米国", "アメリカ", false],
    ["Mỹ", "Hoa Kỳ", false],
    ["Peking", "Beijing", false],
    ["Дональд Трамп", "Трамп", false],
    ["", "Трамп", false],
  ])("%s of %s: %s", (short, full, expected) => {
    expect(isAbbreviationOf(short, full)).toBe(expected);
  });
});

describe("glossary-forbidden", () => {
  it("asks for a form only where no rule gives it", () => {
    const csv = "en,uk,uk:forbidden\nKharkiv,Харків,Харьков\nOdesa,Одеса,Одесса\n";
    const messages = ["Харьков і Одесса", "У Харькові й Одесі", "З Одессою"].flatMap((target) =>
      runChecks(document([segment("Kharkiv and Odesa", target)], "uk"), glossary(csv))
        .filter(({ check }) => check === "glossary-forbidden")
        .map(({ message }) => message),
    );
    expect(messages).toEqual([
      "House style does not use «Харьков». Write «Харків».",
      "House style does not use «Одесса». Write «Одеса».",
      "House style does not use «Харькові». Write «Харків», in the form that fits.",
      "House style does not use «Одессою». Write «Одесою».",
    ]);
  });
});

describe("glossary-inconsistent", () => {
  const inconsistent = (
    csv: string,
    rows: readonly (readonly [string, string])[],
    locale = "vi",
    settings: CheckSettings = {},
  ) =>
    runChecks(
      document(
        rows.map(([source, target], i) => segment(source, target, { line: i + 1 })),
        locale,
      ),
      glossary(csv),
      settings,
    )
      .filter(({ check }) => check === "glossary-inconsistent")
      .map(
        ({ severity, position, message, suggestion }) =>
          `${severity} ${position.line} ${message} ${suggestion}`,
      );
  const us = "en,vi,vi:admitted\nU.S.,Mỹ,Hoa Kỳ|Hiệp Chúng Quốc\n";

  it("counts the wordings of an article, at the first place of the rarest", () => {
    expect(
      inconsistent(us, [
        ["The U.S.", "Mỹ"],
        ["The U.S.", "Hoa Kỳ"],
        ["The U.S.", "Mỹ và Hoa Kỳ"],
        ["The U.S.", "Mỹ và Hiệp Chúng Quốc"],
      ]),
    ).toEqual([
      "info 4 The article calls one thing «Hiệp Chúng Quốc» once, «Hoa Kỳ» twice and «Mỹ» 3 times. Keep to one wording, such as «Mỹ». Mỹ",
    ]);
  });

  it("has the concept's own severity", () => {
    const own = "en,vi,vi:admitted,severity\nU.S.,Mỹ,Hoa Kỳ,error\n";
    expect(inconsistent(own, [["The U.S.", "Mỹ, Hoa Kỳ"]])[0]).toMatch(/^error /);
  });

  it("does not take forms for wordings", () => {
    const kyiv = "en,uk,uk:forms,uk:admitted\nKyiv,Київ,Києва|Києві,Стольний град\n";
    expect(inconsistent(kyiv, [["Kyiv", "Київ, Києва, Києві"]], "uk")).toEqual([]);
  });

  it("leaves out what a concept does not count in", () => {
    const scoped = "en,vi,vi:admitted,outside\nU.S.,Mỹ,Hoa Kỳ,quotations\n";
    expect(inconsistent(scoped, [["The U.S.", "Mỹ, “Hoa Kỳ”"]])).toEqual([]);
    expect(inconsistent(scoped, [["The U.S.", "Mỹ, Hoa Kỳ"]])).toHaveLength(1);
  });

  it("looks at one article at a time, and not at what waits for translation", () => {
    expect(inconsistent(us, [["The U.S.", "Mỹ"]])).toEqual([]);
    const waiting = segment("Hoa Kỳ", "Hoa Kỳ", { line: 2, state: "needs-translation" });
    const file = document([segment("The U.S.", "Mỹ"), waiting], "vi");
    expect(runChecks(file, glossary(us)).map(({ check }) => check)).not.toContain("glossary-inconsistent");
  });
});

describe("glossary-source", () => {
  const kyiv = glossary("en,en:forbidden,note\nKyiv,Kiev,Since 2019.\n");

  function found(locales: readonly string[], settings: CheckSettings = {}) {
    const together = beginProjectChecks(kyiv, settings);
    for (const locale of locales)
      together.add({
        ...document([segment("Kiev fell.", "…"), segment("In Kiev, Kiev", "", { line: 2 })], locale),
        file: `${locale}.xlf`,
      });
    return together.findings().map(({ severity, file, position, message }) => {
      return `${severity} ${file}:${position.line} ${message}`;
    });
  }

  it("is said once, whatever the number of languages, also before anybody has translated", () => {
    expect(found(["fr", "uk", "vi"])).toEqual([
      "info fr.xlf:1 The article itself has «Kiev», which house style does not use. Ask its writer for «Kyiv». (Since 2019.)",
      "info fr.xlf:2 The article itself has «Kiev» (here twice), which house style does not use. Ask its writer for «Kyiv». (Since 2019.)",
    ]);
  });

  it.each([
    ["in a quotation", "en,en:forbidden,outside\nKyiv,Kiev,quotations\n", "He said “Kiev”."],
    [
      "a surname alone",
      "kind,en,en:forbidden\nperson,Volodymyr Zelensky,Vladimir Zelenski\n",
      "Zelenski said",
    ],
    ["a good wording of a namesake", "id,en,en:forbidden\na,Kyiv,Kiev\nb,Kiev,\n", "the town of Kiev"],
  ])("lets %s pass", (_what, csv, source) => {
    const together = beginProjectChecks(glossary(csv));
    together.add(document([segment(source, "…")], "fr"));
    expect(together.findings()).toEqual([]);
  });

  it.each([
    ["allowed", [2]],
    ["flagged", [1, 2]],
  ])("takes a derived word for the name only where the concept says so: %s", (derivations, expected) => {
    const csv = `en,en:forbidden,derivations\nThe Country,Ucraine,${derivations}\n`;
    const together = beginProjectChecks(glossary(csv));
    together.add(
      document([segment("Ucrainian songs", "…"), segment("Ucraine said", "…", { line: 2 })], "fr"),
    );
    expect(together.findings().map(({ position }) => position.line)).toEqual(expected);
  });

  it("marks every place, at the first", () => {
    const together = beginProjectChecks(kyiv);
    together.add(document([segment("In Kiev, Kiev", "…")], "fr"));
    expect(together.findings()[0]?.marks).toEqual([
      { side: "source", start: 3, end: 7 },
      { side: "source", start: 9, end: 13 },
    ]);
  });

  it("is as severe as the settings say", () => {
    expect(found(["fr"], { "glossary-source": "off" })).toEqual([]);
    expect(found(["fr"], { "glossary-source": "error" })[0]).toMatch(/^error/);
  });
});

describe("checks of all documents together", () => {
  it("order what they find by document as it came, and by place", () => {
    const together = beginProjectChecks(glossary("en,en:forbidden\nKyiv,Kiev\n"));
    const file = (name: string, ...sources: string[]) => ({
      ...document(
        sources.map((source, i) => segment(source, "x", { line: sources.length - i })),
        "fr",
      ),
      file: name,
      original: name,
    });
    together.add(file("b", "Kiev one", "Kiev two"));
    together.add(file("a", "Kiev three"));
    expect(together.findings().map(({ file: name, position }) => `${name}:${position.line}`)).toEqual([
      "b:1",
      "b:2",
      "a:1",
    ]);
  });

  it("refuse unknown settings", () => {
    expect(() => beginProjectChecks({ concepts: [] }, { "name-inconsistant": "off" })).toThrow(
      /Did you mean name-inconsistent\?/,
    );
  });
});
