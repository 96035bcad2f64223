import { nearest } from "../article/nearest.ts";
import { lineIndex, type Position, usageError } from "../article/problem.ts";
import { tagOf, type XmlTag } from "../xml/scan.ts";
import { TOKEN, XmlTokenizer } from "../xml/tokenizer.ts";
import { ADVICE, type Fail, srxAttributes } from "./srx-elements.ts";

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
 * Elements and attributes of other namespaces, such as a tool's own options in the header, are passed over; others that
 * SRX has not are refused, as a mistyped `break` would turn an exception into a break. A document type may be named.
 *
 * @param text the file, decoded
 * @param file its path as the user knows it
 * @throws ExonymError with file, line and column where the file is not well-formed, not SRX, declares entities or is too large or deep.
 * @example parseSrx(text, "config/segmentation/house.srx").cascade // true
 */
export function parseSrx(text: string, file: string): SrxDocument {
  if (text.length > MAX_LENGTH) {
    throw usageError(
      `The file is too large for segmentation rules: ${text.length} characters, of at most ${MAX_LENGTH}.`,
      "Split it into several files; they apply in the order of their names.",
      { file },
    );
  }
  const positionOf = lineIndex(text);
  const fail: Fail = (message, advice, offset) =>
    usageError(message, advice, { file, position: positionOf(offset) });
  if (text.trim() === "") throw fail("The file is empty.", "Write rules into it, or remove it.", 0);
  if (!text.trimStart().startsWith("<"))
    throw fail("This is not XML, in which segmentation rules are written.", ADVICE, 0);
  const tokens = new XmlTokenizer(text, file);
  const reading = startReading(positionOf, fail);
  let foreign = 0;
  for (let kind = tokens.next(); kind !== TOKEN.END; kind = tokens.next()) {
    if (kind === TOKEN.OPEN) {
      if (tokens.depth > MAX_DEPTH) throw fail("Elements are nested too deep.", ADVICE, tokens.start);
      const isForeign = tokens.uri !== "" && !tokens.uri.startsWith(SRX_NAMESPACE);
      if (tokens.depth === 1 && (isForeign || tokens.name.local !== "srx"))
        throw fail(`The file begins with <${tokens.name.qualified}>, not <srx>.`, ADVICE, tokens.start);
      if (foreign > 0 || isForeign) foreign++;
      else reading.open(tagOf(tokens), tokens.start);
    } else if (kind === TOKEN.CLOSE) {
      if (foreign > 0) foreign--;
      else reading.close(tokens.name.local);
    } else if (foreign > 0) continue;
    else if (kind !== TOKEN.OTHER) reading.text(tokens.value(), tokens.start);
    else if (text.startsWith("<!--", tokens.start))
      reading.comment(text.slice(tokens.start + 4, tokens.end - 3));
  }
  const { languageRules, languageMaps, ...header } = reading.result();
  for (const { ruleName, position } of languageMaps) {
    if (languageRules.has(ruleName)) continue;
    const near = nearest(ruleName, [...languageRules.keys()]);
    const advice = near === undefined ? "Name one that is in the file." : `Perhaps «${near}» is meant.`;
    throw usageError(`There is no language rule «${ruleName}».`, advice, { file, position });
  }
  return { file, ...header, languageRules, languageMaps };
}

/** What is told the parts of a file, in their order, and makes plain data of them. */
interface Reading {
  readonly open: (tag: XmlTag, start: number) => void;
  readonly close: (name: string) => void;
  readonly text: (value: string, start: number) => void;
  readonly comment: (comment: string) => void;
  readonly result: () => Omit<SrxDocument, "file">;
}

