import { childElements, type XmlElement } from "../../xml/tree.ts";
import { attribute } from "./lookup.ts";
import type { DocumentFacts, Visit } from "./rule.ts";

/** Elements of one name in a file, group or unit. */
interface Namesakes {
  count: number;
  /** Whether any of them has an id. */
  isNamed: boolean;
  readonly attributes: Set<string>;
}

/** A `revisions` of the Change Tracking module in a file, group or unit, and what it may be about. */
export interface Revisions {
  readonly element: XmlElement;
  readonly appliesTo: string;
  readonly reference: string | undefined;
  /** Whether there are several elements of the name that it applies to, some with ids. */
  readonly isAmbiguous: boolean;
  /** Whether an element of the name stands beside the track, or is a child of one that does. */
  readonly isNear: boolean;
  /** Whether any element there has the id that it refers to. */
  readonly isResolved: boolean;
  /** Attributes that elements of the name have; null where there is no such element. */
  readonly attributes: ReadonlySet<string> | null;
}

/** The revisions that stand in a file, group or unit. In files and groups only notes can be looked up. */
export function revisionsIn({ key, tag, children, facts }: Visit): readonly Revisions[] {
  const named = (elements: readonly XmlElement[], name: string) =>
    elements.filter((each) => facts.vocabulary.keyOf(each.tag) === name);
  const tracks = named(children(), "ctr:changeTrack");
  if (tracks.length === 0) return [];
  const ids = new Set<string>();
  const namesakes = new Map<string, Namesakes>();
  const near = new Set<string>();
  for (const child of children()) {
    if (child.tag.uri === tag.uri) index(child, facts, namesakes, ids);
    for (const each of [child, ...childElements(child)]) near.add(each.tag.local);
  }
  return tracks
    .flatMap((track) => named(childElements(track), "ctr:revisions"))
    .map((element) => about(element, namesakes, ids, near))
    .filter(({ appliesTo }) => key === "unit" || appliesTo === "note");
}

function about(
  element: XmlElement,
  namesakes: ReadonlyMap<string, Namesakes>,
  ids: ReadonlySet<string>,
  near: ReadonlySet<string>,
): Revisions {
  const appliesTo = attribute(element.tag, "appliesTo") ?? "";
  const reference = attribute(element.tag, "ref");
  const found = namesakes.get(appliesTo);
  return {
    element,
    appliesTo,
    reference,
    isAmbiguous: found !== undefined && found.count > 1 && found.isNamed,
    isNear: near.has(appliesTo),
    isResolved: reference !== undefined && ids.has(reference),
    attributes: found?.attributes ?? null,
  };
}

function index(
  element: XmlElement,
  facts: DocumentFacts,
  namesakes: Map<string, Namesakes>,
  ids: Set<string>,
): void {
  const key = facts.vocabulary.keyOf(element.tag) ?? "";
  const found = namesakes.get(key) ?? { count: 0, isNamed: false, attributes: new Set<string>() };
  namesakes.set(key, found);
  found.count++;
  for (const { name } of element.tag.attributes) found.attributes.add(name);
  const id = attribute(element.tag, "id");
  if (id !== undefined) {
    ids.add(id);
    found.isNamed = true;
  }
  for (const child of childElements(element)) index(child, facts, namesakes, ids);
}
