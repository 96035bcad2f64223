import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { scanXml } from "../../src/xliff/scan.ts";
import { TOKEN, XmlTokenizer } from "../../src/xliff/xml/tokenizer.ts";

/** What a parser reports, as one string per event; `null` where it refuses the text. */
type Events = readonly string[] | null;

function ours(text: string): Events {
  const events: string[] = [];
  try {
    scanXml(text, "a.xml", {
      open: ({ name, local, uri, attributes }) =>
        events.push(
          `<${name} ${local} ${uri} ${JSON.stringify(attributes.map((a) => [a.name, a.uri, a.value]))}`,
        ),
      close: ({ name }) => events.push(`/${name}`),
      text: (value) => events.push(value),
    });
  } catch (error) {
    if (error instanceof ExonymError && error.problem.position !== undefined) return null;
    throw error;
  }
  return joined(events);
}

function saxes(text: string): Events {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", (content) => {
    if (content.includes("[")) throw new Error("internal subset");
  });
  parser.on("opentag", ({ name, local, uri, attributes }) =>
    events.push(
      `<${name} ${local} ${uri} ${JSON.stringify(Object.values(attributes).map((a) => [a.name, a.uri, a.value]))}`,
    ),
  );
  parser.on("closetag", ({ name }) => events.push(`/${name}`));
  parser.on("text", (value) => events.push(value));
  parser.on("cdata", (value) => events.push(value));
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return joined(events);
}

/** Runs of text as one: where a run ends is no parser's promise. White space outside the outermost element is nothing. */
function joined(events: readonly string[]): readonly string[] {
  const result: string[] = [];
  let depth = 0;
  let run = "";
  const flush = () => {
    if (run !== "" && depth > 0) result.push(`"${run}`);
    run = "";
  };
  for (const event of events) {
    if (/^<|^\//.test(event)) {
      flush();
      result.push(event);
      depth += event.startsWith("<") ? 1 : -1;
    } else run += event;
  }
  return result;
}

const PIECES = [
  "<a>",
  "</a>",
  "<b/>",
  "<p:c xmlns:p='urn:p' p:x='1'>",
  "</p:c>",
  "<p:d/>",
  "<a xmlns='urn:q'>",
  "<é ü='ö'>",
  "</é>",
  "<a b='1' c=\"2\">",
  "<a b='1' b='2'/>",
  "<a b = '1'/>",
  "<a\tb='&lt;&#65;&#x1F600;\n'/>",
  "<a b='<'/>",
  "<a b/>",
  "<a b=c/>",
  "text",
  " ",
  "\n",
  "\r\n",
  "\r",
  "&amp;",
  "&lt;",
  "&#0;",
  "&#xD;",
  "&nbsp;",
  "&",
  "]]>",
  ">",
  "<",
  "'",
  '"',
  "=",
  "/",
  "<![CDATA[x<&]]>",
  "<![CDATA[",
  "<!--c-->",
  "<!-- a--b -->",
  "<!--",
  "-->",
  "<?pi x?>",
  "<?xml version='1.0'?>",
  "<?xml?>",
  "<?x:y z?>",
  "<!DOCTYPE a>",
  "<!DOCTYPE a SYSTEM 'x'>",
  "<!DOCTYPE a [<!ENTITY e 'x'>]>",
  "\ufeff",
  "\u0000",
  "\u0085",
  "\ufffe",
  "😀",
  "<😀>",
  "<1/>",
  "<-a/>",
  "<a:b:c/>",
  "<:a/>",
  "<a:/>",
  "<x:a/>",
  "<a x:y='1'/>",
  "<a xml:space='preserve'/>",
  "<a xmlns:xml='x'/>",
  "<a xmlns:p=''/>",
  "<xmlns:a/>",
  "< a/>",
  "<a />",
  "</a >",
  "</ a>",
  "<a/ >",
];

describe("the tokenizer", () => {
  test("agrees with another parser on every sequence of odd pieces: what is refused, and each event", () => {
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }),
        fc.boolean(),
        (pieces, wrapped) => {
          const text = wrapped ? `<r xmlns:p="urn:r">${pieces.join("")}</r>` : pieces.join("");
          const [mine, theirs] = [ours(text), saxes(text)];
          expect(mine, text).toEqual(theirs);
          if (mine === null) refused++;
          else read++;
        },
      ),
      { numRuns: 4_000, seed: 3 },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(300);
  });

  test("gives tokens that touch each other and cover the text", () => {
    const text = '\ufeff<?xml version="1.0"?>\n<a b="1">x<!--c--><b/>&amp;<![CDATA[d]]></a>\n';
    const tokens = new XmlTokenizer(text, "a.xml");
    let end = 1;
    for (let kind = tokens.next(); kind !== TOKEN.END; kind = tokens.next()) {
      expect(tokens.start).toBe(end);
      end = tokens.end;
    }
    expect(end).toBe(text.length);
  });

  test("says where an element that is not closed was opened", () => {
    expect(() => scanXml("<a>\n  <b>\n</a>", "a.xml", { open() {}, close() {}, text() {} })).toThrow(
      /^a\.xml:3:1: .*an end tag stands where b is open \(opened in line 2, column 3\)/,
    );
  });

  test("takes many attributes and many names in linear time", () => {
    const attributes = Array.from({ length: 50_000 }, (_each, i) => ` a${i}="1"`).join("");
    const elements = Array.from({ length: 50_000 }, (_each, i) => `<n${i}/>`).join("");
    expect(ours(`<r${attributes}>${elements}</r>`)).toHaveLength(100_002);
    expect(ours(`<r${attributes} a7=""/>`)).toBeNull();
  });
});
