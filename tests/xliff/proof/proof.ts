import type { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { text as words } from "../../../src/article/content.ts";
import { UNDETERMINED } from "../../../src/article/locale.ts";
import { ExonymError } from "../../../src/article/problem.ts";
import { encodeXml } from "../../../src/project/encoding.ts";
import { declareTool } from "../../../src/xliff/declare-tool.ts";
import type { XliffSegment } from "../../../src/xliff/model.ts";
import { patchXliff } from "../../../src/xliff/patch.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import type { Violation } from "../../../src/xliff/validation/violation.ts";
import { isCanonicalizable } from "../canonical.ts";
import { parseDom } from "../dom.ts";
import { hasCorpus } from "../schemas.ts";
import { setText, targetsOf } from "./dom-edit.ts";
import { type ReadFile, readReal, realFiles } from "./files.ts";
import { loadAllSchemas, type Schema } from "./schemas.ts";
import { tagsOf, withInner } from "./tags.ts";

const WORDS = "Z < & 漢";
/** The same as XML; what a charset lacks stands as a reference. */
const XML = "Z &lt; &amp; 漢";
const XML_REFERENCE = "Z &lt; &amp; &#x6F22;";

/** What holds of every n-th real file; the figures go to the console where `tells`. */
export function describeProof(every: number, tells: boolean): void {
  describe.skipIf(!hasCorpus)("every real file (needs ../shared/corpora/xliff)", () => {
    const files = realFiles(every);
    const results = files.map((file) => ({ file, result: readReal(file) }));
    const documents = results.flatMap(({ result }) => (result instanceof ExonymError ? [] : [result]));
    const tell = (what: string, figures: object) => {
      if (tells) console.info(what, JSON.stringify(figures));
    };

    test("is read where it is well-formed, and refused with line and column where not", () => {
      const refused = results.filter(({ result }) => result instanceof ExonymError);
      for (const { file, result } of results) {
        expect(`${file.name} ${!(result instanceof ExonymError)}`).toBe(`${file.name} ${file.isWellFormed}`);
        if (result instanceof ExonymError) expect(result.problem.position, file.name).toBeDefined();
      }
      tell("read", { files: files.length, read: documents.length, refused: refused.length });
      expect(documents.length).toBeGreaterThan(900 / every);
      expect(refused.length).toBeGreaterThan(0);
    });

    test("has other bytes only in the targets that are set, and is the same as edited by another DOM", () => {
      let set = 0;
      let changed = 0;
      for (const { name, bytes, decoded, document } of documents) {
        const edited = editByDom(decoded.text);
        const targets = document.segments.filter((segment) => segment.hasTarget);
        const patched = patchXliff(
          document,
          new Map(targets.map((each) => [each, { target: [words(WORDS)] }])),
        );
        const inner = decoded.encoding.startsWith("utf-") ? XML : XML_REFERENCE;
        const tags = tagsOf(decoded.text);
        const elements = edited.numbers.map((number) => tags[number]).filter((each) => each !== undefined);
        const expected = encodeAs(withInner(decoded.text, elements, inner), decoded.encoding);
        expect(elements.length, name).toBe(edited.numbers.length);
        // Buffers of a whole file are too much for the runner's own comparison.
        expect(Buffer.compare(encodeXml(patched, decoded, name), expected), `${name}: bytes`).toBe(0);
        expect(canonicalByDom(patched) === edited.canonical, `${name}: canonical form`).toBe(true);
        expect(Buffer.compare(encodeXml(decoded.text, decoded, name), bytes), name).toBe(0);
        set += targets.length;
        if (targets.length > 0) changed++;
      }
      tell("set", { targets: set, files: changed });
      expect(set).toBeGreaterThan(15_000 / every);
    });

    test("stays valid when targets are set, alone or with state, approval, note and suggestion", () => {
      const schemas = loadAllSchemas();
      const figures = new Map<string, { before: number; after: number }>();
      const spoilt: string[] = [];
      for (const file of documents) {
        const { document, name } = file;
        const applicable = schemas.filter(({ applies }) => applies(document));
        const valid = applicable.filter(({ validate }) => validate(document.text) === null);
        const rules = rulesBroken(document.text, name);
        for (const patched of [setStanding(file), setAll(file)]) {
          for (const schema of valid) {
            const fault = schema.validate(patched);
            if (fault !== null) spoilt.push(`${name}: ${schema.name}: ${fault}`);
            count(figures, schema, fault === null);
          }
          spoilt.push(...newlyBroken(rules, patched, name).map((rule) => `${name}: ${rule}`));
        }
      }
      tell("valid", Object.fromEntries(figures));
      expect(spoilt).toEqual([]);
      expect([...figures.values()].every(({ before }) => before > 0)).toBe(true);
    });
  });
}

/** The same edit by libxml2 alone: which elements are targets, by number, and what comes out. */
function editByDom(text: string): { readonly numbers: readonly number[]; readonly canonical: string } {
  const dom = parseDom(text);
  try {
    const targets = targetsOf(dom);
    for (const { element } of targets) setText(element, WORDS);
    return {
      numbers: targets.map(({ number }) => number),
      canonical: canonical(dom, text),
    };
  } finally {
    dom.dispose();
  }
}

function canonicalByDom(text: string): string {
  const dom = parseDom(text);
  try {
    return canonical(dom, text);
  } finally {
    dom.dispose();
  }
}

/** Where a namespace is a relative reference, canonical XML is not defined: then as libxml2 writes it. */
function canonical(dom: XmlDocument, text: string): string {
  return isCanonicalizable(text) ? dom.canonicalizeToString({ withComments: true }) : dom.toString();
}

/** The charsets of the corpus, by what the platform itself knows of them. */
function encodeAs(text: string, encoding: string): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "iso-8859-1") return Buffer.from(text, "latin1");
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_each, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from(Array.from(text, (character) => bytes.get(character) ?? 0));
}

