import type { UnitId } from "../article/identity.ts";
import { type Locale, tryLocale, UNDETERMINED } from "../article/locale.ts";
import { lineIndex, usageError } from "../article/problem.ts";
import type { UnitKind } from "../article/unit.ts";
import type { Bindings } from "../xml/namespaces.ts";
import type { XmlTag } from "../xml/scan.ts";
import { attribute, rereader, scanTrees } from "../xml/tree.ts";
import { reader12, readTransUnit, type Surroundings, translates } from "./1.2/read.ts";
import { reader2, readUnit } from "./2/read.ts";
import kinds from "./kinds.json" with { type: "json" };
import type { Range, XliffBlock, XliffDocument, XliffSegment } from "./model.ts";
import type { SegmentReader } from "./segment.ts";
import { type InlineRoles, type TextPlaces, textPlaces } from "./text-places.ts";

const KINDS = new Map(kinds.map((kind) => [`x-${kind}`, kind as UnitKind])); // the list is that of UnitKind
const OUR_UNIT = /^u[0-9a-f]{10}(?:-[0-9]+)?$/;

/**
 * Reads a XLIFF file of any version (1.0 to 2.2), any tool and any prefix. What is not of XLIFF is passed over; it
 * stays in `text`. A block is a paragraph's group of our own layout, any other trans-unit by itself, or a unit of 2.x.
 * See {@link judgeTarget} for how target, state and origin are decided.
 *
 * @param text the decoded file, BOM and line ends included.
 * @param file the path as the user knows it, for messages.
 * @throws ExonymError with the position where the text is not well-formed, declares entities, or is no XLIFF.
 * @example
 * const document = readXliff(text, "locales/fr/xliff/treaty.md.xlf");
 * document.segments.filter((segment) => segment.target === null);
 */
export function readXliff(text: string, file: string): XliffDocument {
  const positionOf = lineIndex(text);
  const reading: Reading = {
    root: null,
    original: null,
    sourceLocale: null,
    targetLocale: null,
  };
  const blocks: XliffBlock[] = [];
  const outer: Outer[] = [];
  let group: { id: string; start: number; depth: number; segments: XliffSegment[] } | null = null;
  const reread = rereader(text, file);
  let place: Place | null = null;
  const readerFor = (given: Parameters<typeof reader12>[0]) =>
    reading.root?.is2 ? reader2(given) : reader12(given);
  const placeOf = (bindings: Bindings): Place => {
    if (place?.bindings === bindings) return place;
    const elementAt = (start: number) => reread(start, bindings);
    const placesAt = lastOnly((start: number, roles: InlineRoles) =>
      textPlaces(text, elementAt(start), roles),
    );
    place = { bindings, elementAt, placesAt, reader: readerFor({ positionOf, elementAt, placesAt }) };
    return place;
  };
  const around = ({ elementAt, placesAt }: Place): Surroundings => ({
    block: group?.id ?? null,
    translate: outer.at(-1)?.translate ?? true,
    positionOf,
    elementAt,
    placesAt,
  });
  const kindsOfBlocks = new Map<UnitId, UnitKind>();
  const noteKind = (tag: XmlTag) => {
    const written = attribute(tag, "restype") ?? attribute(tag, "type")?.replace("exonym:", "x-");
    const kind = KINDS.get(written ?? "");
    const id = attribute(tag, "id") as UnitId | undefined; // an id by being in the file
    if (kind !== undefined && kind !== "paragraph" && id !== undefined) kindsOfBlocks.set(id, kind);
  };
  const addBlock = (id: string, element: Range, segments: readonly XliffSegment[]) => {
    blocks.push({ id: id as UnitId, element: { start: element.start, end: element.end }, segments }); // an id by being in the file
  };

  scanTrees(text, file, {
    wants: (tag) =>
      reading.root !== null &&
      tag.uri === reading.root.uri &&
      tag.local === (reading.root.is2 ? "unit" : "trans-unit"),
    tree(element, bindings) {
      const id = attribute(element.tag, "id") ?? "";
      noteKind(element.tag);
      const here = placeOf(bindings);
      if (reading.root?.is2) return addBlock(id, element, readUnit(element, around(here), here.reader));
      const segments = readTransUnit(element, around(here), here.reader);
      if (group === null) addBlock(id, element, segments);
      else for (const segment of segments) group.segments.push(segment);
    },
    enter(tag, range) {
      if (reading.root === null) reading.root = readRoot(tag, range, file, positionOf);
      noteHead(reading, tag);
      outer.push({ translate: translates(tag, outer.at(-1)?.translate ?? true) });
      if (group === null && isOurGroup(tag, reading.root)) {
        noteKind(tag);
        group = { id: attribute(tag, "id") ?? "", start: range.start, depth: outer.length, segments: [] };
      }
    },
    leave(_tag, range) {
      if (group?.depth === outer.length) {
        addBlock(group.id, { start: group.start, end: range.end }, group.segments);
        group = null;
      }
      outer.pop();
    },
  });

  return {
    file,
    text,
    version: reading.root?.version ?? "",
    original: reading.original ?? "",
    sourceLocale: reading.sourceLocale ?? UNDETERMINED,
    targetLocale: reading.targetLocale ?? UNDETERMINED,
    blocks,
    segments: blocks.flatMap((block) => block.segments),
    kinds: kindsOfBlocks,
  };
}

