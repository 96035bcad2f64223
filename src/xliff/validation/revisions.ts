import { attribute, childElements, type XmlElement } from "../tree.ts";
import type { Visit } from "./rule.ts";

/** A `revisions` of the Change Tracking module in a file, group or unit, and what it may be about. */
export interface Revisions {
  readonly element: XmlElement;
  readonly appliesTo: string;
  readonly reference: string | undefined;
  /** Elements of the name that it applies to. */
  readonly candidates: readonly XmlElement[];
  /** Ids of all elements there. */
  readonly ids: ReadonlySet<string>;
}

/** The revisions that stand in a file, group or unit. In files and groups only notes can be looked up. */
export function revisionsIn({ key, tag, children, facts }: Visit): readonly Revisions[] {
  const named = (elements: readonly XmlElement[], name: string) =>
    elements.filter((each) => facts.vocabulary.keyOf(each.tag) === name);
  const tracks = named(children(), "ctr:changeTrack");
  if (tracks.length === 0) return [];
  const own = children()
    .filter((child) => child.tag.uri === tag.uri)
    .flatMap(withDescendants);
  const ids = new Set(own.map((each) => attribute(each.tag, "id")).filter((id) => id !== undefined));
  return tracks
    .flatMap((track) => named(childElements(track), "ctr:revisions"))
    .map((element) => ({
      element,
      appliesTo: attribute(element.tag, "appliesTo") ?? "",
      reference: attribute(element.tag, "ref"),
      ids,
    }))
    .filter(({ appliesTo }) => key === "unit" || appliesTo === "note")
    .map((each) => ({ ...each, candidates: named(own, each.appliesTo) }));
}

/** The one element that revisions are about; null where that cannot be told. */
export function subjectOf({ candidates, reference }: Revisions): XmlElement | null {
  const found =
    reference === undefined ? candidates : candidates.filter(({ tag }) => attribute(tag, "id") === reference);
  return (found.length === 1 && found[0]) || null;
}

function withDescendants(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (each: XmlElement): void => {
    found.push(each);
    for (const child of childElements(each)) walk(child);
  };
  walk(element);
  return found;
}
