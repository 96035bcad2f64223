import { lineIndex } from "../../article/problem.ts";
import { scanXml, type XmlTag } from "../../xml/scan.ts";
import { childElements, type XmlElement, type XmlNode } from "../../xml/tree.ts";
import type { Range } from "../model.ts";
import { rulesFor } from "./dispatch.ts";
import { grammarOf } from "./grammar.ts";
import { attribute } from "./lookup.ts";
import type { Ancestor, DocumentFacts } from "./rule.ts";
import { rules } from "./rules.ts";
import { structuralRules } from "./structural-rules.ts";
import { structureCheck } from "./structure.ts";
import { type Named, type SummaryBuilder, summaryBuilder } from "./summary.ts";
import { documentFacts, versionProblem } from "./version.ts";
import type { Violation } from "./violation.ts";

/** Elements that may hold units without number, so that they are never in memory as a whole. */
const OUTER = new Set(["xliff", "file", "group", "body"]);

/** What is kept of a child of `file` or `group` for rules: everything but text to translate and skeletons. */
const DROPPED = new Set(["unit", "trans-unit", "bin-unit", "skeleton", "header"]);

interface Outer extends Ancestor {
  readonly start: number;
  readonly kept: XmlElement[];
}

interface Growing {
  readonly tag: XmlTag;
  readonly start: number;
  readonly openEnd: number;
  readonly children: XmlNode[];
}

/**
 * What breaks the rules of XLIFF 1.2, 2.0, 2.1 or 2.2 in a file: its structure as in the schemas, and what the
 * specifications say beyond. In the order of the file. Time is linear in its length; memory that of the largest unit.
 *
 * @param file the path for messages.
 * @returns nothing where the file is valid. A file of another version has one violation, `version`.
 * @throws ExonymError as {@link scanXml} where the file is not well-formed.
 * @example
 * ```ts
 * for (const { rule, position, message } of validateXliff(text, "treaty.uk.xlf")) {
 *   console.log(`${position.line}: ${message} (${rule})`);
 * }
 * ```
 */
export function validateXliff(text: string, file: string): readonly Violation[] {
  const found: Omit<Violation, "position">[] = [];
  const add = (rule: string, offset: number, message: string, advice?: string): void => {
    const { severity, advice: usual } = RULES.get(rule) ?? FALLBACK;
    found.push({ rule, severity, message, advice: advice ?? usual, offset });
  };
  const reader = documentReader(add);
  scanXml(text, file, {
    open: (tag, range) => reader.open(tag, range),
    close: (_, range) => reader.close(range),
    text: (value, range) => reader.text(value, range),
  });
  if (found.length === 0) return [];
  const positionOf = lineIndex(text);
  return found
    .sort((one, other) => one.offset - other.offset)
    .map((violation) => ({ ...violation, position: positionOf(violation.offset) }));
}

const FALLBACK = { severity: "error", advice: "" } as const;
/** For severities and advice. */
const RULES = new Map([...structuralRules, ...rules].map((rule) => [rule.id, rule]));

type Add = (rule: string, offset: number, message: string, advice?: string) => void;

interface DocumentReader {
  readonly open: (tag: XmlTag, range: Range) => void;
  readonly close: (range: Range) => void;
  readonly text: (value: string, range: Range) => void;
}

/** Waits for the root, then reads with the rules of its version. */
function documentReader(add: Add): DocumentReader {
  let reader: DocumentReader | null = null;
  let seen = false;
  return {
    open(tag, range) {
      if (!seen) {
        seen = true;
        const problem = versionProblem(tag);
        if (problem) add("version", range.start, problem.message);
        const facts = documentFacts(tag);
        if (facts) reader = versionReader(facts, add);
      }
      reader?.open(tag, range);
    },
    close: (range) => reader?.close(range),
    text: (value, range) => reader?.text(value, range),
  };
}

function versionReader(facts: DocumentFacts, add: Add): DocumentReader {
  const { version, vocabulary } = facts;
  const structure = structureCheck(grammarOf(version), vocabulary, version !== "1.2", add);
  const outers: Outer[] = [];
  const growing: Growing[] = [];
  const dispatch = rulesFor(facts, add);
  const files: Named[] = [];
  let summary: SummaryBuilder | null = null;

  const enter = (key: string, tag: XmlTag, start: number): void => {
    if (key === "file") {
      summary = summaryBuilder(version, tag, start);
      const id = attribute(tag, "id");
      if (id !== undefined) files.push({ value: id, start });
    }
    summary?.note(key, tag, start);
    const kept: XmlElement[] = [];
    outers.push({ key, tag, start, kept, children: () => kept });
  };

  const leave = (): void => {
    const outer = outers.pop();
    if (!outer) return;
    dispatch.visit(outer, outer.start, null, outers);
    if (outer.key === "file" && summary) {
      dispatch.file(summary.summary);
      summary = null;
    }
    if (outers.length === 0) dispatch.document(files);
  };

  const finish = (element: XmlElement): void => {
    const above: Ancestor[] = [...outers];
    const walk = (each: XmlElement): void => {
      const key = vocabulary.keyOf(each.tag);
      if (key !== null) summary?.note(key, each.tag, each.start);
      const here: Ancestor = { key, tag: each.tag, children: childrenOf(each) };
      dispatch.visit(here, each.start, each, above);
      above.push(here);
      for (const child of each.children) if (child.type === "element") walk(child);
      above.pop();
    };
    walk(element);
    const key = vocabulary.keyOf(element.tag);
    if (key === null || !DROPPED.has(key)) outers.at(-1)?.kept.push(element);
  };

  return {
    open(tag, range) {
      const key = vocabulary.keyOf(tag);
      structure.open(tag, key, range.start);
      if (growing.length === 0 && key !== null && OUTER.has(key)) return enter(key, tag, range.start);
      growing.push({ tag, start: range.start, openEnd: range.end, children: [] });
    },
    close(range) {
      structure.close();
      const grown = growing.pop();
      if (!grown) return leave();
      const { tag, start, openEnd, children } = grown;
      const element: XmlElement = {
        type: "element",
        tag,
        start,
        openEnd,
        closeStart: range.start,
        end: range.end,
        children,
      };
      const parent = growing.at(-1);
      if (parent) parent.children.push(element);
      else finish(element);
    },
    text(value, range) {
      structure.text(value, range);
      growing.at(-1)?.children.push({ type: "text", value, ...range });
    },
  };
}

/** Looked for once, as rules may ask for them at every descendant. */
function childrenOf(element: XmlElement): () => readonly XmlElement[] {
  let children: readonly XmlElement[] | null = null;
  return () => {
    children ??= childElements(element);
    return children;
  };
}
