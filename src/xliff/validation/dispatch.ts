import { childElements, type XmlElement } from "../../xml/tree.ts";
import type { Ancestor, DocumentFacts, Report, Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { type InlineScope, matchScope, unitScope } from "./scope.ts";
import type { FileSummary, Named } from "./summary.ts";
import { readTransUnit } from "./trans-unit.ts";
import { modulePrefix } from "./vocabulary.ts";

/** Hands what has been read to the rules that look at it. */
export interface Dispatch {
  readonly visit: (
    here: Ancestor,
    start: number,
    element: XmlElement | null,
    above: readonly Ancestor[],
  ) => void;
  readonly file: (file: FileSummary) => void;
  readonly document: (files: readonly Named[]) => void;
}

interface Bound {
  readonly rule: Rule;
  readonly report: Report;
}

/** The rules of a document's version, by what they look at. */
export function rulesFor(
  facts: DocumentFacts,
  add: (rule: string, offset: number, message: string, advice?: string) => void,
): Dispatch {
  const bound = rules
    .filter(({ versions }) => versions.includes(facts.version))
    .map((rule) => bind(rule, add));
  const scopeRules = bound.filter(({ rule }) => rule.scope);
  const unitRules = bound.filter(({ rule }) => rule.transUnit);
  const fileRules = bound.filter(({ rule }) => rule.file);

  const checkScope = (scope: InlineScope): void => {
    for (const { rule, report } of scopeRules) rule.scope?.(scope, report, facts);
  };
  const checkUnit = (element: XmlElement): void => {
    const unit = unitScope(element);
    checkScope(unit);
    for (const child of childElements(element)) {
      if (facts.vocabulary.keyOf(child.tag) !== "mtc:matches") continue;
      for (const match of childElements(child)) {
        if (facts.vocabulary.keyOf(match.tag) === "mtc:match") checkScope(matchScope(match, unit));
      }
    }
  };
  const interested = interestIn(bound);
  return {
    visit(here, start, element, above) {
      const wanted = interested(here);
      if (wanted.length > 0) {
        const visit = { ...here, start, element, above, facts };
        for (const { rule, report } of wanted) rule.element?.check(visit, report);
      }
      if (element === null) return;
      if (here.key === "unit") checkUnit(element);
      if (here.key === "trans-unit") {
        const unit = readTransUnit(element);
        for (const { rule, report } of unitRules) rule.transUnit?.(unit, report, above);
      }
    },
    file(file) {
      for (const { rule, report } of fileRules) rule.file?.(file, report, facts);
    },
    document(files) {
      for (const { rule, report } of bound) rule.document?.(files, report);
    },
  };
}

function bind(
  rule: Rule,
  add: (rule: string, offset: number, message: string, advice?: string) => void,
): Bound {
  return {
    rule,
    report: (at, message, advice) => add(rule.id, typeof at === "number" ? at : at.start, message, advice),
  };
}

const NOBODY: readonly Bound[] = [];

/** Which rules look at an element: for its name, and for the modules whose attributes it has. */
function interestIn(bound: readonly Bound[]): (here: Ancestor) => readonly Bound[] {
  const byName = new Map<string, Bound[]>();
  for (const each of bound) {
    for (const name of each.rule.element?.on ?? []) byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  return ({ key, tag }) => {
    const named = byName.get(key ?? "") ?? NOBODY;
    let prefixes: Set<string> | null = null;
    for (const { uri } of tag.attributes) {
      const prefix = uri === "" ? undefined : modulePrefix(uri);
      if (prefix !== undefined) prefixes = (prefixes ?? new Set()).add(prefix);
    }
    if (prefixes === null) return named;
    return [...named, ...[...prefixes].flatMap((prefix) => byName.get(`@${prefix}`) ?? NOBODY)];
  };
}
