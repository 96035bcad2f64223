import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feed } from "../../src/formats/feed.ts";
import { nitf } from "../../src/formats/nitf.ts";
import { OPTIONS, translate, unspelled } from "../formats/sample.ts";
import { XML_SAMPLES, xmlBreaches, xmlDamaged, xmlFilled, xmlMisspelled } from "../formats/xml-damage.ts";

const RUNS = { numRuns: Number(process.env.EXONYM_FUZZ_RUNS ?? 2000) };

describe.each(XML_SAMPLES)("$name", ({ format, source }) => {
  it("keeps its bytes, or is refused with a place, however it is damaged", () => {
    fc.assert(
      fc.property(xmlDamaged(source), (damaged) => {
        expect(xmlBreaches(format, damaged)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("keeps its structure with whatever translations", () => {
    fc.assert(
      fc.property(xmlFilled, (words) => {
        expect(xmlMisspelled(format, source, words)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("10 MB", () => {
  const long = (piece: string) => piece.repeat(Math.ceil(10_000_000 / piece.length));

  it.each([
    [
      "NITF",
      nitf,
      `<nitf><body><body.content>${long("<p>Words <em>here</em> &amp; there,\n  and more.</p>\n")}</body.content></body></nitf>`,
    ],
    [
      "RSS",
      feed,
      `<rss><channel>${long("<item><title>A</title><description>&lt;p&gt;Words &lt;b&gt;here&lt;/b&gt;&lt;/p&gt;</description></item>")}</channel></rss>`,
    ],
  ])("of %s are read and written in time that grows with their length", (_name, format, source) => {
    const measure = (text: string) => {
      const start = performance.now();
      expect(translate(format, text, unspelled).text).not.toBeNull();
      return performance.now() - start;
    };
    expect(format.parse(source, OPTIONS).units.length).toBeGreaterThan(50_000);
    // The first half, cut between two of its pieces and closed.
    const isFeed = format.name === "feed";
    const middle = source.indexOf(isFeed ? "<item>" : "<p>", source.length / 2);
    const end = isFeed ? "</channel></rss>" : "</body.content></body></nitf>";
    const short = measure(source.slice(0, middle) + end);
    expect(measure(source)).toBeLessThan(short * 4 + 2000);
  });
});
