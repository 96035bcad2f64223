import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../src/article/nearest.ts";
import { formatProblem } from "../../src/article/problem.ts";
import schema from "../../src/project/configuration.schema.json" with { type: "json" };
import {
  defaultConfigurationText,
  loadConfiguration,
  parseConfiguration,
  xliffVersionOf,
} from "../../src/project/configuration.ts";
import { problemOf, put, sandbox } from "./sandbox.ts";

const LEAST = "sourceLanguages: [en]\nlocales: [fr, de]\n";
const FILE = "config/exonym.yaml";

function complaints(text: string): string[] {
  return parseConfiguration(text, FILE, "/project").problems.map(formatProblem);
}

function settings(text: string) {
  const { configuration, problems } = parseConfiguration(text, FILE, "/project");
  expect(problems).toEqual([]);
  if (configuration === undefined) throw new Error("No configuration.");
  return configuration;
}

describe("a valid configuration", () => {
  it("needs two keys and has a default for all others", () => {
    expect(settings(LEAST)).toEqual({
      root: "/project",
      file: FILE,
      sourceLanguages: ["en"],
      locales: ["fr", "de"],
      paths: {
        source: "source-articles",
        locales: "locales",
        glossary: "config/glossary",
        segmentation: "config/segmentation",
        memory: "config/memory",
      },
      include: ["**"],
      exclude: [],
      xliff: { version: "1.2", versions: {} },
      fallback: "source",
      frontMatter: {
        translate: expect.arrayContaining([
          ...["title", "description", "summary", "caption", "alt", "excerpt"],
          // What Hugo, Docusaurus and Mintlify, and the themes of many have beside the title and the description.
          ...["linkTitle", "sidebar_label", "sidebarTitle", "seo.title", "seo.description"],
          ...["image.alt", "image.caption"],
        ]),
        languageKey: "lang",
        setLanguage: true,
        directionKey: null,
      },
      formats: {},
      html: { scope: "page", translateCode: false, attributes: [] },
      markdown: { math: true, attributes: [] },
      xml: { translate: [], protect: [] },
      ninjs: { translate: [], protect: [] },
      docx: { setLanguage: true },
      text: { roles: true },
      conventions: {
        spaces: "fix",
        quotes: "report",
        isolates: "codes",
        alternateLinks: null,
        translationKey: null,
      },
      furniture: true,
      calendar: {},
      numberingSystem: {},
      provider: { name: "none", command: [], timeoutSeconds: 60 },
      concurrency: 4,
      checks: {},
      detection: { minimumConfidence: 0.5 },
    });
  });

  it("canonicalises locales everywhere", () => {
    const config = settings(
      "sourceLanguages: [VIE]\nlocales: [ZH_hant, iw]\ncalendar: {zh-hant: roc, he: hebrew}\nxliff: {versions: {ZH-HANT: 2.1}}\n",
    );
    expect(config.sourceLanguages).toEqual(["vi"]);
    expect(config.locales).toEqual(["zh-Hant", "he"]);
    expect(config.calendar).toEqual({ "zh-Hant": "roc", he: "hebrew" });
    expect(config.locales.map((locale) => xliffVersionOf(config, locale))).toEqual(["2.1", "1.2"]);
  });

  it("takes the Norwegian locale for a text, as YAML 1.2 does", () => {
    expect(settings("sourceLanguages: [en]\nlocales: [no]\n").locales).toEqual(["no"]);
  });

  it.each([
    ["1.2", "1.2"],
    ['"1.2"', "1.2"],
    ["2.1", "2.1"],
    ["'2.1'", "2.1"],
  ])("reads the XLIFF version %s with and without quotes", (written, version) => {
    expect(settings(`${LEAST}xliff: {version: ${written}}\n`).xliff.version).toBe(version);
  });

  it("takes «off» for a severity", () => {
    expect(settings(`${LEAST}checks: {numbers: off, constructor: error}\n`).checks).toEqual({
      numbers: "off",
      constructor: "error",
    });
  });

  it("gives maps without a prototype", () => {
    const config = settings(`${LEAST}checks: {numbers: off}\n`);
    for (const map of [config.checks, config.calendar, config.numberingSystem, config.xliff.versions]) {
      expect(Object.getPrototypeOf(map)).toBeNull();
    }
  });

  it("gives every project defaults of its own", () => {
    expect(settings(LEAST).frontMatter.translate).toEqual(settings(LEAST).frontMatter.translate);
    expect(settings(LEAST).paths).not.toBe(settings(LEAST).paths);
  });

  it("tidies folders", () => {
    const { paths } = settings(`${LEAST}paths: {source: ./content//articles/, glossary: terms/}\n`);
    expect(paths).toMatchObject({ source: "content/articles", glossary: "terms" });
  });

  it("resolves anchors and aliases", () => {
    expect(settings("sourceLanguages: &both [en, fr]\nlocales: *both\n").locales).toEqual(["en", "fr"]);
  });

  it("reads a byte order mark and Windows line ends", () => {
    const root = sandbox({ [FILE]: `\uFEFF${LEAST.replaceAll("\n", "\r\n")}` });
    expect(loadConfiguration(root).locales).toEqual(["fr", "de"]);
  });
});

