import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeXml, encodeXml } from "../../src/project/encoding.ts";

const FILE = "a.xlf";
const xml = (encoding: string, body: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<a t="x">${body}</a>`;
const saved = (encoding: string, body: string) => iconv.encode(xml(encoding, body), encoding);

const SAMPLES = [
  ["windows-1251", "Київ"],
  ["windows-1252", "Málaga – «año»"],
  ["iso-8859-2", "Łódź"],
  ["koi8-u", "Харків"],
  ["shift_jis", "東京"],
  ["gb2312", "北京"],
  ["big5", "台北"],
  ["euc-kr", "서울"],
] as const;

describe("decodeXml", () => {
  it.each(SAMPLES)("reads %s as declared, and gives the bytes back", (encoding, words) => {
    const bytes = saved(encoding, words);
    const decoded = decodeXml(bytes, FILE);
    expect(decoded).toMatchObject({ text: xml(encoding, words), encoding, bom: false });
    expect(Buffer.from(encodeXml(decoded.text, decoded, FILE))).toEqual(Buffer.from(bytes));
  });

  it.each([
    ["utf-16le", (text: string) => Buffer.from(text, "utf16le")],
    ["utf-16be", (text: string) => Buffer.from(text, "utf16le").swap16()],
    ["utf-8", (text: string) => Buffer.from(text, "utf8")],
  ] as const)(
    "reads %s by its byte order mark, whatever the declaration, and without one",
    (encoding, save) => {
      for (const mark of ["\ufeff", ""]) {
        const text = mark + xml("UTF-8", "Київ 😀");
        const bytes = save(text);
        const decoded = decodeXml(bytes, FILE);
        expect(decoded).toMatchObject({ text, encoding, bom: mark !== "" });
        expect(Buffer.from(encodeXml(decoded.text, decoded, FILE))).toEqual(bytes);
      }
    },
  );

  it("reads as UTF-8 what says UTF-16 in plain ASCII", () => {
    expect(decodeXml(Buffer.from(xml("utf-16", "é")), FILE)).toMatchObject({ encoding: "utf-8" });
  });

  it.each(["windows-1252", "windows-1251", "iso-8859-1", "shift_jis"])(
    "refuses UTF-8 that says %s",
    (encoding) => {
      expect(() => decodeXml(Buffer.from(xml(encoding, "Київ")), FILE)).toThrow(
        `a.xlf:1:1: The file says that it is ${encoding}, but it is UTF-8. Write encoding="UTF-8" into its first line`,
      );
    },
  );

  it("refuses what says UTF-8 and is not, with the place", () => {
    expect(() => decodeXml(iconv.encode(xml("UTF-8", "Київ"), "windows-1251"), FILE)).toThrow(
      "a.xlf:2:10: The byte 0xCA",
    );
  });

  it.each(["base64", "hex", "x-unknown", "utf-7"])("does not know %s", (encoding) => {
    expect(() => decodeXml(Buffer.from(xml(encoding, "x")), FILE)).toThrow(
      `The encoding «${encoding}» is not known.`,
    );
  });

  it("refuses bytes that the charset does not have, with the place", () => {
    const bytes = Buffer.concat([saved("shift_jis", "東京").subarray(0, -4), Buffer.from([0xff, 0xff])]);
    expect(() => decodeXml(bytes, FILE)).toThrow("a.xlf:2:12: This is not shift_jis");
  });
});

describe("encodeXml", () => {
  const decoded = decodeXml(saved("windows-1251", "Київ"), FILE);
  const encode = (text: string) => iconv.decode(Buffer.from(encodeXml(text, decoded, FILE)), "windows-1251");

  it("writes references for what the charset lacks, in text and in values", () => {
    expect(encode(`<a t="東>" u='ї'>Ł &amp; 😀</a>`)).toBe(
      `<a t="&#x6771;>" u='ї'>&#x141; &amp; &#x1F600;</a>`,
    );
  });

  it.each([
    ["a comment", "<a>\n<!-- 東 --></a>", "2:6"],
    ["a CDATA section", "<a><![CDATA[東]]></a>", "1:13"],
    ["a name", "<東/>", "1:2"],
  ])("refuses them in %s", (_, text, place) => {
    expect(() => encode(text)).toThrow(
      `a.xlf:${place}: The encoding of the file, windows-1251, has no U+6771`,
    );
  });

  it.each([
    ['<f target-language="uk">Київ</f>', "windows-1251", "The file is likely in windows-1251."],
    ['<f source-language="en" target-language="fr-CA">été</f>', "windows-1252", 'encoding="windows-1252".'],
    ['<f trgLang="tlh">été</f>', "windows-1252", "the encoding that it is really in."],
  ])("advises what to do with %s in %s that says UTF-8", (body, charset, advice) => {
    const bytes = iconv.encode(xml("UTF-8", body), charset);
    expect(() => decodeXml(bytes, FILE)).toThrow(/^a\.xlf:2:\d+: The byte 0x.. is not valid UTF-8\./);
    expect(() => decodeXml(bytes, FILE)).toThrow(advice);
  });

  it("refuses to write a file whose own bytes it would not give back", () => {
    const doubled = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="shift_jis"?><a>'),
      Buffer.from([0xfa, 0x4a]),
      Buffer.from("</a>"),
    ]);
    const ambiguous = decodeXml(doubled, FILE);
    expect(() => encodeXml(ambiguous.text, ambiguous, FILE)).toThrow("cannot be changed byte by byte");
  });

  it("gives every text back, whatever the charset", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.string({ unit: "grapheme" }), ([encoding], words) => {
        const safe = words.replace(/[<>&\r\p{Cc}\p{Cs}]/gu, "");
        const like = decodeXml(saved(encoding, "x"), FILE);
        const written = decodeXml(encodeXml(xml(encoding, safe), like, FILE), FILE).text;
        const read = written.replace(/&#x([0-9A-F]+);/g, (_, code) =>
          String.fromCodePoint(Number.parseInt(code, 16)),
        );
        expect(read).toBe(xml(encoding, safe));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
