import { describe, expect, it } from "vitest";
import { feed } from "../../src/formats/feed.ts";
import type { Format } from "../../src/formats/format.ts";
import { newsml } from "../../src/formats/newsml.ts";
import { nitf } from "../../src/formats/nitf.ts";
import { wxr } from "../../src/formats/wxr.ts";
import { OPTIONS, translate, unspelled } from "./sample.ts";

const LENGTH = 30_000;
const many = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length));
const paragraph = (inside: string) =>
  `<nitf><body><body.content><p>a${inside}b</p></body.content></body></nitf>`;
const post = (inside: string) =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded><![CDATA[${inside}]]></content:encoded></item></channel></rss>`;

/** What takes time that grows with the square of its length, where it is read or written carelessly. */
const HOSTILE: readonly (readonly [name: string, format: Format, source: string])[] = [
  ["line breaks", nitf, paragraph(many("\n "))],
  ["sections", nitf, paragraph(many("<![CDATA[a]]>"))],
  ["elements without text", nitf, paragraph("<em>".repeat(200) + many("<org/>") + "</em>".repeat(200))],
  [
    "blank lines in plain text",
    newsml,
    `<contentSet><inlineData>a${many("\n \t")}b</inlineData></contentSet>`,
  ],
  ["brackets that nobody closes", wxr, post(many("[a "))],
  ["paragraphs", wxr, post(many("some words\n\n"))],
  [
    "pieces of sections",
    feed,
    `<rss><channel><description>${many("<![CDATA[a ]]>")}</description></channel></rss>`,
  ],
];

describe("XML that is long", () => {
  it.each(HOSTILE)("with %s is read and written in time", (_name, format, source) => {
    expect(translate(format, source, (content) => content).text).toBe(source);
    translate(format, source, unspelled);
  });

  it("that would grow is refused", () => {
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>';
    expect(feed.recognises?.(bomb)).toBe(true);
    expect(() => feed.parse(bomb, OPTIONS)).toThrow(/document type/);
  });
});
