import { SaxesParser, type SaxesTagNS } from "saxes";
import { lineIndex, type Position, usageError } from "../article/problem.ts";

/** A file of segmentation rules: SRX 2.0, or 1.0 whose map rules are read as one list. Plain data; see {@link parseSrx}. */
export interface SrxDocument {
  /** Path as the user knows it, for messages. */
  readonly file: string;
  /** Whether the rules of every matching language map apply, in order, or only those of the first (SRX 2.0, `cascade`). */
  readonly cascade: boolean;
  /** Whether text inside inline codes (a footnote's text) is segmented too (SRX 2.0, `segmentsubflows`). */
  readonly segmentSubflows: boolean;
  /** Which inline codes at a break stay with the text before it (SRX 2.0, `formathandle`). */
  readonly formatHandles: FormatHandles;
  /** Language rule name → its rules, in the order of the file. */
  readonly languageRules: ReadonlyMap<string, readonly SrxRule[]>;
  /** Language maps in the order of the file. */
  readonly languageMaps: readonly LanguageMap[];
}

/** Whether a code of that sort that stands at a break belongs to the text before it. */
export interface FormatHandles {
  readonly start: boolean;
  readonly end: boolean;
  readonly isolated: boolean;
}

/** One rule: at a place where `before` matches what stands before it and `after` what follows, there is a break, or none. */
export interface SrxRule {
  readonly break: boolean;
  /** ICU regular expressions; empty matches everywhere. */
  readonly before: string;
  readonly after: string;
  /** Where `<rule` stands in the file. */
  readonly position: Position;
  /** The comment that stands before the rule, or before the first of several rules: in words, what they are about. */
  readonly description?: string;
}

/** Locales that match the pattern use the named language rule. */
export interface LanguageMap {
  /** ICU regular expression for the whole locale tag. */
  readonly pattern: string;
  readonly ruleName: string;
  readonly position: Position;
}

/** Longest file, in UTF-16 code units; the largest public rule set has half a million. */
const MAX_LENGTH = 8_000_000;
/** SRX nests six deep; more is not SRX. */
const MAX_DEPTH = 32;
/** The default of SRX 2.0, `formathandle`: only closing codes stay with the text before the break. */
export const DEFAULT_HANDLES: FormatHandles = { start: false, end: true, isolated: false };
const SRX_NAMESPACE = "http://www.lisa.org/srx";

/**
 * Reads a file of segmentation rules (SRX 2.0; https://www.unicode.org/uli/pas/srx/srx20.html).
 * Elements of other namespaces, such as a tool's own options in the header, are passed over.
 *
 * @param text the file, decoded
 * @param file its path as the user knows it
 * @throws ExonymError with file, line and column where the file is not well-formed, not SRX, has a DTD or is too large or deep.
 * @example parseSrx(text, "config/segmentation/house.srx").cascade // true
 */
