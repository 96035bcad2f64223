import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realPlace } from "../../src/project/boundary.ts";
import { decodeUtf8, LARGEST_FILE, readBytes, readText, writeAtomic } from "../../src/project/files.ts";
import { fingerprint, fingerprintFile } from "../../src/project/fingerprint.ts";
import { problemOf, put, sandbox, take, tree } from "./sandbox.ts";

const POSIX = process.platform !== "win32";

describe("decoding", () => {
  it("keeps every character, the byte order mark too", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (body, mark) => {
        const text = (mark ? "\uFEFF" : "") + body;
        expect(decodeUtf8(Buffer.from(text), "a.md")).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["a lone continuation byte", [0x61, 0x80], 1, 2, "0x80"],
    ["Latin-1", [...Buffer.from("café\n", "latin1")], 1, 4, "0xE9"],
    ["an overlong slash", [0x0a, 0xc0, 0xaf], 2, 1, "0xC0"],
    ["an overlong three-byte form", [0xe0, 0x9f, 0xbf], 1, 1, "0xE0"],
    ["an overlong four-byte form", [0xf0, 0x8f, 0xbf, 0xbf], 1, 1, "0xF0"],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80], 1, 2, "0xED"],
    ["a code point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80], 1, 1, "0xF4"],
    ["a byte that never occurs", [0xf5], 1, 1, "0xF5"],
    ["an end in the middle", [0x0d, 0x0a, 0xe2, 0x82], 2, 1, "0xE2"],
    ["a second byte that is none", [0xe2, 0x28, 0xa1], 1, 1, "0xE2"],
    ["a place after an astral character", [...Buffer.from("😀x"), 0xff], 1, 4, "0xFF"],
    ["a place after a byte order mark", [0xef, 0xbb, 0xbf, 0xff], 1, 2, "0xFF"],
    ["a place after lone carriage returns", [0x0d, 0x0d, 0x61, 0xff], 3, 2, "0xFF"],
  ])("names the place of %s", async (_, bytes, line, column, byte) => {
    const problem = await problemOf(() => decodeUtf8(Uint8Array.from(bytes), "a.md"));
    expect(problem).toMatchObject({ kind: "usage", file: "a.md", position: { line, column } });
    expect(problem.message).toContain(byte);
  });

  it("recognises UTF-16", async () => {
    const bytes = Buffer.from("\uFEFFabc", "utf16le");
    expect((await problemOf(() => decodeUtf8(bytes, "a.md"))).advice).toContain("UTF-16");
  });

  it("agrees with the platform on what is valid", () => {
    const byte = fc.constantFrom(
      0x0a,
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (values) => {
        const bytes = Uint8Array.from(values);
        let decoded: string | undefined;
        let place: { line: number; column: number } | undefined;
        try {
          decoded = decodeUtf8(bytes, "a.md");
        } catch (error) {
          expect(error).toMatchObject({ problem: { kind: "usage" } });
          place = (error as { problem: { position: { line: number; column: number } } }).problem.position;
        }
        if (decoded !== undefined) expect(Buffer.from(decoded)).toEqual(Buffer.from(bytes));
        // The place is that of the first replacement character that a lenient decoder puts.
        const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\uFFFD")[0] ?? "";
        const lines = before.split("\n");
        const expected = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
        expect(place).toEqual(decoded === undefined ? expected : undefined);
      }),
      { numRuns: 500 },
    );
  });
});

describe("reading", () => {
  it("gives bytes and text", async () => {
    const root = sandbox({ "a/b.md": "\uFEFFTiếng Việt\r\n", empty: "" });
    expect(await readText(root, "a/b.md")).toBe("\uFEFFTiếng Việt\r\n");
    expect(await readText(root, "empty")).toBe("");
    expect(await readBytes(join(root, "a/b.md"))).toEqual(Buffer.from("\uFEFFTiếng Việt\r\n"));
  });

  it("gives a large file whole", async () => {
    const bytes = Buffer.alloc(5 * 1024 * 1024 + 7, "0123456789");
    const root = sandbox({ big: bytes });
    expect((await readBytes(join(root, "big"))).equals(bytes)).toBe(true);
  });

  it("tells what is not there, and what is no file", async () => {
    const root = sandbox({ "a.md": "" });
    for (const path of ["b.md", "a.md/b.md", "c/d.md"]) {
      expect(await problemOf(() => readText(root, path))).toMatchObject({
        kind: "usage",
        file: path,
        message: "There is no such file.",
      });
    }
    expect(await problemOf(() => readText(root, "."))).toMatchObject({ kind: "usage" });
    expect(await problemOf(() => readBytes(root, "shown"))).toMatchObject({ kind: "usage", file: "shown" });
  });

  it("refuses what is too large without reading it", async () => {
    const root = sandbox();
    const handle = openSync(join(root, "huge.md"), "w");
    ftruncateSync(handle, LARGEST_FILE + 1);
    closeSync(handle);
    expect(await problemOf(() => readText(root, "huge.md"))).toMatchObject({
      kind: "usage",
      file: "huge.md",
      message: "The file is larger than 100 MB.",
    });
    put(root, "small.md", "12345");
    expect(await problemOf(() => readBytes(join(root, "small.md"), "small.md", 4))).toMatchObject({
      file: "small.md",
    });
    expect((await readBytes(join(root, "small.md"), "small.md", 5)).length).toBe(5);
  });

  it.runIf(POSIX)("never waits for a pipe", async () => {
    const root = sandbox();
    execFileSync("mkfifo", [join(root, "pipe.md")]);
    expect(await problemOf(() => readText(root, "pipe.md"))).toMatchObject({
      message: "This is not a regular file.",
    });
    expect(await problemOf(() => fingerprintFile(join(root, "pipe.md"), "pipe.md"))).toMatchObject({
      kind: "outside",
    });
  });

  it.runIf(POSIX)("follows links inside the project only", async () => {
    const outside = sandbox({ secret: "secret" });
    const root = sandbox({ "a.md": "text", ".git/config": "password" });
    symlinkSync("a.md", join(root, "inside.md"));
    symlinkSync(join(outside, "secret"), join(root, "outside.md"));
    symlinkSync(outside, join(root, "folder"));
    symlinkSync(".git/config", join(root, "hidden.md"));
    expect(await readText(root, "inside.md")).toBe("text");
    for (const path of ["outside.md", "folder/secret", "hidden.md", "../x", "/etc/passwd"]) {
      expect(await problemOf(() => readText(root, path))).toMatchObject({ file: path });
    }
    expect(await readText(root, ".git/config")).toBe("password");
  });
});