function startReading(positionOf: (offset: number) => Position, fail: Fail): Reading {
  let cascade = false;
  let segmentSubflows = true;
  let formatHandles = DEFAULT_HANDLES;
  const languageRules = new Map<string, SrxRule[]>();
  const languageMaps: LanguageMap[] = [];
  let rules: SrxRule[] | undefined;
  let rule: { break: boolean; before?: string; after?: string; position: Position } | undefined;
  let description: string | undefined;
  let field: "before" | "after" | undefined;

  return {
    open,
    close(name) {
      if (name === "beforebreak" || name === "afterbreak") field = undefined;
      else if (name === "languagerule") rules = undefined;
      else if (name === "rule" && rule !== undefined) {
        const { before = "", after = "", ...rest } = rule;
        const described = description === undefined || description === "" ? {} : { description };
        rules?.push({ ...rest, before, after, ...described });
        rule = undefined;
      }
    },
    text(value, start) {
      if (rule !== undefined && field !== undefined) rule[field] += value;
      else if (value.trim() !== "") {
        const offset = start + value.length - value.trimStart().length;
        const advice = "Remove it, or put it into a <beforebreak> or <afterbreak>.";
        throw fail("There is text where SRX has none.", advice, offset);
      }
    },
    comment(comment) {
      if (rules !== undefined && rule === undefined) description = comment.trim().replace(/\s+/g, " ");
    },
    result: () => ({ cascade, segmentSubflows, formatHandles, languageRules, languageMaps }),
  };

  function open(tag: XmlTag, start: number): void {
    const attribute = srxAttributes(tag, start, fail);
    const required = (name: string): string => {
      const value = attribute.get(name);
      if (value === undefined) throw fail(`<${tag.name}> has no attribute «${name}».`, "Add it.", start);
      return value;
    };
    const yesOrNo = (name: string, fallback: boolean): boolean => {
      const value = attribute.get(name);
      if (value === undefined) return fallback;
      if (value === "yes" || value === "no") return value === "yes";
      const advice = `Write ${name}="yes" or ${name}="no".`;
      throw fail(`The attribute «${name}» is «${value}», but has to be «yes» or «no».`, advice, start);
    };
    const refuse = (isWrong: boolean, message: string): void => {
      if (isWrong) throw fail(message, ADVICE, start);
    };
    refuse(field !== undefined, `<${tag.name}> stands inside of a pattern.`);
    switch (tag.local) {
      case "srx": {
        const version = attribute.get("version") ?? "2.0";
        refuse(version !== "1.0" && version !== "2.0", `SRX version «${version}» is not known.`);
        // 2.0 asks for the attribute; OmegaT, whose own file has none, takes all maps that match.
        cascade = version === "2.0";
        return;
      }
      case "header":
        cascade = yesOrNo("cascade", cascade);
        segmentSubflows = yesOrNo("segmentsubflows", true);
        return;
      case "formathandle": {
        const type = required("type");
        refuse(type !== "start" && type !== "end" && type !== "isolated", `«${type}» is no type of code.`);
        formatHandles = { ...formatHandles, [type]: yesOrNo("include", true) };
        return;
      }
      case "languagerule": {
        refuse(rules !== undefined, "A <languagerule> stands inside of another <languagerule>.");
        const name = required("languagerulename");
        if (languageRules.has(name))
          throw fail(`There are two language rules «${name}».`, "Give one of them another name.", start);
        rules = [];
        description = undefined;
        languageRules.set(name, rules);
        return;
      }
      case "rule":
        refuse(rules === undefined, "A <rule> stands outside of a <languagerule>.");
        refuse(rule !== undefined, "A <rule> stands inside of another <rule>.");
        rule = { break: yesOrNo("break", true), position: positionOf(start) };
        return;
      case "beforebreak":
      case "afterbreak":
        if (rule === undefined) throw fail(`<${tag.name}> stands outside of a <rule>.`, ADVICE, start);
        field = tag.local === "beforebreak" ? "before" : "after";
        refuse(rule[field] !== undefined, `A <rule> has two <${tag.name}>.`);
        rule[field] = "";
        return;
      case "languagemap":
        languageMaps.push({
          pattern: required("languagepattern"),
          ruleName: required("languagerulename"),
          position: positionOf(start),
        });
    }
  }
}
