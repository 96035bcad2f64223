import { setAttribute } from "../../xml/attributes.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, type XmlElement } from "../../xml/tree.ts";
import { changeSuggestions, refuseForbiddenIn } from "../change.ts";
import type { SegmentChange, XliffSegment } from "../model.ts";
import { remark21 } from "./layout.ts";
import { previous21, suggestion21 } from "./matches.ts";
import { isPreviousMatch, readMatch, referredId, USED_SUBTYPE } from "./read.ts";
import { partsOf, type UnitSite } from "./site.ts";

/** Changes of the matches and notes that refer to one segment. */
export interface Companions {
  /** Inside elements that stay. */
  readonly splices: readonly Splice[];
  readonly removed: readonly XmlElement[];
  readonly addedMatches: readonly string[];
  readonly addedNotes: readonly string[];
}

/** What a change does to matches and notes. */
export function changeCompanions(site: UnitSite, segment: XliffSegment, change: SegmentChange): Companions {
  const { text, file, style } = site;
  const { element, matches, remarks, notes } = partsOf(site, segment);
  const earlier = matches.filter(isPreviousMatch);
  const offers = matches.filter((match) => !isPreviousMatch(match));
  const after = changeSuggestions(segment, offers.map(readMatch), change);
  const isReferred = Boolean(change.previous) || after.added.length > 0;
  const name = change.id === undefined && isReferred ? site.names().get(element.start) : undefined;
  const id = change.id ?? name ?? segment.id;
  const added = [];
  if (change.previous) added.push(previous21(change.previous, id, site.prefixes, style));
  for (const each of after.added) {
    refuseForbiddenIn(file, segment, each.suggestion.from);
    added.push(suggestion21(each, id, site.prefixes, style));
  }
  const marks = offers.flatMap((match, index) => {
    const { used } = readMatch(match);
    const wanted = after.used[index] ?? used;
    return wanted === used ? [] : setAttribute(text, match, "subType", wanted ? USED_SUBTYPE : undefined);
  });
  const kept = change.previous === undefined ? matches : offers;
  const keptNotes = change.remark === undefined ? [...notes, ...remarks] : notes;
  refuseForbiddenIn(file, segment, change.remark ?? "");
  return {
    splices: [
      ...marks,
      ...(name === undefined ? [] : setAttribute(text, element, "id", name)),
      ...renameCompanions(text, segment, id, kept, keptNotes),
    ],
    removed: [
      ...(change.previous === undefined ? [] : earlier),
      ...(change.remark === undefined ? [] : remarks),
    ],
    addedMatches: added,
    addedNotes: change.remark ? [remark21(change.remark, id, style)] : [],
  };
}

function renameCompanions(
  text: string,
  segment: XliffSegment,
  id: string,
  matches: readonly XmlElement[],
  notes: readonly XmlElement[],
): readonly Splice[] {
  if (id === segment.id) return [];
  const refs = matches.flatMap((match) => {
    const ref = attribute(match.tag, "ref") ?? "";
    return referredId(match) === segment.id
      ? setAttribute(text, match, "ref", ref.slice(0, ref.length - segment.id.length) + id)
      : [];
  });
  const ids = notes.flatMap((note) => {
    const value = attribute(note.tag, "id") ?? "";
    return setAttribute(text, note, "id", id + value.slice(segment.id.length));
  });
  return [...refs, ...ids];
}