describe("the real place", () => {
  it.runIf(POSIX)("of what does not exist yet is known", async () => {
    const root = sandbox({ "real/a.md": "" });
    symlinkSync("real", join(root, "link"));
    const real = await realPlace(root, ".");
    expect(await realPlace(root, "link/x/y.md")).toBe(join(real, "real/x/y.md"));
    expect(await realPlace(root, "new/x/y.md")).toBe(join(real, "new/x/y.md"));
    expect(await realPlace(root, "a/../b.md")).toBe(join(real, "b.md"));
  });

  it.runIf(POSIX)("of a link to nowhere is refused, as a write would go there", async () => {
    const root = sandbox();
    symlinkSync("/nowhere/file", join(root, "link"));
    symlinkSync("nowhere", join(root, "folder"));
    expect(await problemOf(() => realPlace(root, "link"))).toMatchObject({
      message: expect.stringContaining("leads nowhere"),
    });
    expect(await problemOf(() => realPlace(root, "folder/a"))).toMatchObject({
      message: expect.stringContaining("leads nowhere"),
    });
  });
});

describe("writing atomically", () => {
  it("makes and replaces, and leaves no temporary file", async () => {
    const root = sandbox({ "b.md": "old" });
    await writeAtomic("a.md", "new", root);
    await writeAtomic("b.md", Buffer.from("newer"), root);
    await writeAtomic(join(root, "c.md"), "anywhere");
    expect(tree(root)).toEqual(["a.md", "b.md", "c.md"]);
    expect([take(root, "a.md"), take(root, "b.md"), take(root, "c.md")]).toEqual([
      "new",
      "newer",
      "anywhere",
    ]);
  });

  it.runIf(POSIX)("keeps the mode of the file that is there", async () => {
    const root = sandbox({ "a.md": "old" });
    chmodSync(join(root, "a.md"), 0o640);
    await writeAtomic("a.md", "new", root);
    expect(statSync(join(root, "a.md")).mode & 0o777).toBe(0o640);
  });

  it.runIf(POSIX)("refuses a write-protected file, though a rename could", async () => {
    const root = sandbox({ "a.md": "old" });
    chmodSync(join(root, "a.md"), 0o444);
    expect(await problemOf(() => writeAtomic("a.md", "new", root))).toMatchObject({
      kind: "outside",
      file: "a.md",
      message: "The file is write-protected.",
    });
    expect(take(root, "a.md")).toBe("old");
    expect(readdirSync(root)).toEqual(["a.md"]);
  });

  it.runIf(POSIX)("writes through a link inside the project, never out of it", async () => {
    const outside = sandbox({ "a.md": "theirs" });
    const root = sandbox({ "real.md": "old" });
    symlinkSync("real.md", join(root, "link.md"));
    symlinkSync(join(outside, "a.md"), join(root, "out.md"));
    symlinkSync(outside, join(root, "folder"));
    await writeAtomic("link.md", "new", root);
    expect([take(root, "real.md"), readlinkSync(join(root, "link.md"))]).toEqual(["new", "real.md"]);
    for (const path of ["out.md", "folder/a.md", "folder/new.md", "../new.md"]) {
      expect(await problemOf(() => writeAtomic(path, "ours", root))).toMatchObject({
        kind: "outside",
        file: path,
      });
    }
    expect(tree(outside)).toEqual(["a.md"]);
    expect(take(outside, "a.md")).toBe("theirs");
  });

  it("says in plain words what is in the way", async () => {
    const root = sandbox({ file: "" });
    mkdirSync(join(root, "folder"));
    const message = async (path: string) => (await problemOf(() => writeAtomic(path, "x", root))).message;
    expect(await message("folder")).toBe("A folder stands where a file is expected.");
    expect(await message("file/a")).toBe("A file stands where a folder is expected.");
    expect(await message("x".repeat(300))).toBe("The name is too long for this disk.");
    expect(await message("missing/a")).toBe("There is no such file.");
  });

  it.runIf(POSIX && process.getuid?.() !== 0)("says when there is no permission", async () => {
    const root = sandbox();
    mkdirSync(join(root, "locked"), { mode: 0o555 });
    expect(await problemOf(() => writeAtomic("locked/a", "x", root))).toMatchObject({
      kind: "outside",
      message: "You have no permission for this file or its folder.",
    });
  });
});

it("a fingerprint is the same for text, bytes and file", async () => {
  const root = sandbox({ a: "Київ" });
  expect(fingerprint("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(fingerprint(Buffer.from("Київ"))).toBe(fingerprint("Київ"));
  expect((await fingerprintFile(join(root, "a"), "a"))?.hash).toBe(fingerprint("Київ"));
  expect(await fingerprintFile(join(root, "b"), "b")).toBeNull();
  expect(await fingerprintFile(join(root, "a/b"), "b")).toBeNull();
});
