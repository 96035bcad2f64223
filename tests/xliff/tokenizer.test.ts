import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanXml } from "../../src/xml/scan.ts";
import { TOKEN, XmlTokenizer } from "../../src/xml/tokenizer.ts";
import { ourEvents, saxesEvents } from "./parsers.ts";

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
          const [mine, theirs] = [ourEvents(text), saxesEvents(text)];
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
    expect(ourEvents(`<r${attributes}>${elements}</r>`)).toHaveLength(100_002);
    expect(ourEvents(`<r${attributes} a7=""/>`)).toBeNull();
  });
});
