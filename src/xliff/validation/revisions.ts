import { childElements, type XmlElement } from "../tree.ts";
import { attribute } from "./lookup.ts";
import type { DocumentFacts, Visit } from "./rule.ts";

/** Elements of one name in a file, group or unit. */
interface Namesakes {
  readonly all: XmlElement[];
  /** Null where an id occurs twice. */
  readonly byId: Map<string, XmlElement | null>;
}

/** A `revisions` of the Change Tracking module in a file, group or unit, and what it may be about. */
export interface Revisions {
  readonly element: XmlElement;
  readonly appliesTo: string;
  readonly reference: string | undefined;
  /** Whether there are several elements of the name that it applies to, some with ids. */
  readonly isAmbiguous: boolean;
  /** Whether any element there has the id that it refers to. */
  readonly isResolved: boolean;
  /** The one element that it is about; null where that cannot be told. */
  readonly subject: XmlElement | null;
}

/** The revisions that stand in a file, group or unit. In files and groups only notes can be looked up. */
export function revisionsIn({ key, tag, children, facts }: Visit): readonly Revisions[] {
  const named = (elements: readonly XmlElement[], name: string) =>
    elements.filter((each) => facts.vocabulary.keyOf(each.tag) === name);
  const tracks = named(children(), "ctr:changeTrack");
  if (tracks.length === 0) return [];
  const ids = new Set<string>();
  const namesakes = new Map<string, Namesakes>();
  for (const child of children()) if (child.tag.uri === tag.uri) index(child, facts, namesakes, ids);
  return tracks
    .flatMap((track) => named(childElements(track), "ctr:revisions"))
    .map((element) => about(element, namesakes, ids))
    .filter(({ appliesTo }) => key === "unit" || appliesTo === "note");
}

function about(
  element: XmlElement,
  namesakes: ReadonlyMap<string, Namesakes>,
  ids: ReadonlySet<string>,
): Revisions {
  const appliesTo = attribute(element.tag, "appliesTo") ?? "";
  const reference = attribute(element.tag, "ref");
  const { all, byId } = namesakes.get(appliesTo) ?? { all: [], byId: new Map<string, null>() };
  const only = all.length === 1 ? (all[0] ?? null) : null;
  return {
    element,
    appliesTo,
    reference,
    isAmbiguous: all.length > 1 && byId.size > 0,
    isResolved: reference !== undefined && ids.has(reference),
    subject: reference === undefined ? only : (byId.get(reference) ?? null),
  };
}

function index(
  element: XmlElement,
  facts: DocumentFacts,
  namesakes: Map<string, Namesakes>,
  ids: Set<string>,
): void {
  const key = facts.vocabulary.keyOf(element.tag) ?? "";
  const { all, byId } = namesakes.get(key) ?? { all: [], byId: new Map<string, XmlElement | null>() };
  namesakes.set(key, { all, byId });
  all.push(element);
  const id = attribute(element.tag, "id");
  if (id !== undefined) {
    ids.add(id);
    byId.set(id, byId.has(id) ? null : element);
  }
  for (const child of childElements(element)) index(child, facts, namesakes, ids);
}
