import { digest } from "../../article/identity.ts";
import type { Locale } from "../../article/locale.ts";
import { type DecodedXml, decodeXml, encodeXml } from "../../project/encoding.ts";
import { readProjectBytes } from "../../project/files.ts";
import { fingerprint } from "../../project/fingerprint.ts";
import { xliffPath } from "../../project/paths.ts";
import type { State } from "../../project/state.ts";
import { readingKey } from "../../xliff/judge.ts";
import type { XliffDocument, XliffSegment } from "../../xliff/model.ts";
import { readXliff } from "../../xliff/read.ts";
import type { Project } from "../project.ts";
import { isPersons } from "./evidence.ts";
import type { Place } from "./locate.ts";
import type { History } from "./model.ts";
import { wordsOf } from "./words.ts";

/** A XLIFF file of ours while returned files are merged into it. */
export interface Current extends Place {
  readonly path: string;
  /** As it stands on the disk. */
  readonly decoded: DecodedXml;
  readonly before: XliffDocument;
  /** As it is to be. */
  document: XliffDocument;
  /** Ids of segments whose target a returned file did not have, and that was kept. */
  readonly unmatched: Set<string>;
  /** Paths of what has to be written before this file. */
  readonly requires: Set<string>;
}

/** Reads each file of ours once, however many returned files are for it. */
export interface Shelf {
  get(place: Place): Promise<Current>;
  /** All that were read. */
  all(): readonly Current[];
  /** How many of these words each of some places has. */
  overlap(words: ReadonlySet<string>, places: readonly Place[]): Promise<ReadonlyMap<Place, number>>;
}

/** Opens the project's XLIFF files for a merge. */
export function openShelf({ config }: Pick<Project, "config">): Shelf {
  const files = new Map<string, Promise<Current>>();
  const read: Current[] = [];
  const vocabularies = new Map<string, Promise<ReadonlySet<string>>>();
  const get = (place: Place): Promise<Current> => {
    const path = xliffPath(config, place.locale, place.article);
    let file = files.get(path);
    if (!file) {
      file = readCurrent(config.root, path, place).then((current) => {
        read.push(current);
        return current;
      });
      files.set(path, file);
    }
    return file;
  };
  const vocabulary = (place: Place) => {
    const path = xliffPath(config, place.locale, place.article);
    let words = vocabularies.get(path);
    if (!words) {
      // Only digests are kept: a project may have thousands of files.
      words = readCurrent(config.root, path, place).then(
        ({ document }) => new Set(document.segments.map(({ source }) => digest(wordsOf(source)))),
        () => new Set<string>(),
      );
      vocabularies.set(path, words);
    }
    return words;
  };
  return {
    get,
    all: () => read,
    overlap: async (words, places) => {
      const wanted = [...words].map(digest);
      const counts = new Map<Place, number>();
      for (const place of places) {
        const known = await vocabulary(place);
        counts.set(place, wanted.filter((word) => known.has(word)).length);
      }
      return counts;
    },
  };
}

async function readCurrent(root: string, path: string, place: Place): Promise<Current> {
  const decoded = decodeXml(await readProjectBytes(root, path), path);
  const document = readXliff(decoded.text, path);
  return { ...place, path, decoded, before: document, document, unmatched: new Set(), requires: new Set() };
}

/** The bytes of a file as it is to be, and the fingerprint of what stands there. */
export function bytesOf({ document, decoded, path }: Current): {
  readonly bytes: Uint8Array;
  readonly present: string;
} {
  return { bytes: encodeXml(document.text, decoded, path), present: fingerprint(decoded.bytes) };
}

/** People's targets of a file, as the index knows them. */
export function peoplesTargets(
  segments: readonly Pick<XliffSegment, "id" | "target" | "origin" | "approved" | "state">[],
): readonly { readonly segment: string; readonly target: string }[] {
  return segments.flatMap((segment) => {
    if (segment.target === null || !isPersons(segment)) return [];
    return [{ segment: segment.id, target: digest(readingKey(segment.target)) }];
  });
}

/** What the index remembers of a file. */
export function historyOf(state: State, path: string): History {
  const runs = new Map<string, number>(
    state.seenTargets(path).map(({ segment, target, run }) => [`${segment} ${target}`, run] as const),
  );
  const key = (segment: XliffSegment, target: XliffSegment["target"]) =>
    `${segment.id} ${digest(readingKey(target ?? []))}`;
  return {
    firstSeen: (segment) => runs.get(key(segment, segment.target)) ?? null,
    had: (segment, target) => runs.has(key(segment, target)),
  };
}

/** One locale's places. */
export function inLocale(places: readonly Place[], locale: Locale): readonly Place[] {
  return places.filter((place) => place.locale === locale);
}
