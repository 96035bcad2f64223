import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeText } from "../../src/article/content.ts";
import { fromTaggedText, toTaggedText } from "../../src/translation/tagged-text.ts";
import { content, nestedContent, notation } from "./contents.ts";

describe("toTaggedText", () => {
  it.each<[string, string]>([
    ["", ""],
    ["a & b < c > d", "a &amp; b &lt; c &gt; d"],
    ["a {<7}b{>7}{=8}", 'a <g id="1">b</g><x id="2"/>'],
    ["{<1}a{<2}b{>2}{>1}", '<g id="1">a<g id="2">b</g></g>'],
    ["a{>1} b {<2}c", 'a<x id="1"/> b <x id="2"/>c'],
    ["a{>1} b {<1}c", 'a<x id="1"/> b <x id="2"/>c'],
    ["{<1}a{<2}b{>1}c{>2}", '<x id="1"/>a<g id="2">b<x id="3"/>c</g>'],
  ])("writes «%s» as «%s»", (source, expected) => {
    expect(toTaggedText(content(source)).text).toBe(expected);
  });
});

describe("fromTaggedText", () => {
  const { codes } = toTaggedText(content("a {<7}b{>7}{=8}"));

  it.each<[string, string | null]>([
    ['x <g id="1">y</g><x id="2"/>', "x {<7}y{>7}{=8}"],
    ['<x id="2" />x <g  id="1" >y</g >', "{=8}x {<7}y{>7}"],
    ['<g id="1"/>', "{<7}{>7}"],
    ["a &amp;amp; &lt;b&gt; &quot;&apos;&#65;&#x42;", "a &amp; <b> \"'AB"],
    ["fish & chips < 5", "fish & chips < 5"],
    ["&nbsp; &#0; &#xD800; &#x110000;", "&nbsp; &#0; &#xD800; &#x110000;"],
    ["<b>x</b>", "<b>x</b>"],
    ['<g id="1">x', null],
    ["x</g>", null],
    ['<x id="3"/>', null],
    ["<x/>", null],
    ['<x id="2">', null],
    ["</x>", null],
    ['<x id="constructor"/>', '<x id="constructor"/>'],
  ])("reads «%s» as «%s»", (answer, expected) => {
    expect(notation(fromTaggedText(answer, codes))).toBe(expected);
  });

  it("gives back what toTaggedText was given", () => {
    fc.assert(
      fc.property(nestedContent, (source) => {
        const tagged = toTaggedText(source);
        expect(fromTaggedText(tagged.text, tagged.codes)).toEqual(mergeText(source));
      }),
      { numRuns: 300 },
    );
  });

  it.each(["<", "<g", "&", "&#", '<g id="', '<g id="1">', "<x "])("takes hostile runs of «%s»", (piece) => {
    expect(() => fromTaggedText(piece.repeat(100_000), codes)).not.toThrow();
  });
});
