import type { UnitKind } from "../../article/unit.ts";
import data from "./vocabulary.json" with { type: "json" };

/** What a team changes of what is translated in ninjs: names of properties of items. */
export interface NinjsOptions {
  /** Properties whose texts are translated though they are not by themselves: `slugline`, `subjects`. */
  readonly translate?: readonly string[] | undefined;
  /** Properties that stay as they are. */
  readonly protect?: readonly string[] | undefined;
}

/** What the texts of a property are. */
export interface TextRule {
  readonly kind: UnitKind;
  readonly context: string;
}

/** Which properties hold what. */
export interface NinjsVocabulary {
  /** Whether a property holds items. */
  holdsItems(name: string): boolean;
  /** What a property's texts are; `undefined` where they stay. */
  ruleOf(name: string): TextRule | undefined;
}

/** Properties of 1.x that a provider may extend: `body_text`, `description_caption_xhtml` (ninjs 1.4, pattern properties). */
const EXTENDED = /^(headline|subheadline|description|body)_/;

/** Prepares the vocabulary, with a team's changes. */
export function createVocabulary({ translate = [], protect = [] }: NinjsOptions = {}): NinjsVocabulary {
  const rules = new Map<string, TextRule>(Object.entries(data.texts as Record<string, TextRule>)); // the import loses the names of kinds
  for (const name of translate)
    rules.set(name, rules.get(name) ?? { kind: "paragraph", context: `Property ${name}` });
  const protectedNames = new Set(protect);
  const items = new Set(data.items);
  return {
    holdsItems: (name) => items.has(name) && !protectedNames.has(name),
    ruleOf: (name) => {
      if (protectedNames.has(name)) return undefined;
      return rules.get(name) ?? rules.get(EXTENDED.exec(name)?.[1] ?? "");
    },
  };
}
