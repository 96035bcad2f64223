import { describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { formatFor, formats } from "../../src/formats/formats.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { verify } from "../../src/sync/verify.ts";
import { DEFAULT_OPTIONS } from "../formats/default-options.ts";
import { judgeExposure, type ProbePage, probePages } from "./probes.ts";

const pages = probePages();

const isKnown = ({ file, bytes }: ProbePage) => formatFor(file, bytes) !== undefined;

describe.each(pages.filter(isKnown))("$file", ({ file, bytes, source, probes }) => {
  it("has each of its words once, and no other", () => {
    const words = probes.map(({ text }) => text);
    expect(new Set(words).size).toBe(words.length);
    expect([...source.matchAll(/Qx[a-z]{2}/g)].map(([word]) => word)).toEqual(words);
  });

  it("gives translators every text, and nothing else", () => {
    const { text, format } = openArticle(bytes, file);
    const { units } = format.parse(text, DEFAULT_OPTIONS);
    const shown = units.map(({ content }) => plainText(content)).join("\n");
    expect(judgeExposure(probes, shown)).toEqual({ missed: [], wronglyExposed: [] });
  });

  it("comes back byte for byte, and keeps its structure", () => {
    const { identity, structure, findings } = verify(bytes, openArticle(bytes, file), DEFAULT_OPTIONS);
    expect({ identity, structure, findings }).toEqual({
      identity: true,
      structure: { own: "kept", accented: "kept", special: "kept", cjk: "kept", rtl: "kept" },
      findings: [],
    });
  });
});

describe("probe pages", () => {
  it("are there for every format", () => {
    const tried = new Set(
      pages.filter(isKnown).map(({ file, bytes }) => openArticle(bytes, file).format.name),
    );
    expect(formats.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
