import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charsetNamed, encodingOf } from "../../src/formats/charset/charsets.ts";
import labels from "../../src/formats/charset/labels.json" with { type: "json" };
import { declaredByPage } from "../../src/formats/charset/prescan.ts";
import { openHtml, openXml } from "../../src/formats/charset.ts";

const NAMES = Object.keys(labels).filter((name) => name !== "replacement");
const OWN_NAMES = ["us-ascii", "windows-1252+c1", "windows-1254+c1"];
const SINGLE_BYTE = NAMES.filter((name) => /^(?:ibm|iso-8859|koi8|mac|windows|x-mac)/.test(name));

const latin1 = (text: string) => Buffer.from(text, "latin1");
const asLatin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("labels", () => {
  test.each(Object.entries(labels))("of %s are those that Node knows", (name, own) => {
    for (const label of own) {
      expect(encodingOf(` ${label.toUpperCase()}\n`)).toBe(name);
      if (name !== "replacement") expect(new TextDecoder(label).encoding).toBe(name);
    }
  });

  test("there are 228 of them, and no others", () => {
    expect(Object.values(labels).flat()).toHaveLength(228);
    expect(encodingOf("constructor")).toBeUndefined();
    expect(encodingOf("utf-7")).toBeUndefined();
  });
});

describe("charsets", () => {
  test.each(SINGLE_BYTE)("%s reads every byte as Node does", (name) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const expected = new TextDecoder(name).decode(bytes);
    const read = [...charsetNamed(name).decode(bytes)].map((unit) => (unit.isWellFormed() ? unit : "\ufffd"));
    expect(read.join("")).toBe(expected);
  });

  test.each([
    ["shift_jis", "日本語のテスト、ｶﾅ～ \\ ~"],
    ["euc-jp", "日本語のテスト、ｶﾅ 丂"],
    ["iso-2022-jp", "日本語 and テスト\n改行"],
    ["gbk", "简体中文测试，€"],
    ["gb18030", "简体中文测试，😀 ґ"],
    ["big5", "繁體中文測試，"],
    ["euc-kr", "한국어 시험"],
    ["utf-16le", "Ґ😀"],
    ["utf-16be", "Ґ😀"],
    ["utf-8", "Ґ😀"],
  ])("%s reads what it writes, and Node reads it the same", (name, text) => {
    const bytes = charsetNamed(name).encode(text);
    expect(charsetNamed(name).decode(bytes)).toBe(text);
    expect(new TextDecoder(name).decode(bytes)).toBe(text);
    for (const character of text) {
      if (character > "\x7f") expect(charsetNamed(name).has(character)).toBe(true);
    }
  });

  test("EUC-KR has the syllables of Windows, as in browsers", () => {
    expect(charsetNamed("euc-kr").decode(latin1("\x94\xee"))).toBe("뷁");
  });

  test.each([...NAMES, ...OWN_NAMES])("%s gives all bytes back", (name) => {
    const charset = charsetNamed(name);
    fc.assert(
      fc.property(bytesOf(name), (bytes) => {
        const even = name.startsWith("utf-16") ? bytes.subarray(0, bytes.length & ~1) : bytes;
        expect(Buffer.from(charset.encode(charset.decode(even)))).toEqual(Buffer.from(even));
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test("no text of a charset has half a surrogate pair but for a byte without a meaning", () => {
    const text = charsetNamed("utf-8").decode(latin1("caf\xe9 \xf0\x9f\x98\x80\xed\xa0\x80"));
    expect(text).toBe("caf\udce9 😀\udced\udca0\udc80");
  });
});

/** Bytes as they come, and such as are often something in the charset. */
function bytesOf(name: string): fc.Arbitrary<Uint8Array> {
  const escapes = ["\x1b(B", "\x1b(J", "\x1b(I", "\x1b$@", "\x1b$B", "\x1b", "\x1b$("].map(latin1);
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.uint8Array({ min: 0x21, max: 0x7e, maxLength: 6 }),
    fc.uint8Array({ min: 0xa1, max: 0xfe, maxLength: 6 }),
    fc.constantFrom(
      ...(name === "iso-2022-jp" ? escapes : ["ъ", "語", "é", "😀"].map((c) => Buffer.from(c))),
    ),
  );
  return fc.array(piece, { maxLength: 30 }).map((pieces) => Uint8Array.from(Buffer.concat(pieces)));
}

describe("what a page declares", () => {
  test.each([
    ["<meta charset=latin1>", "windows-1252"],
    ["<META CharSet = ' KOI8-R ' >", "koi8-r"],
    ["<meta/charset='shift_jis'/>", "shift_jis"],
    ['<meta content="text/html; charset=euc-jp" http-equiv=Content-Type>', "euc-jp"],
    ["<meta http-equiv=content-type content='text/html;charset=\"big5\"'>", "big5"],
    ["<meta name=x content='text/html; charset=big5'>", undefined],
    ["<!-- <meta charset=big5> --><meta charset=gbk>", "gbk"],
    ["<!--><meta charset=gbk>", "gbk"],
    ["<!-- <meta charset=gbk>", undefined],
    ['<p title="<meta charset=gbk>">', undefined],
    ["<p title='>'><meta charset=gbk>", "gbk"],
    ["</p title='<meta charset=big5>'><meta charset=gbk>", "gbk"],
    ["<!doctype html><?x?><meta charset=gbk>", "gbk"],
    ["<metadata charset=gbk>", undefined],
    ["<meta charset=utf-16>", "utf-8"],
    ["<meta charset=x-user-defined>", "windows-1252"],
    ["<meta charset=nonsense><meta charset=gbk>", "gbk"],
    ["<meta charset=gbk charset=big5>", "gbk"],
    ['<?xml version="1.0" encoding="koi8-u"?><html>', "koi8-u"],
    ['<?xml version="1.0" encoding="koi8-u"?><meta charset=gbk>', "gbk"],
    [`${" ".repeat(5000)}<meta charset=gbk>`, "gbk"],
    ["a < b <", undefined],
    ["<meta charset='gbk", "gbk"],
  ])("%s", (page, encoding) => {
    expect(declaredByPage(latin1(page))).toBe(encoding);
  });

  test("is found in linear time", () => {
    for (const piece of ["<", "<a ", '<a b="', "<!--", "<meta ", "<a  \t"])
      declaredByPage(latin1(piece.repeat(1e6)));
  });
});

describe("pages", () => {
  test.each([
    [
      "a byte order mark before all else",
      "\xef\xbb\xbf<meta charset=gbk>\xc3\xa9",
      "\ufeff<meta charset=gbk>é",
    ],
    ["UTF-16 by its mark", "\xff\xfeA\0", "\ufeffA"],
    ["UTF-16 with half a unit at its end", "\xfe\xff\0A\xd8", "\ufeffA"],
    ["what is declared", "<meta charset=koi8-u>\xa7", "<meta charset=koi8-u>ї"],
    ["UTF-8 where nothing is declared", "\xc3\xa9", "é"],
    ["UTF-8 with a broken character", "\xc3\xa9\xc3\xa9 \xc3", "éé \udcc3"],
    ["windows-1252 where it is not UTF-8", "caf\xe9 \x96 \x81", "café – \x81"],
    ["UTF-8 that says it is something else", "<meta charset=latin1>\xc3\xa9", "<meta charset=latin1>é"],
    ["broken UTF-8 that is declared", "<meta charset=utf8>caf\xe9", "<meta charset=utf8>caf\udce9"],
  ])("are read by %s", (_, bytes, text) => {
    const page = openHtml(latin1(bytes));
    expect(page.text).toBe(text);
    expect(asLatin1(page.save(page.text))).toBe(bytes);
  });

  test("get references for what their charset lacks, scripts escapes, and keep their other bytes", () => {
    const page = openHtml(
      latin1(
        '<meta charset=latin1><p title="é\x81">caf\xe9 \x81</p><script>{"a": "x"}</script><style>x</style>',
      ),
    );
    const changed = page.text.replace("caf", "кава “caf").replace('"x"', '"ж😀é"').replace('title="', "$&ж");
    expect(asLatin1(page.save(changed))).toBe(
      '<meta charset=latin1><p title="&#x436;\xe9\x81">&#x43A;&#x430;&#x432;&#x430; \x93caf\xe9 \x81</p>' +
        '<script>{"a": "\\u0436\\ud83d\\ude00\xe9"}</script><style>x</style>',
    );
  });

  test.each([
    ["<!-- x -->", 7],
    ["<style>x</style>", 9],
    ["<svg><![CDATA[x]]></svg>", 16],
  ])("refuse what no reference can stand for in %s", (markup, column) => {
    const page = openHtml(latin1(`<meta charset=latin1>\n\xe9${markup}`));
    expect(() => page.save(page.text.replace("x", "ж"))).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ position: { line: 2, column } }),
      }),
    );
  });

  test("have references in a template and in noscript", () => {
    const page = openHtml(
      latin1("<meta charset=latin1>\xe9<template><p>x</p></template><noscript>y</noscript>"),
    );
    const saved = asLatin1(page.save(page.text.replace("x", "ж").replace("y", "є")));
    expect(saved).toContain("<template><p>&#x436;</p></template><noscript>&#x454;</noscript>");
  });

  test("refuse a translation that would make a letter of a stray byte", () => {
    const page = openHtml(latin1("<meta charset=shift_jis><p>\x83A \x81</p>"));
    expect(page.text).toMatch(/ア \udc81<\/p>$/);
    expect(() => page.save(page.text.replace("\udc81<", "\udc81@<"))).toThrow(/would be read as others/);
    expect(asLatin1(page.save(page.text.replace("ア", "イ")))).toBe(
      "<meta charset=shift_jis><p>\x83C \x81</p>",
    );
  });

  test("refuse an encoding that browsers refuse", () => {
    expect(() => openHtml(latin1("<meta charset=iso-2022-kr>"))).toThrow(/Save the article as UTF-8/);
  });

  test("come back byte by byte, whatever they are", () => {
    const label = fc.constantFrom(
      "",
      ...NAMES.map((name) => `<meta charset=${name}>`),
      "\xff\xfe",
      "\xfe\xff",
    );
    fc.assert(
      fc.property(label, fc.uint8Array({ maxLength: 80 }), fc.nat(4), (head, tail, count) => {
        const bytes = Buffer.concat([latin1(head), ...Array.from({ length: count }, () => tail)]);
        const page = openHtml(bytes);
        expect(Buffer.from(page.save(page.text)).equals(bytes)).toBe(true);
        // Not the shortcut for unchanged text, but the way that changes go.
        const changed = Buffer.from(page.save(`${page.text}.`));
        expect(
          changed.subarray(0, bytes.length - (bytes.length % 2)).equals(bytes.subarray(0, bytes.length & ~1)),
        ).toBe(true);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

describe("UTF-16 without a mark", () => {
  const big = (text: string) => Buffer.from(text, "utf16le").swap16();
  const page = `<p>Привіт «${"світе ".repeat(4)}»</p><p>Hi</p>`;

  test.each([
    ["little-endian", Buffer.from(page, "utf16le")],
    ["big-endian", big(page)],
    ["with half a character at its end", Buffer.concat([Buffer.from(page, "utf16le"), latin1("a")])],
  ])("%s is read and written as such in HTML", (_name, bytes) => {
    const file = openHtml(bytes);
    expect(file.text).toBe(page);
    expect(file.save(file.text)).toEqual(bytes);
    const changed = file.save(file.text.replace("Hi", "Ґ"));
    expect(openHtml(changed).text).toBe(page.replace("Hi", "Ґ"));
  });

  test.each(["<p>a\0b\0c</p>", "a\0b\0 and so on, in ASCII", "\0<p>", "a\0\0b", "a\0"])(
    "is not what %j is, in which zeros stay",
    (text) => {
      const file = openHtml(latin1(text));
      expect(file.text).toBe(text);
      expect(asLatin1(file.save(file.text))).toBe(text);
    },
  );
});

describe("XML", () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;

  test.each([
    ["windows-1251", "\xbf", "ї"],
    ["ISO-8859-1", "\xe9\x93", "é\x93"],
    ["ISO-8859-9", "\xfd\x93", "ı\x93"],
    ["windows-1252", "\xe9\x93", "é“"],
    ["US-ASCII", "\xe9", "\udce9"],
    ["UTF-8", "\xc3\xa9\xe9", "é\udce9"],
    ["UTF-16", "\xc3\xa9", "é"],
    ["ISO-8859-1", "\xc3\xa9", "é"],
  ])("in %s", (encoding, bytes, text) => {
    const file = openXml(latin1(declared(encoding) + bytes));
    expect(file.text).toBe(declared(encoding) + text);
    expect(asLatin1(file.save(file.text))).toBe(declared(encoding) + bytes);
  });

  test("is UTF-16 by its mark or by its first character", () => {
    expect(openXml(latin1("<\0a\0")).text).toBe("<a");
    expect(openXml(latin1("\0<\0a")).text).toBe("<a");
    expect(openXml(latin1("\xfe\xff\0<")).text).toBe("\ufeff<");
  });

  test("of an unknown encoding is refused", () => {
    expect(() => openXml(latin1(declared("ebcdic")))).toThrow(
      /«ebcdic» is not known. Save the article as UTF-8/,
    );
  });

  test("gets references, also for the quotation marks of Windows, and in CDATA between two sections", () => {
    const file = openXml(latin1(`${declared("latin1")}<a b="x>y" c='"'>\xe9 x<![CDATA[<p>x</p>]]></a>`));
    const changed = file.text.replace("\xe9 x", "“є”").replace("<p>x", "<p>ж").replace('b="x', 'b="ц');
    expect(asLatin1(file.save(changed))).toBe(
      `${declared("latin1")}<a b="&#x446;>y" c='"'>&#x201C;&#x454;&#x201D;<![CDATA[<p>]]>&#x436;<![CDATA[</p>]]></a>`,
    );
  });

  test.each(["<!--x-->", "<?a x?>", "<!DOCTYPE x>"])(
    "refuses what no reference can stand for in %s",
    (markup) => {
      const file = openXml(latin1(`${declared("latin1")}<a>\xe9</a>${markup}`));
      expect(() => file.save(file.text.replace(/x(?=[->?])/, "ж"))).toThrow(/has no U\+0436/);
    },
  );
});
