import type { SrxDocument, SrxRule } from "./srx.ts";

/**
 * Writes rules as a file of SRX 2.0, whichever version they were read from: the same rules give the same text. Descriptions
 * become comments. {@link parseSrx} reads the same rules from it; only their positions are new.
 *
 * @example
 * await writeFile("house.srx", serializeSrx(parseSrx(text, "house-1.0.srx")));
 */
export function serializeSrx(document: SrxDocument): string {
  const { cascade, segmentSubflows, formatHandles, languageRules, languageMaps } = document;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0">',
    `  <header segmentsubflows="${yesOrNo(segmentSubflows)}" cascade="${yesOrNo(cascade)}">`,
    ...(["start", "end", "isolated"] as const).map(
      (type) => `    <formathandle type="${type}" include="${yesOrNo(formatHandles[type])}"/>`,
    ),
    "  </header>",
    "  <body>",
    "    <languagerules>",
    ...Array.from(languageRules, ([name, rules]) => [
      `      <languagerule languagerulename="${attributeValue(name)}">`,
      ...rules.flatMap((rule, index) => ruleLines(rule, rules[index - 1])),
      "      </languagerule>",
    ]).flat(),
    "    </languagerules>",
    "    <maprules>",
    ...languageMaps.map(
      ({ pattern, ruleName }) =>
        `      <languagemap languagepattern="${attributeValue(pattern)}" languagerulename="${attributeValue(ruleName)}"/>`,
    ),
    "    </maprules>",
    "  </body>",
    "</srx>",
  ];
  return `${lines.join("\n")}\n`;
}

/** A comment describes all rules up to the next one; an empty one ends that. */
function ruleLines(rule: SrxRule, previous: SrxRule | undefined): string[] {
  const description = rule.description ?? "";
  return [
    ...(description === (previous?.description ?? "") ? [] : [`        ${comment(description)}`]),
    `        <rule break="${yesOrNo(rule.break)}">`,
    `          <beforebreak>${escaped(rule.before)}</beforebreak>`,
    `          <afterbreak>${escaped(rule.after)}</afterbreak>`,
    "        </rule>",
  ];
}

function yesOrNo(value: boolean): "yes" | "no" {
  return value ? "yes" : "no";
}

/** A comment of XML cannot hold two hyphens in a row. */
function comment(description: string): string {
  const safe = description.replace(/-(?=-)/g, "- ");
  return safe === "" ? "<!-- -->" : `<!-- ${withoutControls(safe)} -->`;
}

function attributeValue(value: string): string {
  return escaped(value)
    .replaceAll('"', "&quot;")
    .replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function escaped(value: string): string {
  return withoutControls(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** Characters that XML 1.0 cannot hold, spelled as ICU's regular expressions spell them. */
function withoutControls(value: string): string {
  return value.replace(
    /[\p{Cs}\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
