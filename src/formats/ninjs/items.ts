import { type JsonDocument, type JsonValue, memberOf, stringOf } from "../json/value.ts";
import type { Declared } from "./content-type.ts";
import type { NinjsVocabulary, TextRule } from "./vocabulary.ts";

/** A text of an item. */
export interface ItemText {
  readonly value: JsonValue;
  readonly rule: TextRule;
  readonly declared: Declared;
}

/** What is found in a file. */
export interface Items {
  readonly texts: readonly ItemText[];
  /** The languages that items say they are in. */
  readonly languages: readonly JsonValue[];
}

/** What a value is: an item, a list of items by order or by name, or what holds texts of a property. */
type Role =
  | { readonly type: "item" }
  | { readonly type: "items" }
  | { readonly type: "texts"; readonly name: string; readonly rule: TextRule };

/** Members of an object among texts that hold them. */
const HOLDERS: ReadonlySet<string> = new Set(["value", "name"]);

/**
 * Finds the texts of news items: in ninjs 1.x properties with a text, later lists of objects with a `value`; in
 * associated items too, and in a list of items.
 */
export function findItems(document: JsonDocument, vocabulary: NinjsVocabulary): Items {
  const texts: ItemText[] = [];
  const languages: JsonValue[] = [];
  const roles = new Map<number, Role>();
  const known = new Map<number, Declared>();
  document.values.forEach((value, index) => {
    const outer = roles.get(value.parent);
    if (value.parent >= 0 && outer === undefined) return;
    const isContainer = value.type === "object" || value.type === "array";
    const name = value.key?.name ?? "";
    if (outer?.type === "item" && value.type === "string" && name === "language") languages.push(value);
    if (isContainer) {
      const role = roleOf(value, outer, vocabulary);
      if (role !== undefined) roles.set(index, role);
      return;
    }
    if (value.type !== "string" || outer === undefined || outer.type === "items") return;
    if (outer.type === "item") {
      const rule = vocabulary.ruleOf(name);
      const declared = { name, contentType: undefined, role: undefined };
      if (rule !== undefined) texts.push({ value, rule, declared });
    } else if (value.key === null || HOLDERS.has(name)) {
      texts.push({ value, rule: outer.rule, declared: declaredIn(value.parent, outer.name) });
    }
  });
  return { texts, languages };

  /** What the object says that a text stands in; it is asked once, however many texts it has. */
  function declaredIn(parent: number, name: string): Declared {
    const made = known.get(parent) ?? {
      name,
      contentType: memberText(document, parent, "contentType") ?? memberText(document, parent, "contenttype"),
      role: memberText(document, parent, "role"),
    };
    known.set(parent, made);
    return made;
  }
}

function memberText(document: JsonDocument, object: number, name: string): string | undefined {
  return stringOf(document, memberOf(document, object, name));
}

function roleOf(value: JsonValue, outer: Role | undefined, vocabulary: NinjsVocabulary): Role | undefined {
  const inList = outer === undefined || outer.type === "items";
  if (inList) return value.type === "object" ? { type: "item" } : { type: "items" };
  if (outer.type === "texts") return value.key === null ? outer : undefined;
  const name = value.key?.name ?? "";
  if (vocabulary.holdsItems(name)) return { type: "items" };
  const rule = vocabulary.ruleOf(name);
  return rule && { type: "texts", name, rule };
}
