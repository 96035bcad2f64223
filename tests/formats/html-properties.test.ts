import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Code, type Content, codesOf, text } from "../../src/article/content.ts";
import { html } from "../../src/formats/html.ts";
import { htmlStructure } from "./html-judge.ts";
import { contractBreaches, OPTIONS, translate } from "./sample.ts";

const RUNS = process.env.EXONYM_ALL_ARTICLES ? 20_000 : 200;

const NAMES =
  "p div b i a span code svg math title table tr td ul li br img h1 nobr button select option textarea pre script style noscript template form em ruby rt label font frameset head body html meta link input dl dd desc text foreignObject mi annotation-xml caption col plaintext p p b a i span".split(
    " ",
  );

const attributes = fc.constantFrom(
  "",
  " title=x",
  " title='a b' alt=\"c & d\"",
  " alt=foo",
  " translate=no",
  " translate=yes",
  " class='notranslate x'",
  " aria-label",
  " a=b/",
  " type=submit value=Go",
  " name=description content='Some text'",
  " title=a&amp;b",
);

const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...NAMES), attributes).map((tag) => `<${tag.join("")}>`) },
  { weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name) => `</${name}>`) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ..."word |a|  \n|x &amp; y|&copy|&nbsp;|&#13;|\r\n|\0|</>|<!-- c -->|<!x>|<?php ?>|</ >|{{v}}|{% t %}|&notit;|\uD800|\uFEFF|<![CDATA[ x ]]>|<br/>|<|&|a < b|\f|<br><br>|<p/".split(
        "|",
      ),
    ),
  },
);

const documents = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));

/** All pairs inside one another, around one text, and the single codes behind it. */
function nested(content: Content): Content {
  const codes = codesOf(content);
  const opening = codes.filter(({ form }) => form === "open");
  const closing = opening
    .toReversed()
    .map(({ id }) => codes.find((code) => code.form === "close" && code.id === id));
  const single = codes.filter(({ form }) => form === "single").toReversed();
  const isCode = (code: Code | undefined): code is Code => code !== undefined;
  return [text("s "), ...opening, text("in"), ...closing.filter(isCode), text(" t "), ...single, text(" u")];
}

describe("any HTML", () => {
  it("comes back as it is, and keeps its structure whatever is written into it", () => {
    fc.assert(
      fc.property(documents, (source) => {
        const article = html.parse(source, OPTIONS);
        expect(contractBreaches(source, article)).toEqual([]);
        expect(html.serialize(article, new Map(), OPTIONS).text).toBe(source);
        expect(translate(html, source, (content) => content).text).toBe(source);
        const special = translate(html, source, (content) =>
          content.map((part) =>
            part.type === "text" && part.value.trim() !== "" ? text("Q </p> & <i> &lt; \"'{{ a ") : part,
          ),
        );
        if (special.text !== null) expect(htmlStructure(special.text)).toEqual(htmlStructure(source));
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });

  it("keeps its elements, or is refused, wherever a translator puts them", () => {
    const elementsIn = (source: string) =>
      htmlStructure(source)
        .map((line) => line.replace(/^\d+ /, ""))
        .filter((line) => line !== "text")
        .sort();
    fc.assert(
      fc.property(documents, (source) => {
        const result = translate(html, source, nested);
        if (result.text !== null) expect(elementsIn(result.text)).toEqual(elementsIn(source));
      }),
      { numRuns: RUNS, seed: 5 },
    );
  });
});
