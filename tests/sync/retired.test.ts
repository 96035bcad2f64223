import { describe, expect, it, vi } from "vitest";
import { plainText, text } from "../../src/article/content.ts";
import type { BilingualEntry } from "../../src/memory/memory.ts";
import { readTmx, writeTmx } from "../../src/memory/tmx.ts";
import { retiredEntry, retiredFile } from "../../src/sync/retired.ts";
import { en, fr } from "./made.ts";

const entry = (source: string, target: string, rest: Partial<BilingualEntry> = {}): BilingualEntry => ({
  source: [text(source)],
  target: [text(target)],
  context: null,
  state: "translated",
  from: "a.md",
  sourceLocale: en,
  targetLocale: fr,
  ...rest,
});
const PATH = "locales/fr/retired.tmx";
const pairsOf = (tmx: string | undefined) =>
  readTmx(tmx ?? "", PATH).entries.map(({ source, target }) => `${plainText(source)} = ${plainText(target)}`);

describe("retired.tmx", () => {
  it("is neither read nor written where nothing leaves", () => {
    const read = vi.fn();
    expect(retiredFile(PATH, read).result()).toBeNull();
    expect(read).not.toHaveBeenCalled();
  });

  it("begins with what leaves first, and is read once however many articles ask at once", async () => {
    const read = vi.fn(async () => null);
    const file = retiredFile(PATH, read);
    const added = await Promise.all([file.add([entry("A", "a")]), file.add([entry("B", "b")]), file.add([])]);
    expect(added).toEqual([true, true, false]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(file.result()?.before).toBeNull();
    expect(pairsOf(file.result()?.text)).toEqual(["A = a", "B = b"]);
  });

  it("keeps what it has, adds what is new, and does not depend on the order", async () => {
    const before = writeTmx([entry("A", "a")]);
    const texts = await Promise.all(
      [
        ["B", "C"],
        ["C", "B"],
      ].map(async (order) => {
        const file = retiredFile(PATH, async () => before);
        for (const source of order) await file.add([entry(source, "x")]);
        return file.result()?.text;
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(pairsOf(texts[0])).toEqual(["A = a", "B = x", "C = x"]);
  });

  it("need not be written for what it has already", async () => {
    const file = retiredFile(PATH, async () => writeTmx([entry("A", "a")]));
    expect(await file.add([entry("A", "a"), entry("A", "a", { from: "b.md" })])).toBe(false);
    expect(file.result()).toBeNull();
  });

  it("has to be written first for every article that loses the same translation, not for the first alone", async () => {
    const file = retiredFile(PATH, async () => null);
    expect(await file.add([entry("A", "a")])).toBe(true);
    expect(await file.add([entry("A", "a", { from: "b.md" })])).toBe(true);
    expect(pairsOf(file.result()?.text)).toEqual(["A = a"]);
  });

  it("tells apart what differs in language or mark-up alone", async () => {
    const file = retiredFile(PATH, async () => writeTmx([entry("A", "a")]));
    expect(await file.add([entry("A", "a", { sourceLocale: fr, targetLocale: en })])).toBe(true);
    const coded = entry("A", "a", {
      source: [
        text("A"),
        { type: "code", form: "single", id: "1", kind: "break", raw: "<br>", display: "<br>" },
      ],
    });
    expect(await file.add([coded])).toBe(true);
  });

  it("that cannot be read lets nothing leave, now or later", async () => {
    const file = retiredFile(PATH, async () => "<tmx><body>");
    await expect(file.add([entry("A", "a")])).rejects.toMatchObject({
      problem: { kind: "usage", file: PATH },
    });
    await expect(file.add([entry("A", "a")])).rejects.toMatchObject({
      problem: { kind: "usage", file: PATH },
    });
    expect(file.result()).toBeNull();
  });

  it("keeps a translation's state and where it came from", () => {
    const context = { previousKey: "p", nextKey: "n" };
    const leaving = { source: [text("A")], target: [text("a")], state: "final", context } as const;
    const kept = retiredEntry(leaving, en, fr, "a.md");
    expect(readTmx(writeTmx([kept]), PATH).entries[0]).toMatchObject({
      state: "final",
      from: "a.md",
      context,
    });
  });
});
