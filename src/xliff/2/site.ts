import { attribute, childNamed, childrenNamed, type XmlElement } from "../../xml/tree.ts";
import { groupsToTake } from "../groups.ts";
import type { XliffSegment } from "../model.ts";
import { type Style, styleAt } from "../style.ts";
import { hashElements } from "./metadata.ts";
import type { ModulePrefixes } from "./modules.ts";
import { createDataTable, type DataTable } from "./original-data.ts";
import {
  isRemark,
  matchesOf,
  notesOf,
  ownerOfNote,
  ownersOfIds,
  readOriginalData,
  referredId,
  segmentIds,
} from "./read.ts";
import { namesOfNameless } from "./segment-names.ts";

/** A unit of 2.x, and what its splices need to know of it. */
export interface UnitSite {
  readonly text: string;
  readonly file: string;
  readonly unit: XmlElement;
  readonly style: Style;
  /** Prefixes bound to modules around the unit. */
  readonly prefixes: ModulePrefixes;
  /** The texts of the unit's original data, by id. */
  readonly originalData: ReadonlyMap<string, string>;
  /** The unit's original data, and what the codes that are written need besides. */
  readonly data: DataTable;
  /** The elements that hold the hashes of sources, by segment id. */
  readonly hashes: ReadonlyMap<string, XmlElement>;
  /** Ids for the segments that have none, by where they start; asked for where something refers to one. */
  readonly names: () => ReadonlyMap<number, string>;
  /** The unit's segments, by where they start. */
  readonly segments: ReadonlyMap<number, SegmentParts>;
}

/** A segment element, and the matches and notes of its unit that refer to it. */
export interface SegmentParts {
  readonly element: XmlElement;
  readonly matches: readonly XmlElement[];
  readonly remarks: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
}

const NO_OWNERS: ReadonlyMap<string, string> = new Map();

/** A unit with all that its splices need, looked up once. */
export function unitSite(text: string, file: string, unit: XmlElement, prefixes: ModulePrefixes): UnitSite {
  const elements = childrenNamed(unit, "segment");
  const ids = segmentIds(elements);
  const matches = matchesOf(unit);
  const owners = matches.length === 0 ? NO_OWNERS : ownersOfIds(elements, ids);
  const known = new Set(ids);
  const takeMatches = groupsToTake(matches, (match) => owners.get(referredId(match)));
  const takeNotes = groupsToTake(notesOf(unit), (note) => ownerOfNote(note, known));
  const originalData = readOriginalData(childNamed(unit, "originalData"));
  const segments = elements.map((element, index) => {
    const named = takeNotes(ids[index]);
    const parts: SegmentParts = {
      element,
      matches: takeMatches(ids[index]),
      remarks: named.filter(isRemark),
      notes: named.filter((note) => !isRemark(note)),
    };
    return [element.start, parts] as const;
  });
  let names: ReadonlyMap<number, string> | null = null;
  return {
    text,
    file,
    unit,
    style: styleAt(text, unit, 0),
    prefixes,
    originalData,
    data: createDataTable(originalData),
    hashes: hashElements(unit),
    segments: new Map(segments),
    names() {
      names ??= namesOfNameless(unit, elements, ids);
      return names;
    },
  };
}

/** The parts of a segment in its unit. */
export function partsOf(site: UnitSite, segment: XliffSegment): SegmentParts {
  const parts = site.segments.get(segment.element.start);
  if (parts === undefined) throw new Error("The segment is not of this document.");
  return parts;
}

/** Whether a unit is a paragraph of an article: its codes must not be deleted, so it has no empty targets. */
export function isArticleUnit({ unit }: UnitSite): boolean {
  return attribute(unit.tag, "type")?.startsWith("exonym:") ?? false;
}