describe("an invalid configuration", () => {
  it.each([
    [
      "sourceLanguages: [en]\nlocales: [fr]\ninclude: [**/*.md, '*.txt']",
      'config/exonym.yaml:3:11: YAML takes «**/*.md» for a reference, as it begins with «*». Put it in quotes: "**/*.md".',
    ],
    [
      "sorceLanguages: [en]\nlocales: [fr]",
      "config/exonym.yaml:1:1: «sorceLanguages» is not a key. Did you mean «sourceLanguages»?",
    ],
    [
      "sourceLanguages: [en]",
      "config/exonym.yaml:1:1: The key «locales» is missing. Add it, for example «locales: [fr]».",
    ],
    [`${LEAST}version: 1.2`, "config/exonym.yaml:3:1: «version» is not a key. It belongs under «xliff»."],
    [
      `${LEAST}xliff:\n  versoin: 2.1`,
      "config/exonym.yaml:4:3: «versoin» is not a key of «xliff». Did you mean «version»?",
    ],
    [
      `${LEAST}xliff: {version: 1.3}`,
      "config/exonym.yaml:3:18: «1.3» is not possible for «xliff.version». Did you mean «1.2»?",
    ],
    [
      `${LEAST}fallback: machine`,
      "config/exonym.yaml:3:11: «machine» is not possible for «fallback». Use source, skip-article or keep-machine.",
    ],
    [
      `${LEAST}checks:\n  numbers: errror`,
      "config/exonym.yaml:4:12: «errror» is not possible for «checks.numbers». Did you mean «error»?",
    ],
    [
      `${LEAST}checks: {Numbers: error}`,
      "config/exonym.yaml:3:10: «Numbers» cannot be the name of a check. Names are like «numbers» or «inline-codes».",
    ],
    [
      `${LEAST}concurrency: 0`,
      "config/exonym.yaml:3:14: «concurrency» has to be at least 1. For example: 4.",
    ],
    [
      `${LEAST}concurrency: 65`,
      "config/exonym.yaml:3:14: «concurrency» has to be at most 64. For example: 4.",
    ],
    [
      `${LEAST}concurrency: 2.5`,
      "config/exonym.yaml:3:14: «concurrency» has to be a whole number. For example: 4.",
    ],
    [
      `${LEAST}conventions: { alternateLinks: "https://example.org/{locale}/" }`,
      "config/exonym.yaml:3:32: The address needs {locale}, and {path} or {page}. Write it like «https://example.org/{locale}/{page}».",
    ],
    [
      `${LEAST}furniture: yes`,
      "config/exonym.yaml:3:12: «furniture» has to be true or false. For example: true.",
    ],
    [
      `${LEAST}frontMatter: {directionKey: 3}`,
      'config/exonym.yaml:3:29: «frontMatter.directionKey» has to be a text or null. For example: "dir".',
    ],
    [
      "sourceLanguages: en\nlocales: [fr]",
      'config/exonym.yaml:1:18: «sourceLanguages» has to be a list. For example: ["en"].',
    ],
    [
      "sourceLanguages: [en]\nlocales: []",
      'config/exonym.yaml:2:10: «locales» is empty. For example: ["fr"].',
    ],
    [
      "sourceLanguages: [en]\nlocales: [fr, FR]",
      "config/exonym.yaml:2:15: «FR», which is written fr, stands twice in «locales». Remove one.",
    ],
    [
      "sourceLanguages: [en]\nlocales: [fr, français]",
      "config/exonym.yaml:2:15: «français» is not a language tag. Use a BCP 47 tag such as fr, uk or zh-Hant.",
    ],
    [
      "sourceLanguages: [und]\nlocales: [fr]",
      "config/exonym.yaml:1:19: «und» is not a language tag. Use a BCP 47 tag such as fr, uk or zh-Hant.",
    ],
    [
      "sourceLanguages: [en]\nlocales: [true]",
      "config/exonym.yaml:2:11: «locales.0» has to be a text. Correct the value.",
    ],
    [
      `${LEAST}calendar: {fr: gregorian}`,
      "config/exonym.yaml:3:16: «gregorian» is not a calendar. Did you mean «gregory»?",
    ],
    [
      `${LEAST}calendar: {frr: gregory}`,
      "config/exonym.yaml:3:12: «frr» is not one of «locales». Did you mean «fr»?",
    ],
    [
      `${LEAST}numberingSystem: {fr: latin}`,
      "config/exonym.yaml:3:23: «latin» is not a numbering system. Did you mean «latn»?",
    ],
    [
      `${LEAST}provider: {name: command}`,
      "config/exonym.yaml:3:18: The provider «command» needs a program. Add «command» under «provider»: the program and its arguments, as a list.",
    ],
    [
      `${LEAST}paths: {source: ../elsewhere}`,
      "config/exonym.yaml:3:17: The path contains «..». Name a folder inside the project.",
    ],
    [
      `${LEAST}paths: {memory: /var/memory}`,
      "config/exonym.yaml:3:17: The path is absolute. Name a folder inside the project.",
    ],
    [
      `${LEAST}paths: {memory: 'C:\\memory'}`,
      "config/exonym.yaml:3:17: The path is absolute. Name a folder inside the project.",
    ],
    [
      `${LEAST}paths: {memory: 'a\\..\\..\\b'}`,
      "config/exonym.yaml:3:17: The path contains a backslash. Name a folder inside the project.",
    ],
    [
      `${LEAST}paths: {source: .}`,
      "config/exonym.yaml:3:17: The path names the project itself. Name a folder inside the project.",
    ],
    [
      `${LEAST}paths: {locales: .git/hooks}`,
      "config/exonym.yaml:3:18: The path leads into a hidden folder. Name a folder inside the project.",
    ],
    [
      `${LEAST}paths: {locales: source-articles/translated}`,
      "config/exonym.yaml:3:8: The folders of source articles and of locales contain each other. Otherwise translations would be taken for sources: separate them.",
    ],
    [
      `${LEAST}include: [/a]`,
      "config/exonym.yaml:3:11: «include.0» is not possible. Expected: A path pattern with forward slashes, without .. and parentheses, with four pairs of braces at most: * and ? within a name, ** across folders, [abc], {a,b}.",
    ],
    [
      "",
      "config/exonym.yaml:1:1: The configuration is empty. It needs at least «sourceLanguages: [en]» and «locales: [fr]».",
    ],
    [
      "# nothing\n",
      "config/exonym.yaml:1:1: The configuration is empty. It needs at least «sourceLanguages: [en]» and «locales: [fr]».",
    ],
    [
      "- en\n- fr\n",
      "config/exonym.yaml:1:1: The configuration has to be a map of keys and values. Correct the value.",
    ],
    [
      "locales: [fr]\nlocales: [de]\nsourceLanguages: [en]",
      "config/exonym.yaml:2:1: This key stands here for the second time. Keep one of the two.",
    ],
    [
      `${LEAST}---\n${LEAST}`,
      "config/exonym.yaml:3:1: The file holds more than one YAML document. Remove the line «---».",
    ],
    [
      "locales: !!js/function 'x'\nsourceLanguages: [en]",
      "config/exonym.yaml:1:10: Tags (words after «!») have no meaning here. Remove the tag, or put the text in quotes.",
    ],
    [`${LEAST}<<: {concurrency: 3}`, expect.stringContaining("config/exonym.yaml:3:1: «<<» is not a key.")],
    [
      `${LEAST}__proto__: {concurrency: 3}`,
      expect.stringContaining("config/exonym.yaml:3:1: «__proto__» is not a key."),
    ],
    [
      `${LEAST}checks: {__proto__: off}`,
      "config/exonym.yaml:3:10: «__proto__» cannot be the name of a check. Names are like «numbers» or «inline-codes».",
    ],
  ])("is refused with place and advice: %j", (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it("names the position of a mistake inside a value that is an alias", () => {
    expect(complaints("sourceLanguages: &list [en, x!]\nlocales: *list\n")).toEqual([
      expect.stringContaining("config/exonym.yaml:1:29: «x!» is not a language tag."),
    ]);
  });

  it("tells all problems at once, in the order of the file", () => {
    const text = "sourceLanguages: [en]\nconcurrency: 0\nlocales: [fr]\nfalback: source\nfurniture: 3\n";
    expect(complaints(text).map((line) => line.split(":").slice(0, 3).join(":"))).toEqual([
      "config/exonym.yaml:2:14",
      "config/exonym.yaml:4:1",
      "config/exonym.yaml:5:12",
    ]);
  });

  it("is thrown as one error that holds the others' lines", async () => {
    const root = sandbox({
      [FILE]: "sourceLanguages: [en]\nlocales: [fr]\nconcurrency: 0\nfalback: source\n",
    });
    const problem = await problemOf(() => loadConfiguration(root));
    expect(problem).toMatchObject({ kind: "usage", file: FILE, position: { line: 3, column: 14 } });
    expect(formatProblem(problem).split("\n")).toEqual([
      "config/exonym.yaml:3:14: «concurrency» has to be at least 1. For example: 4.",
      "config/exonym.yaml:4:1: «falback» is not a key. Did you mean «fallback»?",
    ]);
  });

  it("is thrown when there is none, or it is no text", async () => {
    const root = sandbox({ "config/bad.yaml": Buffer.from("locales: [fr]\n# \xff", "latin1") });
    expect(await problemOf(() => loadConfiguration(root))).toMatchObject({
      kind: "usage",
      file: FILE,
      advice: expect.stringContaining("exonym init"),
    });
    expect(await problemOf(() => loadConfiguration(root, "config/bad.yaml"))).toMatchObject({
      kind: "usage",
      position: { line: 2, column: 3 },
    });
    put(root, "config/huge.yaml", `#${"x".repeat(1024 * 1024)}`);
    expect(await problemOf(() => loadConfiguration(root, "config/huge.yaml"))).toMatchObject({
      kind: "usage",
    });
  });
});

describe("hostile YAML", () => {
  it("cannot unfold aliases to gigabytes", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    expect(complaints(lines.join("\n"))).toEqual([
      "config/exonym.yaml:1:1: The configuration has too many aliases. Write the values out instead of using «*».",
    ]);
  });

  it("cannot overflow the stack", () => {
    for (const text of ["[".repeat(50_000), `${"{a: ".repeat(20_000)}1`, "- ".repeat(20_000)]) {
      expect(complaints(text).length).toBeGreaterThan(0);
    }
  });

  it("gives a configuration or problems with a place, and never throws", () => {
    const piece = fc.constantFrom(
      "sourceLanguages",
      "locales",
      ": ",
      "[en]",
      "fr",
      "\n",
      "  ",
      "{",
      "}",
      "[",
      "]",
      "- ",
      "&a ",
      "*a",
      "!x ",
      "#",
      '"',
      "'",
      "|",
      "? ",
      "%",
      "\t",
      "__proto__",
      "constructor",
      "\u0000",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join("")),
          fc.string(),
        ),
        (text) => {
          const { configuration, problems } = parseConfiguration(text, FILE, "/project");
          expect(configuration === undefined).toBe(problems.length > 0);
          for (const problem of problems) expect(problem.position?.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the default configuration", () => {
  // A setting begins right after the «#», or two spaces after it where it lies in a map.
  const uncommented = defaultConfigurationText().replaceAll(/^#(?=[a-zA-Z]+:| {2}[a-zA-Z]+:)/gm, "");

  it("is valid and says nothing but the defaults", () => {
    const { configuration } = parseConfiguration(defaultConfigurationText(), FILE, "/project");
    expect(configuration).toEqual(settings("sourceLanguages: [en]\nlocales: [fr]\n"));
  });

  it("is valid and the same with every setting uncommented", () => {
    expect(uncommented).not.toBe(defaultConfigurationText());
    expect(settings(uncommented)).toEqual(settings("sourceLanguages: [en]\nlocales: [fr]\n"));
  });

  it("shows every key of the schema", () => {
    const shown = settings(uncommented);
    for (const [key, value] of Object.entries(schema.properties)) {
      expect(uncommented).toMatch(new RegExp(`^${key}:`, "m"));
      for (const inner of Object.keys("properties" in value ? value.properties : {})) {
        expect(uncommented).toMatch(new RegExp(`^  ${inner}:`, "m"));
      }
    }
    expect(Object.keys(shown).sort()).toEqual(["root", "file", ...Object.keys(schema.properties)].sort());
  });

  it("names the schema for editors, where an installed package has it", () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    );
    const path = "./dist/project/configuration.schema.json";
    expect(manifest).toMatchObject({ exports: { "./configuration.schema.json": path } });
    expect(defaultConfigurationText().split("\n", 1)[0]).toContain(
      "node_modules/exonym/dist/project/configuration.schema.json",
    );
  });
});

describe("the schema", () => {
  it("has title, description and examples for every key, and the examples are valid", () => {
    const visit = (value: object, path: string): void => {
      for (const word of ["title", "description", "examples"])
        expect([path, Object.keys(value)]).toEqual([path, expect.arrayContaining([word])]);
      if ("properties" in value && value.properties) {
        for (const [key, inner] of Object.entries(value.properties)) visit(inner, `${path}.${key}`);
      }
    };
    for (const [key, value] of Object.entries(schema.properties)) {
      visit(value, key);
      for (const example of value.examples) {
        const base = { sourceLanguages: ["en"], locales: ["fr", "fa", "th", "ar", "mr"] };
        expect(
          complaints(JSON.stringify({ ...base, [key]: example })).filter(
            (line) => !line.includes("is not one of «locales»"),
          ),
        ).toEqual([]);
      }
    }
  });
});

it("this project's own configuration is valid", () => {
  const root = join(import.meta.dirname, "../..");
  expect(existsSync(join(root, FILE)) ? loadConfiguration(root).locales.length : 1).toBeGreaterThan(0);
});

describe("nearest", () => {
  it.each([
    ["local", "locales"],
    ["LOCALES", "locales"],
    ["lcoales", "locales"],
    ["xyz", undefined],
    ["", undefined],
  ])("of %j is %j", (word, expected) => {
    expect(nearest(word, ["sourceLanguages", "locales"])).toBe(expected);
  });

  it("finds every word with one slip in it", () => {
    const known = Object.keys(schema.properties);
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(), fc.constantFrom("", "x"), (word, at, slip) => {
        const place = at % word.length;
        expect(nearest(word.slice(0, place) + slip + word.slice(place + 1), known)).toBe(word);
      }),
      { numRuns: 100 },
    );
  });

  it("is bounded for long words", () => {
    expect(nearest("x".repeat(1_000_000), ["locales"])).toBeUndefined();
  });
});