export function parseSrx(text: string, file: string): SrxDocument {
  const positionOf = lineIndex(text);
  const advice = "Correct the file; it has to be SRX 2.0.";
  if (text.length > MAX_LENGTH)
    throw usageError("The file is too large for segmentation rules.", advice, { file });

  let cascade = false;
  let segmentSubflows = true;
  let handles = DEFAULT_HANDLES;
  let isSrx = false;
  const languageRules = new Map<string, SrxRule[]>();
  const languageMaps: LanguageMap[] = [];
  let rules: SrxRule[] | undefined;
  let rule: { break: boolean; before: string; after: string; position: Position } | undefined;
  let description: string | undefined;
  let field: "before" | "after" | undefined;
  let depth = 0;
  let foreign = 0;
  let tagStart = 0;

  const parser = new SaxesParser({ xmlns: true, fileName: file });
  const fail = (message: string, offset = tagStart): never => {
    throw usageError(message, advice, { file, position: positionOf(offset) });
  };
  parser.on("error", (error) => {
    // saxes puts file:line:column in front of its message.
    const message = error.message.replace(/^.*?\d+:\d+: /, "");
    fail(`This is not well-formed XML: ${message}.`, Math.max(0, parser.position - 1));
  });
  parser.on("doctype", () => fail("A document type declaration is not allowed.", text.indexOf("<!DOCTYPE")));
  parser.on("opentagstart", () => {
    tagStart = Math.max(0, text.lastIndexOf("<", parser.position - 1));
  });
  parser.on("opentag", (tag) => {
    if (++depth > MAX_DEPTH) fail("Elements are nested too deep.");
    if (foreign > 0 || (tag.uri !== "" && !tag.uri.startsWith(SRX_NAMESPACE))) foreign++;
    else open(tag);
  });
  parser.on("closetag", (tag) => {
    depth--;
    if (foreign > 0) foreign--;
    else close(tag);
  });
  parser.on("comment", (comment) => {
    if (rules !== undefined && rule === undefined) description = comment.trim().replace(/\s+/g, " ");
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  if (!isSrx) fail("There is no <srx> element.", 0);
  for (const { ruleName, position } of languageMaps) {
    if (!languageRules.has(ruleName)) {
      throw usageError(`There is no language rule «${ruleName}».`, "Name one that is in the file.", {
        file,
        position,
      });
    }
  }
  return { file, cascade, segmentSubflows, formatHandles: handles, languageRules, languageMaps };

  function open(tag: SaxesTagNS): void {
    const attribute = (name: string): string | undefined => tag.attributes[name]?.value;
    const required = (name: string): string =>
      attribute(name) ?? fail(`<${tag.name}> has no attribute «${name}».`);
    const yesOrNo = (name: string, fallback: boolean): boolean => {
      const value = attribute(name);
      if (value !== undefined && value !== "yes" && value !== "no") {
        fail(`The attribute «${name}» is «${value}», but has to be «yes» or «no».`);
      }
      return value === undefined ? fallback : value === "yes";
    };
    switch (tag.local) {
      case "srx": {
        isSrx = true;
        const version = attribute("version") ?? "2.0";
        if (version !== "1.0" && version !== "2.0") fail(`SRX version «${version}» is not known.`);
        return;
      }
      case "header":
        cascade = yesOrNo("cascade", false);
        segmentSubflows = yesOrNo("segmentsubflows", true);
        return;
      case "formathandle": {
        const type = required("type");
        if (type !== "start" && type !== "end" && type !== "isolated") fail(`«${type}» is no type of code.`);
        handles = { ...handles, [type]: yesOrNo("include", true) };
        return;
      }
      case "languagerule": {
        const name = required("languagerulename");
        if (languageRules.has(name)) fail(`There are two language rules «${name}».`);
        rules = [];
        description = undefined;
        languageRules.set(name, rules);
        return;
      }
      case "rule":
        if (rule !== undefined) fail("A <rule> stands inside of another <rule>.");
        rule = { break: yesOrNo("break", true), before: "", after: "", position: positionOf(tagStart) };
        return;
      case "beforebreak":
      case "afterbreak":
        if (rule === undefined) fail(`<${tag.name}> stands outside of a <rule>.`);
        field = tag.local === "beforebreak" ? "before" : "after";
        return;
      case "languagemap":
        languageMaps.push({
          pattern: required("languagepattern"),
          ruleName: required("languagerulename"),
          position: positionOf(tagStart),
        });
        return;
      default: {
        const known = ["body", "languagerules", "maprules", "maprule"].includes(tag.local);
        if (!known) fail(`<${tag.name}> is not an element of SRX.`);
      }
    }
  }

  function close(tag: SaxesTagNS): void {
    if (tag.local === "beforebreak" || tag.local === "afterbreak") field = undefined;
    else if (tag.local === "languagerule") rules = undefined;
    else if (tag.local === "rule" && rule !== undefined) {
      if (rules === undefined)
        fail("A <rule> stands outside of a <languagerule>.", text.lastIndexOf("<", parser.position - 1));
      rules?.push(description === undefined || description === "" ? rule : { ...rule, description });
      rule = undefined;
    }
  }

  function addText(value: string): void {
    if (foreign > 0) return;
    if (rule !== undefined && field !== undefined) rule[field] += value;
    else if (value.trim() !== "") fail("There is text where SRX has none.", parser.position - 1);
  }
}
