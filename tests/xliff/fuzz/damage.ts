import type { Random } from "./random.ts";

const PIECES = [
  ..."<>&\"'/=;!?[]- \t\n\r:#x",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "--",
  "<?",
  "?>",
  "<?xml version='1.0'?>",
  "<!DOCTYPE x>",
  "<!DOCTYPE x SYSTEM 'file:///etc/hosts'>",
  "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hosts'>]>",
  "&amp;",
  "&#0;",
  "&#x1F600;",
  "&#13;",
  "&#xD800;",
  "&e;",
  "\ufeff",
  "\u0000",
  "\u0085",
  "\u2028",
  "\ufffe",
  "\u0300",
  "é",
  "😀",
  " xmlns='urn:q'",
  " xmlns:p='urn:p'",
  " xmlns:p=''",
  " xmlns:xml='x'",
  " p:a='1'",
  " id='1'",
  " mid='1'",
  " state='final'",
  " xml:space='preserve'",
  " a='1'",
  "<x/>",
  "<g>",
  "</g>",
  "<mrk mtype='seg' mid='1'>",
  "</mrk>",
  "<source>",
  "<target/>",
  "<target>",
  "</target>",
  "<segment>",
  "<note>n</note>",
  "<alt-trans><target>a</target></alt-trans>",
] as const;

const BYTES = [
  0x00, 0x09, 0x20, 0x3c, 0x3e, 0x26, 0x7f, 0x80, 0xbf, 0xc0, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xff, 0xfe,
];

type Damage = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** What storms, bugs and editors do to bytes. */
const ON_BYTES: readonly Damage[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return copy;
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    copy[random.below(copy.length)] = random.pick(BYTES);
    return copy;
  },
  (bytes, random, other) => {
    const from = random.below(other.length);
    return put(bytes, random.below(bytes.length), 0, other.subarray(from, from + random.below(80)));
  },
  (bytes, random) => put(bytes, random.below(bytes.length), random.below(20), Buffer.alloc(0)),
  (bytes, random) =>
    put(bytes, random.below(bytes.length), random.below(3), Buffer.from(random.pick(PIECES))),
];

/** What tools and people do to markup: the file often stays well-formed. `latin1` keeps each byte as it is. */
const ON_MARKUP: readonly Damage[] = [
  // Repeats, moves or drops what lies between two tags.
  (bytes, random) => {
    const [a, b] = twoTags(bytes, random);
    return put(bytes, a, 0, bytes.subarray(a, b));
  },
  (bytes, random) => {
    const [a, b] = twoTags(bytes, random);
    return put(bytes, a, b - a, Buffer.alloc(0));
  },
  (bytes, random, other) => {
    const [a, b] = element(other, random);
    const [at] = twoTags(bytes, random);
    return put(bytes, at, 0, other.subarray(a, b));
  },
  (bytes, random) => {
    const [a, b] = element(bytes, random);
    return put(bytes, a, b - a, Buffer.alloc(0));
  },
  (bytes, random) => {
    const [a, b] = element(bytes, random);
    return put(bytes, a, 0, bytes.subarray(a, b));
  },
  (bytes, random) => {
    const [a, b] = element(bytes, random);
    const inside = bytes.subarray(a, b);
    const [at] = twoTags(bytes, random);
    if (at > a && at < b) return bytes;
    return at <= a
      ? put(put(bytes, a, b - a, Buffer.alloc(0)), at, 0, inside)
      : put(put(bytes, at, 0, inside), a, b - a, Buffer.alloc(0));
  },
  // Swaps the values of attributes, or gives one of them another.
  (bytes, random) => {
    const values = matches(bytes, /(?<==)(?:"[^"<&]*"|'[^'<&]*')/g);
    if (values.length === 0) return bytes;
    const [from, to] = [random.pick(values), random.pick(values)];
    return put(bytes, to.at, to.length, bytes.subarray(from.at, from.at + from.length));
  },
  (bytes, random) => {
    const names = matches(bytes, /(?<=[ \n])[\w:-]+(?==["'])/g);
    if (names.length === 0) return bytes;
    const [from, to] = [random.pick(names), random.pick(names)];
    return put(bytes, to.at, to.length, bytes.subarray(from.at, from.at + from.length));
  },
  // Puts a piece into text.
  (bytes, random) => put(bytes, twoTags(bytes, random)[0], 0, Buffer.from(random.pick(PIECES))),
];

/** Damages a file in one to four places. */
export function damaged(bytes: Buffer, random: Random, other: Buffer): Buffer {
  const list = random.below(10) < 3 ? ON_BYTES : ON_MARKUP;
  let result = bytes;
  for (let count = 1 + random.below(4); count > 0 && result.length > 0; count--) {
    result = random.pick(random.below(10) === 0 ? ON_BYTES : list)(result, random, other);
  }
  return result;
}

function put(bytes: Buffer, at: number, drop: number, piece: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(Math.min(bytes.length, at + drop))]);
}

interface Found {
  readonly at: number;
  readonly length: number;
}

function matches(bytes: Buffer, pattern: RegExp): readonly Found[] {
  return Array.from(bytes.toString("latin1").matchAll(pattern), ({ index, 0: { length } }) => ({
    at: index,
    length,
  }));
}

/** Two places just before a tag, in order. */
function twoTags(bytes: Buffer, random: Random): readonly [number, number] {
  const tags = matches(bytes, /</g);
  if (tags.length === 0) return [0, bytes.length];
  const first = random.below(tags.length);
  const second = Math.min(tags.length - 1, first + random.below(6));
  return [tags[first]?.at ?? 0, tags[second]?.at ?? 0];
}

/** Where an element of the file begins and ends, by counting tags of its name. */
function element(bytes: Buffer, random: Random): readonly [number, number] {
  const text = bytes.toString("latin1");
  const opened = matches(bytes, /<[A-Za-z][^<>]*>/g);
  if (opened.length === 0) return [0, 0];
  const { at, length } = random.pick(opened);
  const tag = text.slice(at, at + length);
  if (tag.endsWith("/>")) return [at, at + length];
  const name = /^<([\w:.-]+)/.exec(tag)?.[1] ?? "";
  let depth = 0;
  for (const match of text.slice(at).matchAll(new RegExp(`<(/?)${name}(?![\\w:.-])[^<>]*?(/?)>`, "g"))) {
    depth += match[1] === "/" ? -1 : match[2] === "/" ? 0 : 1;
    if (depth <= 0) return [at, at + match.index + match[0].length];
  }
  return [at, at + length];
}
