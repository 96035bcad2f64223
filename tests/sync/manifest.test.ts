import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ManifestEntry, readManifest, writeManifest } from "../../src/sync/manifest.ts";

const entry = (origin: "human" | "source"): ManifestEntry => ({ paragraphs: { u1: origin }, outdated: [] });

describe("the manifest", () => {
  it("is sorted by article and has a line for each paragraph, whatever order it is made in", () => {
    const both = [["b.md", entry("human")] as const, ["a/c.md", entry("source")] as const];
    const written = writeManifest(new Map(both));
    expect(written).toBe(writeManifest(new Map(both.toReversed())));
    expect(written.indexOf("a/c.md")).toBeLessThan(written.indexOf("b.md"));
    expect(written).toContain('\n        "u1": "human"\n');
    expect(written.endsWith("}\n")).toBe(true);
  });

  it("comes back as it was written, whatever articles are called", () => {
    const origin = fc.constantFrom("source", "machine", "memory", "human", "furniture");
    const made = fc.record({ paragraphs: fc.dictionary(fc.stringMatching(/^u[0-9a-f]{1,3}$/), origin), outdated: fc.array(fc.string()) }); // biome-ignore format: one line
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom("__proto__", "constructor", "toString", "1", "10", "2"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, made)), (pairs) => {
        const manifest = new Map(pairs);
        expect(readManifest(writeManifest(manifest))).toEqual(manifest);
      }),
    );
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    "7",
    '{"articles": null}',
    '{"articles": []}',
    '{"articles": {"a.md": null}}',
    '{"articles": {"a.md": {"paragraphs": {}}}}',
    '{"articles": {"a.md": {"paragraphs": null, "outdated": []}}}',
    "<<<<<<< HEAD",
  ])("that is %j is none: it is made anew", (text) => {
    expect(readManifest(text).size).toBe(0);
  });

  it("keeps what can be understood beside what cannot", () => {
    const text = '{"articles": {"a.md": 1, "b.md": {"paragraphs": {}, "outdated": []}}}';
    expect([...readManifest(text).keys()]).toEqual(["b.md"]);
  });
});