/** Targets that are there, as their sources with a letter more: no code is lost, so that no rule of codes is broken. */
function setStanding({ document }: ReadFile): string {
  const standing = document.segments.filter((each) => each.hasTarget && each.source.length > 0);
  return patchXliff(
    document,
    new Map(standing.map((each) => [each, { target: [...each.source, words("!")] }])),
  );
}

/** All that can be set, in every segment. */
function setAll({ document }: ReadFile): string {
  const change = (each: XliffSegment) => {
    const target = [...each.source, words("?")];
    return {
      target,
      state: "final",
      origin: "human",
      approved: true,
      remark: "Look & see",
      addSuggestions: [{ source: each.source, target, quality: 80, origin: "memory", from: "a.tmx" }],
    } as const;
  };
  // A file that names no target language may have no new targets.
  const hasLanguage = document.targetLocale !== UNDETERMINED;
  const able = document.segments.filter((each) => each.source.length > 0 && (hasLanguage || each.hasTarget));
  return declareTool(patchXliff(document, new Map(able.map((each) => [each, change(each)]))), document.file);
}

/** What a text breaks of the rules that the original keeps. */
function newlyBroken(before: ReadonlySet<string>, after: string, name: string): readonly string[] {
  return validateXliff(after, name)
    .filter((each) => !before.has(each.rule) && !isExcused(each, before))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** What nothing can be done about. */
function isExcused({ rule, message }: Violation, before: ReadonlySet<string>): boolean {
  // The target that was replaced had the annotation that something refers to.
  if (rule === "glossary-reference" || rule === "match-reference") return /^'(?:#t=|t=#)/.test(message);
  // A code of the source that refers to nothing is copied without that.
  return rule === "data-reference-pair" && before.has("data-reference");
}

function rulesBroken(text: string, name: string): ReadonlySet<string> {
  return new Set(validateXliff(text, name).map(({ rule }) => rule));
}

function count(
  figures: Map<string, { before: number; after: number }>,
  { name }: Schema,
  isValid: boolean,
): void {
  const figure = figures.get(name) ?? { before: 0, after: 0 };
  figures.set(name, { before: figure.before + 1, after: figure.after + (isValid ? 1 : 0) });
}
