import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const matter = (yaml: string) => `---\n${yaml}\n---\n`;
const units = (yaml: string) => describeUnits(markdown.parse(matter(yaml), OPTIONS));
const to = (yaml: string, ...targets: string[]) =>
  translateTo(markdown, matter(yaml), ...targets).replace(/^---\n([\s\S]*)\n---\n$/, "$1");

describe("units of front matter", () => {
  it.each([
    ["title: A title # and a comment", ["A title"]],
    ["title: 'it''s'", ["it's"]],
    ['title: "a \\"b\\" \\u00e9 \\x41 \\n"', ['a "b" é A']],
    ["title: a\n  b\n\n  c", ["a b\nc"]],
    ['title: "a\n  b \\\n  c"', ["a b c"]],
    ["title: |\n  a\n    b\n\n  c\n", ["a\n  b\n\nc"]],
    ["title: >-\n  a\n  b\n\n  c\n", ["a b\nc"]],
    ["title: |2\n    a\n  b", ["a\nb"]],
    ["tags: [a, 'b', 3]", ["a", "b"]],
    ["tags:\n  - a\n  - b", ["a", "b"]],
    ["image:\n  src: x\n  alt: a", ["a"]],
    ["image:\n  - alt: a\n  - alt: b", ["a", "b"]],
    ["title: &x a\nsummary: *x", ["a"]],
    ["title: {{ variable }} b", []],
    ["title: '{{ variable }} b'", ["⟨{{ variable }}⟩ b"]],
    ["title: 2024", []],
    ["title:", []],
    ["title: '…'", []],
    ["other: a\nslug: b", []],
    ["constructor: a\n__proto__: b\ntitle: c", ["c"]],
  ])("%j", (yaml, expected) => {
    // A plain scalar cannot begin with a brace: YAML reads a map there, so that it is none.
    expect(units(yaml)).toEqual(expected.map((unit) => `front-matter: ${unit}`));
  });

  it.each([
    "title: a\ntags: [b, c]",
    "title: \"a\\tb\"\nsummary: 'c''d\n\n  e'",
    "title: |\n  a\n\n\n  b\ndescription: >+\n   c\n   d\n\n",
    "  title: indented\n  tags: [x]",
    "{title: a, tags: [b]}",
    "title: é 中文 😀 \uFEFF",
  ])("are lossless and keep their bytes: %j", (yaml) => {
    for (const source of [matter(yaml), `\uFEFF${matter(yaml)}`, matter(yaml).replaceAll("\n", "\r\n")]) {
      const article = markdown.parse(source, OPTIONS);
      expect(contractBreaches(source, article)).toEqual([]);
      expect(article.units.length).toBeGreaterThan(0);
      expect(translate(markdown, source, (content) => content).text).toBe(source);
    }
  });

  it("may have lines that end at a lone CR", () => {
    const source = "---\rtitle: a\rtags: [b]\r---\rc";
    expect(describeUnits(markdown.parse(source, OPTIONS))).toEqual([
      "front-matter: a",
      "front-matter: b",
      "paragraph: c",
    ]);
    expect(translateTo(markdown, source, "x", "é", "z")).toBe("---\rtitle: x\rtags: [é]\r---\rz");
  });

  it("may be very many", () => {
    expect(units(`tags: [${"a,".repeat(200_000)}]`)).toHaveLength(200_000);
  });

  it("tell the language that the article declares", () => {
    expect(markdown.parse(matter("lang: uk"), OPTIONS).declaredLanguage).toBe("uk");
    expect(markdown.parse(matter("lang: no"), OPTIONS).declaredLanguage).toBe("no");
    expect(markdown.parse(matter("title: a"), OPTIONS).declaredLanguage).toBeUndefined();
    expect(markdown.parse("lang: uk", OPTIONS).declaredLanguage).toBeUndefined();
  });
});

