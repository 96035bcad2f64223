import { describe, expect, test } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { parseSrx } from "../../src/segmentation/srx.ts";

const wrap = (body: string, header = '<header segmentsubflows="yes" cascade="yes"/>') =>
  `<srx xmlns="http://www.lisa.org/srx20" version="2.0">${header}<body>${body}</body></srx>`;
const RULES =
  '<languagerules><languagerule languagerulename="A"><rule break="no"><beforebreak>Mr\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules>' +
  '<maprules><languagemap languagepattern="en.*" languagerulename="A"/></maprules>';

/** What a user is told, in one line. */
function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ExonymError);
    return error instanceof Error ? error.message : "";
  }
  return "no error";
}

describe("SRX", () => {
  test("is read as plain data", () => {
    const document = parseSrx(wrap(RULES), "house.srx");
    expect(document).toMatchObject({ file: "house.srx", cascade: true, segmentSubflows: true });
    expect(document.formatHandles).toEqual({ start: false, end: true, isolated: false });
    expect(document.languageRules.get("A")).toMatchObject([{ break: false, before: "Mr\\.", after: "\\s" }]);
    expect(document.languageMaps).toMatchObject([{ pattern: "en.*", ruleName: "A" }]);
  });

  test("takes any prefix, CDATA, comments, entities, and a tool's own elements", () => {
    const document = parseSrx(
      `\uFEFF<?xml version="1.0"?>\n<s:srx xmlns:s="http://www.lisa.org/srx20" xmlns:o="urn:tool" version="2.0"><s:header cascade="no" segmentsubflows="no"><s:formathandle type="start" include="yes"/><o:options><o:deep>text</o:deep></o:options></s:header>
      <s:body><s:languagerules><s:languagerule languagerulename="A"><!-- c --><s:rule><s:beforebreak><![CDATA[(?<=a)]]>&#x41;<!-- x -->B</s:beforebreak></s:rule></s:languagerule></s:languagerules></s:body></s:srx>`,
      "f",
    );
    expect(document).toMatchObject({
      cascade: false,
      segmentSubflows: false,
      formatHandles: { start: true, end: true },
    });
    expect(document.languageRules.get("A")).toMatchObject([{ break: true, before: "(?<=a)AB", after: "" }]);
  });

  test("2.0 cascades where the file does not say", () => {
    expect(parseSrx(wrap(RULES, "<header/>"), "f").cascade).toBe(true);
    expect(parseSrx(wrap(RULES, '<header cascade="no"/>'), "f").cascade).toBe(false);
  });

  test("1.0 has no cascade, and groups its maps", () => {
    const text = `<srx version="1.0"><header segmentsubflows="yes"/><body>${RULES.replace("<languagemap", '<maprule maprulename="m"><languagemap').replace("</maprules>", "</maprule></maprules>")}</body></srx>`;
    const document = parseSrx(text, "f");
    expect(document.cascade).toBe(false);
    expect(document.languageMaps).toHaveLength(1);
  });

  test("may name a document type, and has tools' own attributes passed over", () => {
    const text = `<?xml version="1.0"?>\n<!DOCTYPE srx PUBLIC "-//SRX//DTD SRX//EN" "srx.dtd">\n${wrap(RULES)
      .replace("<srx ", '<srx xmlns:t="urn:tool" ')
      .replace("<rule ", '<rule t:active="yes" ')}`;
    expect(parseSrx(text, "f").languageRules.get("A")).toMatchObject([{ break: false, before: "Mr\\." }]);
  });

  test("says where a rule stands", () => {
    const text = wrap(RULES.replace("<rule", "\n\n   <rule"));
    expect(parseSrx(text, "f").languageRules.get("A")?.[0]?.position).toEqual({ line: 3, column: 4 });
  });

  test.each([
    ["not XML", "<srx><header></srx>", /^f:1:\d+: .*well-formed/],
    ["nothing", "", /^f:1:1: /],
    ["a mere list of words", "Mr.\nDr.\n", /^f:1:1: .*not XML/],
    ["another format", "<xliff/>", /^f:1:1: .*xliff/],
    ["another format with a namespace", '<a:html xmlns:a="urn:x"/>', /^f:1:1: .*<a:html>/],
    [
      "a mistyped attribute, which would turn an exception into a break",
      wrap(RULES.replace('break="no"', 'brake="no"')),
      /^f:1:\d+: <rule> has an attribute «brake».* Perhaps «break»/,
    ],
    [
      "an attribute that SRX has not",
      wrap(RULES.replace('break="no"', 'break="no" active="no"')),
      /«active»/,
    ],
    [
      "two patterns for one side",
      wrap(RULES.replace("<afterbreak>", "<beforebreak/><afterbreak>")),
      /has two/,
    ],
    ["a pattern in a pattern", wrap(RULES.replace("Mr", "<afterbreak/>Mr")), /inside of a pattern/],
    ["a mistyped element", wrap(RULES.replace("languagerules>", "languagerule>")), /languagerule/],
    [
      "a mistyped name of a rule",
      wrap(RULES.replace('"en.*" languagerulename="A', '"en.*" languagerulename="a')),
      /Perhaps «A»/,
    ],
    ["declarations of entities", '<!DOCTYPE srx [<!ENTITY a "b">]><srx/>', /^f:1:1: .*document type/],
    ["a wrong version", '\n<srx version="3.0"/>', /^f:2:1: .*3\.0/],
    ["neither yes nor no", wrap(RULES.replace('break="no"', 'break="maybe"')), /^f:1:\d+: .*maybe/],
    ["a rule without name", wrap(RULES.replace(' languagerulename="A"><rule', "><rule")), /languagerulename/],
    [
      "a map without rule",
      wrap(RULES.replace('languagerulename="A"/', 'languagerulename="B"/')),
      /^f:1:\d+: .*«B»/,
    ],
    ["two rules of one name", wrap(RULES + RULES), /two language rules «A»/],
    ["an element that SRX has not", wrap("<wrong/>"), /<wrong>/],
    ["loose text", wrap("text"), /text where/],
    ["a pattern outside of a rule", wrap("<beforebreak>a</beforebreak>"), /outside/],
    [
      "a rule inside of another",
      wrap(RULES.replace("<beforebreak>", "<rule/><beforebreak>")),
      /inside of another/,
    ],
    ["a rule outside of a language rule", wrap("<rule/>"), /outside/],
    ["elements too deep", "<srx>".repeat(50), /too deep/],
    ["a file too large", " ".repeat(8_000_001), /too large/],
  ])("refuses %s", (_, text, message) => {
    expect(messageOf(() => parseSrx(text, "f"))).toMatch(message);
  });

  test("names like those of object properties are names", () => {
    const document = parseSrx(wrap(RULES.replaceAll('"A"', '"__proto__"')), "f");
    expect(document.languageRules.get("__proto__")).toHaveLength(1);
  });
});
