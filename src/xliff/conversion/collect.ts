import { lineIndex } from "../../article/problem.ts";
import type { XmlTag } from "../../xml/scan.ts";
import { attribute, childrenNamed, scanTrees, type XmlElement } from "../../xml/tree.ts";
import { METADATA } from "../2/modules.ts";
import { notesOf } from "../2/read.ts";
import type { XliffDocument } from "../model.ts";
import { isOurGroup, type Root, rootOf } from "../read.ts";
import { articleUnitOf12, metasIn, translateOf, unitOf2, unitOf12 } from "./collect-unit.ts";
import { sameIds, withValidIds } from "./contents.ts";
import { createLossLog, keptAttributes, noteLosses, noteTag } from "./losses.ts";
import type {
  ConvertedDocument,
  ConvertedFile,
  ConvertedGroup,
  ConvertedNode,
  ConvertedNote,
  ConvertedUnit,
  Loss,
} from "./model.ts";
import { readNote2, readNote12 } from "./notes.ts";

/** What both versions can say of a document, and what the other one cannot. */
export interface Collected extends ConvertedDocument {
  readonly losses: readonly Loss[];
}

type Open<Element> = Element extends ConvertedFile | ConvertedGroup
  ? Omit<Element, "children" | "notes" | "kept"> & {
      children: ConvertedNode[];
      notes: ConvertedNote[];
      kept: ReadonlyMap<string, string>;
    }
  : never;

/** Takes a document apart: files, groups, units, with all that can be said in the other version. */
export function collect(document: XliffDocument): Collected {
  const { text, file } = document;
  const positionOf = lineIndex(text);
  const log = createLossLog((offset) => positionOf(offset).line);
  const segmentsAt = Map.groupBy(document.segments, (segment) => segment.element.start);
  const files: Open<ConvertedFile>[] = [];
  const unitIds = new Set<string>();
  const open: (Open<ConvertedFile> | Open<ConvertedGroup>)[] = [];
  let root: Root | null = null;
  const scopeOf = ({ uri, is2 }: Root) => ({ uri, is2, log });
  const isOuter = (tag: XmlTag) =>
    root === null ||
    (tag.uri === root.uri &&
      (tag.local === "file" ||
        tag.local === "body" ||
        tag.local === "bin-unit" ||
        (tag.local === "group" && !isOurGroup(tag, root))));

  const addTree = (element: XmlElement, { is2, uri }: Root) => {
    const holder = open.at(-1);
    const scope = { uri, is2, log };
    const { local } = element.tag;
    if (holder === undefined || (element.tag.uri !== uri && element.tag.uri !== METADATA.uri)) {
      noteLosses(element, scope, false);
      return;
    }
    if (is2 && element.tag.uri === METADATA.uri) {
      if (local === "metadata") holder.kept = metasIn(element);
      noteLosses(element, scope, false);
      return;
    }
    if (is2 ? local === "unit" : local === "trans-unit" || local === "group") {
      const unit = is2
        ? unitOf2(element, segmentsAt)
        : local === "group"
          ? articleUnitOf12(element, segmentsAt)
          : unitOf12(element, segmentsAt);
      noteLosses(element, scope, unit.isArticle);
      if (is2) noteStates(unit, log);
      else noteCodeIds(unit, log);
      if (unit.pieces.every(({ type }) => type !== "segment")) {
        log.add(`${local} without segments`, element.start);
        return;
      }
      const id = attribute(element.tag, "id") ?? "";
      if (unitIds.has(id)) log.add(`id of ${local} that another one has`, element.start);
      unitIds.add(id);
      holder.children.push(unit);
      return;
    }
    noteLosses(element, scope, false);
    if (is2 && local === "notes") {
      for (const note of notesOf({ ...element, children: [element] }))
        holder.notes.push(readNote2(note, new Set()));
    } else if (local === "note") holder.notes.push(readNote12(element, undefined));
    else if (local === "header") {
      for (const note of childrenNamed(element, "note")) holder.notes.push(readNote12(note, undefined));
    }
  };

  scanTrees(text, file, {
    wants: (tag) => !isOuter(tag),
    tree(element) {
      if (root !== null) addTree(element, root);
    },
    enter(tag, range) {
      root ??= rootOf(tag);
      noteTag(tag, range.start, scopeOf(root), false);
      if (tag.local === "file") {
        const opened: Open<ConvertedFile> = {
          id: root.is2 ? attribute(tag, "id") : undefined,
          original: attribute(tag, "original"),
          kept: root.is2 ? new Map() : keptAttributes(tag),
          notes: [],
          children: [],
        };
        if (files.length > 0 && !root.is2) noteLanguages(tag, range.start, document, log);
        unitIds.clear();
        files.push(opened);
        open.push(opened);
      } else if (tag.local === "group") {
        const group: Open<ConvertedGroup> = {
          type: "group",
          id: attribute(tag, "id"),
          name: attribute(tag, root.is2 ? "name" : "resname"),
          kind: attribute(tag, root.is2 ? "type" : "restype"),
          translate: translateOf({ tag }),
          kept: root.is2 ? new Map() : keptAttributes(tag),
          notes: [],
          children: [],
        };
        open.at(-1)?.children.push(group);
        open.push(group);
      }
    },
    leave(tag) {
      if (tag.local === "file" || tag.local === "group") open.pop();
    },
  });
  return {
    sourceLocale: document.sourceLocale,
    targetLocale: document.targetLocale,
    files,
    losses: log.all(),
  };
}

/** In 2.x all files of a document have the same two languages. */
function noteLanguages(
  tag: XmlTag,
  offset: number,
  { sourceLocale, targetLocale }: XliffDocument,
  log: ReturnType<typeof createLossLog>,
): void {
  const differs = (name: string, locale: string) =>
    (attribute(tag, name) ?? locale).toLowerCase() !== locale.toLowerCase();
  if (differs("source-language", sourceLocale) || differs("target-language", targetLocale)) {
    log.add("languages of its own of a further file", offset);
  }
}

/** Ids of codes that 2.x does not allow, or that stand twice in one text, are replaced. */
function noteCodeIds({ pieces }: ConvertedUnit, log: ReturnType<typeof createLossLog>): void {
  for (const piece of pieces) {
    if (piece.type !== "segment") continue;
    const { source, target, element } = piece.segment;
    const isChanged = [source, target ?? []].some((content) => !sameIds(content, withValidIds(content)));
    if (isChanged)
      log.add("ids of codes that stand twice or hold other characters than an NMTOKEN", element.start);
  }
}

/** In 1.2 the segments of a trans-unit have one state; those of an article have trans-units of their own. */
function noteStates({ isArticle, pieces }: ConvertedUnit, log: ReturnType<typeof createLossLog>): void {
  const segments = pieces.flatMap((piece) => (piece.type === "segment" ? [piece.segment] : []));
  if (isArticle || new Set(segments.map(({ state }) => state)).size < 2) return;
  for (const { element } of segments) log.add("states of its own of a segment beside others", element.start);
}