describe("front matter that ends as documents of YAML do", () => {
  const whole = (source: string) => describeUnits(markdown.parse(source, OPTIONS));

  it("takes keys, and leaves the article after it", () => {
    const source = "---\n# a\ntitle: A\n...\n\nText.\n\n---\n";
    expect(whole(source)).toEqual(["front-matter: A", "paragraph: Text."]);
    const options = { ...OPTIONS, frontMatter: { lang: "ar" } };
    expect(translate(markdown, source, (content) => content, options).text).toBe(
      "---\n# a\ntitle: A\nlang: ar\n...\n\nText.\n\n---\n",
    );
  });

  it("takes no sign of Markdown that it did not have, as some programs would see markup there", () => {
    const source = "---\ntitle: 'A #1'\n...\n";
    expect(translateTo(markdown, source, "B #2")).toBe("---\ntitle: 'B #2'\n...\n");
    expect(translateTo(markdown, source, "[x](y)")).toMatch(/^REFUSED .*«\[»/);
  });

  it("is none where three dots end no map", () => {
    expect(whole("---\nText.\n...\n\nMore.\n")).toEqual(["paragraph: Text. ...", "paragraph: More."]);
  });
});

describe("a syntax error in front matter", () => {
  it.each([
    ["title: Trump: yes", 2],
    ['title: ok\nsummary: "never closed', 3],
    ["title: a\n\ttab: b", 3],
    ["a: [1, 2", 2],
  ])("%j is a warning with its line, and the rest of the article is read", (yaml, line) => {
    const source = `${matter(yaml)}Text.\n`;
    const article = markdown.parse(source, OPTIONS);
    expect(article.warnings).toMatchObject([{ kind: "usage", position: { line } }]);
    expect(describeUnits(article)).toEqual(["paragraph: Text."]);
    expect(translate(markdown, source, (content) => content).text).toBe(source);
    expect(translateTo(markdown, source, "Texte.")).toBe(`${matter(yaml)}Texte.\n`);
  });

  it("of hostile depth is one, too", () => {
    const [warning] = markdown.parse(matter(`title: ${"[".repeat(50_000)}`), OPTIONS).warnings ?? [];
    expect(warning?.message).toMatch(/nested too deeply|not valid YAML/);
  });

  it("is none where a rule and a paragraph look like front matter", () => {
    expect(describeUnits(markdown.parse("---\ntitle: a: b\n\nText", OPTIONS))).toEqual([
      "paragraph: title: a: b",
      "paragraph: Text",
    ]);
  });
});

describe("translations in front matter", () => {
  it.each([
    ["title: a # c", "é", "title: é # c"],
    ["title: a", "Trump: yes", 'title: "Trump: yes"'],
    ["title: a", "x #y", 'title: "x #y"'],
    ["title: a", "- x", 'title: "- x"'],
    ["title: a", "@x", 'title: "@x"'],
    ["title: a", "*x", 'title: "*x"'],
    ["title: a", "no", 'title: "no"'],
    ["title: a", "2024-11-12", 'title: "2024-11-12"'],
    ["title: a", "12", 'title: "12"'],
    ["title: a", "null", 'title: "null"'],
    ["title: a", '"x" y', 'title: "\\"x\\" y"'],
    ["title: a", "it's, [x]", "title: it's, [x]"],
    ["title: 'a'", "it's: x", "title: 'it''s: x'"],
    ['title: "a"', 'x "y" \\z', 'title: "x \\"y\\" \\\\z"'],
    ["title: a", " x\ny ", "title: x y"],
    ["title: a\n  b", "x", "title: x"],
    ["title: 'it''s'", "it''s", "title: 'it''''s'"],
    ["tags: [a, b]", "x, y", 'tags: ["x, y", b]'],
    ["title: |\n  a\n  b\nslug: c", "x: y # z", "title: |\n  x: y # z\nslug: c"],
    ["title: >-\n  a\n  b\n\nslug: c", "- x", "title: >-\n  - x\n\nslug: c"],
    ["title: |2\n    a\n  b\nslug: c", "x", "title: |2\n    x\nslug: c"],
    ["title: ' a '", "x", "title: ' x '"],
    ["title: &t a\nslug: *t", "x", "title: &t x\nslug: *t"],
    ["{title: a, slug: b}", "x, y", '{title: "x, y", slug: b}'],
  ])("%j with %j becomes %j", (yaml, target, expected) => {
    expect(to(yaml, target, "b")).toBe(expected);
  });

  it("keep the codes of the source", () => {
    expect(to('title: "a {{ \\"x\\" }}"', "⟨0⟩ b")).toBe('title: "{{ \\"x\\" }} b"');
    expect(to("title: 'a {{ x }}'", "b")).toMatch(/^REFUSED The markup «\{\{ x \}\}» is missing/);
  });

  it("are refused when empty", () => {
    expect(to("title: a", " ")).toMatch(/^REFUSED The translation has no text/);
  });

  it("stand beside translations of the body, and all refusals are told at once", () => {
    expect(translateTo(markdown, "---\ntitle: a\n---\n\nb\n", "c: d", "- e")).toBe(
      '---\ntitle: "c: d"\n---\n\n\\- e\n',
    );
    const result = translate(markdown, "---\ntitle: a\n---\n\n*b*\n", () => [text("")]);
    expect(result.refusals).toHaveLength(2);
  });

  it("need no spelling from the source where none is special", () => {
    const yaml =
      "title: It's \"a\" title\ndescription: 'b''s'\ntags:\n- x\n- \"y\"\nsummary: |\n  one line\n";
    expect(translate(markdown, matter(yaml), unspelled).text).toBe(matter(yaml));
  });
});

describe("TOML", () => {
  const toml = (lines: string) => `+++\n${lines}\n+++\nText.\n`;

  it.each([
    ['title = "a \\"b\\" \\u00e9"', ['a "b" é']],
    ["title = 'C:\\x'", ["C:\\x"]],
    ['title = """\na \\\n   b"""', ["a b"]],
    ["title = '''\na\nb'''", ["a\nb"]],
    ["tags = ['a', \"b\", 'c' ]\ndate = 2024-01-01\nslug = 'x'", ["a", "b", "c"]],
    ['[image]\nalt = "a"\nsrc = "b"', ["a"]],
    ['image.alt = "a"\n', ["a"]],
    ['image = { alt = "a", src = "b" }', ["a"]],
    ['[[image]]\nalt = "a"\n[[image]]\nalt = "b"', ["a", "b"]],
    ['"__proto__" = "a"\nconstructor = "b"\ntitle = "c"', ["c"]],
  ])("%j has units", (lines, expected) => {
    for (const source of [toml(lines), toml(lines).replaceAll("\n", "\r\n")]) {
      const article = markdown.parse(source, OPTIONS);
      expect(contractBreaches(source, article)).toEqual([]);
      expect(describeUnits(article)).toEqual([
        ...expected.map((unit) => `front-matter: ${unit}`),
        "paragraph: Text.",
      ]);
      expect(translate(markdown, source, (content) => content).text).toBe(source);
    }
  });

  it.each([
    ['title = "a" # c', 'x "y" \\', 'title = "x \\"y\\" \\\\" # c'],
    ["title = 'a'", "x", "title = 'x'"],
    ["title = 'a'", "it's", 'title = "it\'s"'],
    ['title = """\na\nb"""', 'x """', 'title = """\nx \\"\\"\\""""'],
    ["title = '''a'''", "it's", 'title = "it\'s"'],
    ["tags = ['a']", "x, y", "tags = ['x, y']"],
  ])("%j with %j becomes %j", (lines, target, expected) => {
    expect(translateTo(markdown, toml(lines), target, "Text.")).toBe(toml(expected));
  });

  it("tells its language, and a syntax error as a warning with its line", () => {
    expect(markdown.parse(toml('lang = "uk"'), OPTIONS).declaredLanguage).toBe("uk");
    const article = markdown.parse(toml("title = a"), OPTIONS);
    expect(article.warnings).toMatchObject([{ position: { line: 2 } }]);
    expect(describeUnits(article)).toEqual(["paragraph: Text."]);
    const deep = markdown.parse(toml(`title = ${"[".repeat(50_000)}`), OPTIONS);
    expect(deep.warnings).toHaveLength(1);
  });
});

describe("JSON", () => {
  it("is front matter where it is an object alone", () => {
    const source = '{\n  "title": "a \\"b\\" \\ud83d\\ude00",\n  "slug": "s"\n}\n\nText.\n';
    const article = markdown.parse(source, OPTIONS);
    expect(contractBreaches(source, article)).toEqual([]);
    expect(describeUnits(article)).toEqual(['front-matter: a "b" 😀', "paragraph: Text."]);
    expect(translateTo(markdown, source, 'x "y" \u2028', "Texte.")).toBe(
      '{\n  "title": "x \\"y\\"",\n  "slug": "s"\n}\n\nTexte.\n',
    );
  });

  it.each(["{{ a }}\n", '{% b "c" %}\n', '{"a": 1} b\n', '{"a": 1', '{"a": x}\n'])(
    "is none in %j",
    (source) => {
      const [unit] = markdown.parse(`${source} title`, OPTIONS).units;
      expect(unit?.kind).toBe("paragraph");
    },
  );
});

describe("keys that are set", () => {
  const set = (source: string, frontMatter: Record<string, string>) =>
    translate(markdown, source, (content) => content, { ...OPTIONS, frontMatter }).text;

  it.each([
    ["---\ntitle: a\n---\n", "---\ntitle: a\nlang: ar\ndir: rtl\n---\n"],
    ["---\r\nlang: en # c\r\ntitle: a\r\n---\r\n", "---\r\nlang: ar # c\r\ntitle: a\r\ndir: rtl\r\n---\r\n"],
    ["---\nlang:\ndir: 'ltr'\n---\n", "---\nlang: ar\ndir: rtl\n---\n"],
    ["---\n---\n", "---\nlang: ar\ndir: rtl\n---\n"],
    ["---\n# only a comment\n---\n", "---\n# only a comment\nlang: ar\ndir: rtl\n---\n"],
    ["---\n  title: a\n---\n", "---\n  title: a\n  lang: ar\n  dir: rtl\n---\n"],
    ["---\n{title: a}\n---\n", "---\n{title: a, lang: ar, dir: rtl}\n---\n"],
    ["---\nlang:\n  - en\n  - fr\ntitle: a\n---\n", "---\nlang:\n  ar\ntitle: a\ndir: rtl\n---\n"],
    ["---\ntext: |+\n  a\n\n---\n", "---\ntext: |+\n  a\n\nlang: ar\ndir: rtl\n---\n"],
    ["---\n- a list\n---\n", "---\n- a list\n---\n"],
    ["no front matter\n", "no front matter\n"],
    ["{title: a,}", "{title: a,}"],
    ["---\n{title: a,}\n---\n", "---\n{title: a, lang: ar, dir: rtl}\n---\n"],
    ["+++\nlang = 'en'\n+++\n", '+++\ndir = "rtl"\nlang = "ar"\n+++\n'],
    ["+++\n[a]\nlang = 'en'\n+++\n", '+++\nlang = "ar"\ndir = "rtl"\n[a]\nlang = \'en\'\n+++\n'],
    ['{"title": "a"}\n', '{"title": "a", "lang": "ar", "dir": "rtl"}\n'],
    ['{\n  "title": "a"\n}\n', '{\n  "title": "a",\n  "lang": "ar",\n  "dir": "rtl"\n}\n'],
  ])("%j becomes %j", (source, expected) => {
    expect(set(source, { lang: "ar", dir: "rtl" })).toBe(expected);
  });

  it("are quoted where YAML would read something else", () => {
    expect(set("---\nlang: en\n---\n", { lang: "no", "a: b": "c: d" })).toBe(
      '---\nlang: "no"\n"a: b": "c: d"\n---\n',
    );
  });

  it("overrule a translation of the same key", () => {
    const options = { ...OPTIONS, frontMatter: { title: "T" } };
    expect(translate(markdown, "---\ntitle: a\n---\n", () => [text("b")], options).text).toBe(
      "---\ntitle: T\n---\n",
    );
  });

  it("change nothing where they are as wanted", () => {
    const source = '---\n"lang":   "ar"\ndir: \'rtl\'\n---\n';
    expect(set(source, { lang: "ar", dir: "rtl" })).toBe(source);
  });

  it("are an error where the front matter cannot take them", () => {
    const ended = "---\ntitle: a\n... # end\n---\n";
    expect(() => set(ended, { lang: "ar" })).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          message: "The front matter cannot take «lang: ar».",
          position: { line: 2, column: 1 },
        }),
      }),
    );
  });
});