/** What all units have in common that stand where the same prefixes are bound. */
interface Place {
  readonly bindings: Bindings;
  readonly elementAt: Surroundings["elementAt"];
  readonly placesAt: Surroundings["placesAt"];
  readonly reader: SegmentReader;
}

/** Keeps the last result: many findings may be of one sentence, and only few sentences have any. */
function lastOnly(find: Surroundings["placesAt"]): Surroundings["placesAt"] {
  let last: { readonly start: number; readonly places: TextPlaces } | null = null;
  return (start, roles) => {
    if (last?.start !== start) last = { start, places: find(start, roles) };
    return last.places;
  };
}

interface Outer {
  readonly translate: boolean;
}

/** The root element of a file. */
export interface Root {
  readonly uri: string;
  readonly version: string;
  readonly is2: boolean;
}

interface Reading {
  root: Root | null;
  original: string | null;
  sourceLocale: Locale | null;
  targetLocale: Locale | null;
}

/** Takes version and namespace from the root element, which must be XLIFF's. */
function readRoot(tag: XmlTag, range: Range, file: string, positionOf: ReturnType<typeof lineIndex>): Root {
  if (tag.local !== "xliff") {
    throw usageError(
      `This is not a XLIFF file: its outermost element is «${tag.name}».`,
      "Use a file whose outermost element is xliff.",
      { file, position: positionOf(range.start) },
    );
  }
  return rootOf(tag);
}

/** Version and namespace, as the root element declares them. */
export function rootOf(tag: XmlTag): Root {
  const version = attribute(tag, "version") ?? /:(\d\.\d)$/.exec(tag.uri)?.[1] ?? "1.2";
  return { uri: tag.uri, version, is2: version.startsWith("2") };
}

/** What the head says; of several files in one, the first counts. */
function noteHead(reading: Reading, tag: XmlTag): void {
  if (tag.uri !== reading.root?.uri) return;
  if (tag.local === "file") reading.original ??= attribute(tag, "original") ?? "";
  if (tag.local === "file" || tag.local === "xliff") {
    reading.sourceLocale ??= localeIn(tag, reading.root.is2 ? "srcLang" : "source-language");
    reading.targetLocale ??= localeIn(tag, reading.root.is2 ? "trgLang" : "target-language");
  }
}

function localeIn(tag: XmlTag, name: string): Locale | null {
  const value = attribute(tag, name);
  return value === undefined ? null : (tryLocale(value) ?? UNDETERMINED);
}

/** Whether a group is one paragraph of our own layout; tools may drop one of the two marks. */
export function isOurGroup(tag: XmlTag, root: Root): boolean {
  if (root.is2 || tag.local !== "group" || tag.uri !== root.uri) return false;
  return KINDS.has(attribute(tag, "restype") ?? "") || OUR_UNIT.test(attribute(tag, "id") ?? "");
}
