import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openZip } from "../../src/formats/zip/archive.ts";
import { type ZipFile, zipOf } from "./docx-sample.ts";

const FILES: readonly ZipFile[] = [
  { name: "a.txt", content: "alpha ".repeat(100) },
  { name: "b.txt", content: "beta", isStored: true, extra: Buffer.from([0xfe, 0xca, 2, 0, 1, 2]) },
  { name: "c.txt", content: "gamma ".repeat(50), isStreamed: true },
  { name: "../d.txt", content: "" },
];

const utf8 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("an archive", () => {
  const bytes = zipOf(FILES, { comment: "about it", gap: "gap" });
  const zip = openZip(bytes);

  it("tells its files and unpacks them", () => {
    expect(zip.names).toEqual(["a.txt", "b.txt", "c.txt", "../d.txt"]);
    for (const { name, content } of FILES) expect(utf8(zip.read(name))).toBe(content);
    expect(zip.read("e.txt")).toBeUndefined();
  });

  it.each(FILES.map(({ name }) => name))(
    "has another %s when it is replaced, and all else as it was",
    (name) => {
      const changed = zip.replace(name, Buffer.from("nový ".repeat(500)));
      const again = openZip(changed);
      expect(again.names).toEqual(zip.names);
      for (const file of FILES) {
        const isChanged = file.name === name;
        expect(utf8(again.read(file.name))).toBe(isChanged ? "nový ".repeat(500) : file.content);
      }
      const kept = FILES.filter((file) => file.name !== name);
      for (const { name: other } of kept)
        expect(localOf(changed, other).equals(localOf(bytes, other))).toBe(true);
      expect(Buffer.from(changed).toString("latin1").endsWith("about it")).toBe(true);
      expect(again.replace(name, Buffer.from("x"))).toEqual(zip.replace(name, Buffer.from("x")));
    },
  );

  it("is the same, packed by whatever machine and release", () => {
    const text = Array.from({ length: 500 }, (_, i) => `line ${(i * 7919) % 1009}`).join("\n");
    const changed = zipOf([{ name: "a.txt", content: "a", isStored: false }]);
    const digest = createHash("sha256").update(openZip(changed).replace("a.txt", Buffer.from(text)));
    expect(digest.digest("hex")).toBe("e34191e74c055663b799054704c4f9e8281215db7983b58660cc5672c29946ec");
  });

  it("keeps the date of what is replaced, and tells its size in front", () => {
    const changed = Buffer.from(zip.replace("c.txt", Buffer.from("x")));
    const at = changed.indexOf("c.txt") - 30;
    expect(changed.readUInt32LE(at + 10)).toBe(bytes.readUInt32LE(bytes.indexOf("c.txt") - 20));
    expect([
      changed.readUInt16LE(at + 6),
      changed.readUInt32LE(at + 14),
      changed.readUInt32LE(at + 22),
    ]).toEqual([0, crc32("x"), 1]);
  });
});

/** A file's local header and data, with what follows up to the next one. */
function localOf(archive: Uint8Array, name: string): Buffer {
  const all = Buffer.from(archive);
  const start = all.indexOf(name) - 30;
  const next = all.indexOf("PK\u0003\u0004", start + 4);
  return all.subarray(start, next < 0 ? all.indexOf("PK\u0001\u0002") : next);
}

describe("an archive that is refused", () => {
  const good = zipOf(FILES);
  const patched = (find: string, offset: number, value: number, size: 2 | 4 = 4) => {
    const copy = Buffer.from(good);
    const at = copy.lastIndexOf(Buffer.from(find, "latin1")) + offset;
    if (size === 4) copy.writeUInt32LE(value, at);
    else copy.writeUInt16LE(value, at);
    return copy;
  };
  const RECORD = "PK\u0001\u0002"; // of the last entry
  const END = "PK\u0005\u0006";
  const first = (offset: number, value: number) => {
    const copy = Buffer.from(good);
    copy.writeUInt32LE(value, copy.indexOf(RECORD) + offset);
    return copy;
  };

  it.each<[string, Buffer, RegExp]>([
    ["no archive", Buffer.from("hello"), /no ZIP archive/],
    ["nothing", Buffer.alloc(0), /no ZIP archive/],
    ["cut off", good.subarray(0, good.length - 5), /no ZIP archive/],
    ["its first half missing", good.subarray(100), /outside of it|not where/],
    ["ZIP64", patched(END, 16, 0xffffffff), /ZIP64/],
    ["in parts", patched(END, 4, 1, 2), /several parts/],
    ["with a password", patched(RECORD, 8, 1, 2), /password/],
    ["more entries than it has", patched(END, 8, 0x00050005), /cut off/],
    ["an entry elsewhere", patched(RECORD, 42, 3), /not where/],
    ["two entries in one place", patched(RECORD, 42, 0), /another name/],
    ["an entry that runs into the next", first(20, 400), /runs into/],
    ["an entry twice", zipOf([...FILES.slice(0, 1), ...FILES.slice(0, 1)]), /twice/],
    [
      "too many entries",
      zipOf(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, content: "", isStored: true }))),
      /10001 files/,
    ],
  ])("%s", (_name, bytes, message) => {
    expect(() => openZip(bytes)).toThrow(message);
  });

  it.each<[string, Buffer, RegExp]>([
    ["larger than it says", first(24, 10), /cannot be unpacked/],
    ["smaller than it says", first(24, 700), /not what it was/],
    ["larger than it can be", first(24, 200_000_000), /larger than it can be/],
    ["a bomb", zipOf([{ name: "a.txt", content: "x" }]), /of 300000000 bytes/],
    ["of another checksum", first(16, 1), /not what it was/],
    ["packed in a rare way", patchMethod(good), /rare way/],
  ])("when a file in it is %s", (name, bytes, message) => {
    if (name === "a bomb") bytes.writeUInt32LE(300_000_000, bytes.indexOf(RECORD) + 24);
    const archive = openZip(bytes);
    expect(() => archive.read("a.txt")).toThrow(message);
  });

  function patchMethod(source: Buffer): Buffer {
    const copy = Buffer.from(source);
    copy.writeUInt16LE(12, copy.indexOf(RECORD) + 10);
    return copy;
  }

  it("never makes it crash otherwise, whichever bytes are wrong", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const copy = Buffer.from(good);
          for (const [at, value] of changes) copy[at] = value;
          try {
            const archive = openZip(copy);
            for (const name of archive.names) archive.replace(name, archive.read(name) ?? Buffer.alloc(0));
          } catch (error) {
            expect(error).toHaveProperty("problem.kind", "usage");
          }
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });
});
