import { childElements } from "../tree.ts";
import type { DocumentFacts, Report, Rule, Visit } from "./rule.ts";
import { rules } from "./rules.ts";
import { type InlineScope, matchScope, unitScope } from "./scope.ts";
import type { FileSummary, Named } from "./summary.ts";
import { readTransUnit } from "./trans-unit.ts";
import { isDeclaration, modulePrefix } from "./vocabulary.ts";

/** Hands what has been read to the rules that look at it. */
export interface Dispatch {
  readonly visit: (visit: Visit) => void;
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
  const byElement = elementRules(bound);
  const everywhere = byElement.get("*") ?? [];
  const scopeRules = bound.filter(({ rule }) => rule.scope);
  const unitRules = bound.filter(({ rule }) => rule.transUnit);
  const fileRules = bound.filter(({ rule }) => rule.file);

  const checkScope = (scope: InlineScope): void => {
    for (const { rule, report } of scopeRules) rule.scope?.(scope, report, facts);
  };
  const checkUnit = (visit: Visit): void => {
    if (visit.element === null) return;
    const unit = unitScope(visit.element);
    checkScope(unit);
    for (const child of childElements(visit.element)) {
      if (facts.vocabulary.keyOf(child.tag) !== "mtc:matches") continue;
      for (const match of childElements(child)) {
        if (facts.vocabulary.keyOf(match.tag) === "mtc:match") checkScope(matchScope(match, unit));
      }
    }
  };
  return {
    visit(visit) {
      for (const { rule, report } of everywhere) rule.element?.check(visit, report);
      for (const { rule, report } of byElement.get(visit.key ?? "") ?? []) rule.element?.check(visit, report);
      for (const prefix of modulePrefixes(visit)) {
        for (const { rule, report } of byElement.get(`@${prefix}`) ?? []) rule.element?.check(visit, report);
      }
      if (visit.key === "unit") checkUnit(visit);
      if (visit.key === "trans-unit" && visit.element) {
        const unit = readTransUnit(visit.element);
        for (const { rule, report } of unitRules) rule.transUnit?.(unit, report, visit.above);
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

function elementRules(bound: readonly Bound[]): ReadonlyMap<string, readonly Bound[]> {
  const result = new Map<string, Bound[]>();
  for (const each of bound) {
    for (const key of each.rule.element?.on ?? []) result.set(key, [...(result.get(key) ?? []), each]);
  }
  return result;
}

const NONE: ReadonlySet<string> = new Set();

/** Modules whose attributes stand on an element. */
function modulePrefixes({ tag }: Visit): ReadonlySet<string> {
  let found: Set<string> | null = null;
  for (const each of Object.values(tag.attributes)) {
    if (each.uri === "" || isDeclaration(each)) continue;
    const prefix = modulePrefix(each.uri);
    if (prefix !== undefined) found = (found ?? new Set()).add(prefix);
  }
  return found ?? NONE;
}
