import type { Glossary } from "../glossary/concept.ts";

/**
 * The concepts that a waiver means by a name: those with this id or with this wording in any language, capitals aside.
 * A translator sees wordings, not ids.
 *
 * @example conceptsNamed(glossary, "Київ") // Set { "kyiv" }
 */
export function conceptsNamed(glossary: Glossary, name: string): ReadonlySet<string> {
  let index = indexes.get(glossary);
  if (index === undefined) {
    index = indexOf(glossary);
    indexes.set(glossary, index);
  }
  return index.get(folded(name)) ?? NONE;
}

/** All names that {@link conceptsNamed} knows, folded: what a mistyped one may have been meant to be is looked for among them. */
export function conceptNames(glossary: Glossary): Iterable<string> {
  conceptsNamed(glossary, "");
  return indexes.get(glossary)?.keys() ?? [];
}

const NONE: ReadonlySet<string> = new Set();
const indexes = new WeakMap<Glossary, ReadonlyMap<string, ReadonlySet<string>>>();

function indexOf({ concepts }: Glossary): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  const add = (name: string, id: string) => {
    const key = folded(name);
    const ids = index.get(key);
    if (ids) ids.add(id);
    else index.set(key, new Set([id]));
  };
  for (const { id, terms } of concepts) {
    add(id, id);
    for (const wordings of terms.values()) for (const { text } of wordings) add(text, id);
  }
  return index;
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
