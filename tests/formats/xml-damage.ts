import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Content, codesOf, text } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { feed } from "../../src/formats/feed.ts";
import type { Format } from "../../src/formats/format.ts";
import { newsml } from "../../src/formats/newsml.ts";
import { nitf } from "../../src/formats/nitf.ts";
import { wxr } from "../../src/formats/wxr.ts";
import { contractBreaches, OPTIONS, translate, unspelled } from "./sample.ts";
import { xmlStructureOf } from "./xml-judge.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");

/** A probe of each format of XML. */
export const XML_SAMPLES: readonly {
  readonly name: string;
  readonly format: Format;
  readonly source: string;
}[] = [
  { name: "NITF", format: nitf, source: fixture("probe.nitf") },
  { name: "NewsML-G2", format: newsml, source: fixture("probe.newsml.xml") },
  { name: "RSS", format: feed, source: fixture("probe.rss") },
  { name: "Atom", format: feed, source: fixture("probe.atom") },
  { name: "WXR", format: wxr, source: fixture("probe.wxr") },
];

/** What XML is made of, and what breaks it. */
const PIECES = [
  ..."<>&;\"'= \n\t/![]-?#{}%".split(""),
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "]]]]><![CDATA[>",
  "&amp;",
  "&lt;",
  "&eacute;",
  "&unknown;",
  "&#x20AC;",
  "&#0;",
  "&nbsp;",
  "<p>",
  "</p>",
  "<br/>",
  "<em>",
  "</em>",
  "<p/>",
  "<?x y?>",
  "&lt;p&gt;",
  "&amp;amp;",
  "\n\n",
  "\r\n",
  "\r",
  "{{x}}",
  "[x y=1]",
  "[/x]",
  "%%x%%",
  "слово",
  "重点。",
  "😀",
  "\u00A0",
  "\u2028",
  "\uFEFF",
  "\u0007",
  "\uD800",
  ' xml:lang="de"',
  ' xml:lang=""',
  "<!-- wp:x -->",
];

/** A file with pieces put in, taken out or put twice. */
export function xmlDamaged(source: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(source.length),
    removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40)),
    copied: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(200)),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 5 })),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 3 })
    .map((edits) =>
      edits.reduce(
        (result, { at, removed, copied, piece }) =>
          result.slice(0, at) + piece + result.slice(at, at + copied) + result.slice(at + removed),
        source,
      ),
    );
}

/** Words that a translator, or nobody, would write. */
export const xmlFilled: fc.Arbitrary<readonly string[]> = fc.array(
  fc
    .array(fc.constantFrom(...PIECES, "word", "a b"), { minLength: 1, maxLength: 6 })
    .map((it) => it.join("")),
  { minLength: 1, maxLength: 8 },
);

/** What is wrong with how a file is read and given back; nothing where it is refused with a place. */
export function xmlBreaches(format: Format, source: string): string[] {
  try {
    const article = format.parse(source, OPTIONS);
    const breaches = contractBreaches(source, article);
    if (format.serialize(article, new Map(), OPTIONS).text !== source) breaches.push("differs untranslated");
    if (translate(format, source, (content) => content).text !== source)
      breaches.push("differs with its text");
    const respelled = translate(format, source, unspelled);
    if (respelled.text !== null) breaches.push(...readsOtherwise(format, source, respelled.text));
    return breaches;
  } catch (error) {
    if (error instanceof ExonymError) return error.problem.position === undefined ? ["no place"] : [];
    throw error;
  }
}

/** Texts that another spelling of the same texts has changed. */
function readsOtherwise(format: Format, source: string, result: string): string[] {
  const [before, after] = [source, result].map((file) =>
    format.parse(file, OPTIONS).units.map(({ content }) => visible(content)),
  );
  return before?.join("\n") === after?.join("\n") ? [] : ["reads otherwise"];
}

/** Spaces beside line breaks are nobody's. */
function visible(content: Content): string {
  const result = content
    .map((part) => (part.type === "text" ? part.value : `<${part.form} ${part.raw}>`))
    .join("");
  return result.replace(/\s+/g, "");
}

/** Texts, and codes in another order, put into a file: its structure, as another parser sees it, if it has changed. */
export function xmlMisspelled(format: Format, source: string, words: readonly string[]): string[] {
  const { text: result, refusals } = translate(format, source, (content, _unit, index) => {
    const word = words[index % words.length] ?? "";
    const parts = content.map((part) => (part.type === "text" ? text(part.value === "" ? "" : word) : part));
    return codesOf(content).length > 0 && index % 3 === 0 ? [...parts.slice(1), ...parts.slice(0, 1)] : parts;
  });
  if (result === null)
    return refusals.every(({ message }) => message !== "") ? [] : ["refused without a word"];
  const [before, after] = [xmlStructureOf(source), xmlStructureOf(result)];
  return before.join("\n") === after.join("\n") ? [] : [`structure changed: ${result}`];
}
