import { describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { formatFor, formats } from "../../src/formats/formats.ts";
import { parseConfiguration } from "../../src/project/configuration.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { createToolbox } from "../../src/sync/toolbox.ts";
import { verify } from "../../src/sync/verify.ts";
import { judgeExposure, type ProbePage, probePages } from "./probes.ts";

const { configuration } = parseConfiguration("sourceLanguages: [en]\nlocales: [fr]\n", "exonym.yaml", ".");
if (!configuration) throw new Error("The smallest configuration is not valid.");
/** Settings that nobody has touched: what a team gets at first. */
const { formatOptions } = createToolbox(configuration, { segmentation: [], furniture: new Map() });
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
    const { units } = format.parse(text, formatOptions);
    const shown = units.map(({ content }) => plainText(content)).join("\n");
    expect(judgeExposure(probes, shown)).toEqual({ missed: [], wronglyExposed: [] });
  });

  it("comes back byte for byte, and keeps its structure", () => {
    const { identity, structure, findings } = verify(bytes, openArticle(bytes, file), formatOptions);
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
