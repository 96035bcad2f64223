import { describe, expect, it } from "vitest";
import { plainText, text } from "../../src/article/content.ts";
import { openXml } from "../../src/formats/charset.ts";
import { feed } from "../../src/formats/feed.ts";
import { newsml } from "../../src/formats/newsml.ts";
import { nitf } from "../../src/formats/nitf.ts";
import { OPTIONS, translate } from "./sample.ts";

const LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?>\n';

/** How articles in Latin-1 read when every text in them is one that Latin-1 lacks, wholly or in part. */
describe.each([
  [
    "NITF",
    nitf,
    (inside: string) => `<nitf><body><body.content><p>${inside}</p></body.content></body></nitf>`,
  ],
  ["RSS", feed, (inside: string) => `<rss><channel><description>${inside}</description></channel></rss>`],
  [
    "NewsML-G2",
    newsml,
    (inside: string) =>
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineData>${inside}</inlineData></contentSet></newsItem>`,
  ],
])("a section of %s in a charset that lacks the characters of a translation", (_name, format, wrap) => {
  it.each(["中文。", "й", "Ein “Zitat”!", "a中b文c", "&#x4E2D; & 文"])("reads «%s»", (translation) => {
    const file = openXml(Buffer.from(`${LATIN}${wrap("<![CDATA[Hello w\xe9rld]]>")}`, "latin1"));
    const before = format.parse(file.text, OPTIONS);
    const result = translate(format, file.text, () => [text(translation)]);
    const saved = openXml(file.save(result.text ?? ""));
    const after = format.parse(saved.text, OPTIONS);
    expect(after.units.map(({ content }) => plainText(content))).toEqual([translation]);
    expect(after.units[0]?.start).toBe(before.units[0]?.start);
    expect(saved.text.slice(after.units[0]?.end)).toBe(file.text.slice(before.units[0]?.end));

    // What was read of references can be translated, and kept, in turn.
    const again = translate(format, saved.text, (content) => [...content, text("!")]);
    const [unit] = format.parse(again.text ?? "", OPTIONS).units;
    expect(plainText(unit?.content ?? [])).toBe(`${translation}!`);
  });
});
