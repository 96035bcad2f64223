import type { XmlTag } from "../../xml/scan.ts";
import { attribute as find } from "../../xml/tree.ts";
import { attributeKey } from "./vocabulary.ts";

/** With more attributes than this, a tag's are looked up in a map: rules ask at every descendant. */
const FEW = 16;

interface Lookup {
  readonly byName: ReadonlyMap<string, string>;
  readonly byKey: ReadonlyMap<string, string>;
}

const lookups = new WeakMap<XmlTag, Lookup>();

/** The value of an attribute by its name as written; in constant time, however many there are. */
export function attribute(tag: XmlTag, name: string): string | undefined {
  return tag.attributes.length <= FEW ? find(tag, name) : lookupOf(tag).byName.get(name);
}

/** The value of a module's or `xml:` attribute by its name in the grammar, whatever its prefix. */
export function qualified(tag: XmlTag, key: string): string | undefined {
  if (tag.attributes.length > FEW) return lookupOf(tag).byKey.get(key);
  for (const each of tag.attributes) {
    if (each.uri !== "" && attributeKey(each) === key) return each.value;
  }
  return undefined;
}

function lookupOf(tag: XmlTag): Lookup {
  const known = lookups.get(tag);
  if (known) return known;
  const lookup = {
    byName: new Map(tag.attributes.map(({ name, value }) => [name, value])),
    byKey: new Map(
      tag.attributes.filter(({ uri }) => uri !== "").map((each) => [attributeKey(each) ?? "", each.value]),
    ),
  };
  lookups.set(tag, lookup);
  return lookup;
}
