import { type ExonymError, usageError } from "../article/problem.ts";
import type { State } from "../article/translation.ts";
import { attributesXml } from "../xml/escape.ts";
import { declarationsOf, prefixOf, type XmlTag } from "../xml/scan.ts";
import { childElements, scanTrees, type XmlElement } from "../xml/tree.ts";
import { readInline12 } from "./1.2/inline.ts";
import { readInline2 } from "./2/inline.ts";
import inlineElements from "./inline-elements.json" with { type: "json" };
import { keyText, segmentKeys } from "./keys.ts";
import type { Range, XliffDocument, XliffSegment } from "./model.ts";
import { patchRaw, type RawChange, rootTag } from "./patch.ts";
import { readState2, readState12 } from "./states.ts";

/** A segment as a script sees it. */
export interface ListedSegment {
  readonly file: string;
  readonly unit: string;
  readonly segment: string;
  /** Inner XML, as it stands in the file. */
  readonly source: string;
  /** Inner XML, as it stands in the file; `null` where there is no target element. */
  readonly target: string | null;
  readonly state: State;
  /** Line of the target, else of the segment, from 1. */
  readonly line: number;
}

/** What a script wants to be in a segment. */
export interface SegmentEdit {
  readonly unit: string;
  readonly segment: string;
  /** Inner XML. */
  readonly target: string;
  readonly state?: State | undefined;
  /** Line in the file of edits, from 1. */
  readonly line: number;
}

/**
 * Lists the segments of a file. Unit and segment together are unique: where a file has a pair of ids twice, the
 * second is `id#2`.
 */
export function listSegments(document: XliffDocument): readonly ListedSegment[] {
  const inner = (range: Range | null) => (range === null ? "" : document.text.slice(range.start, range.end));
  return [...segmentKeys(document)].map(([segment, key]) => ({
    file: document.file,
    ...key,
    source: inner(segment.sourceInner),
    target: segment.hasTarget ? inner(segment.targetInner) : null,
    state: segment.state,
    line: segment.position.line,
  }));
}

/**
 * Reads edits, one JSON object `{"unit", "segment", "target", "state"?}` per line; empty lines are passed over.
 * A state is one of ours or of XLIFF 1.2 or 2.
 *
 * @throws ExonymError with file and line where a line is none.
 */
export function parseEdits(text: string, file: string): readonly SegmentEdit[] {
  return text.split(/\r\n|\n|\r/).flatMap((value, index) => {
    const line = index + 1;
    const json = index === 0 ? value.replace(/^\ufeff/, "") : value;
    return json.trim() === "" ? [] : [parseEdit(json, file, line)];
  });
}

function parseEdit(json: string, file: string, line: number): SegmentEdit {
  const fail = (message: string) =>
    editError(file, line, message, 'Write {"unit": "…", "segment": "…", "target": "…"} on one line.');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw fail("This line is not JSON.");
  }
  if (typeof value !== "object" || value === null) throw fail("This line is not a JSON object.");
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = (name: string): string => {
    const field = fields.get(name);
    if (typeof field !== "string") throw fail(`«${name}» is missing or not a string.`);
    return field;
  };
  const state = fields.get("state");
  return {
    unit: text("unit"),
    segment: text("segment"),
    target: text("target"),
    state: state === undefined || state === null ? undefined : parseState(state, file, line),
    line,
  };
}

function parseState(state: unknown, file: string, line: number): State {
  if (typeof state === "string" && !state.startsWith("x-")) {
    const known12 = readState12(state);
    if (known12 !== null && (known12 !== "needs-review-translation" || state.startsWith("needs-review"))) {
      return known12;
    }
    const known2 = readState2(state, undefined);
    if (known2 !== null && known2 !== "needs-review-translation") return known2;
  }
  throw editError(
    file,
    line,
    `${JSON.stringify(state)} is not a state.`,
    "Use needs-translation, needs-adaptation, needs-review-translation, translated, signed-off or final.",
  );
}

/**
 * Sets targets by splice, as {@link patchXliff}; the inner XML of an edit is put in as it is. A state, where one is
 * given, makes the target a person's.
 *
 * @param editsFile path of the file of edits as the user knows it, for messages.
 * @throws ExonymError with the edit's line where it names no segment, one twice, or its target is not well-formed or
 * has other than inline elements.
 * @example
 * applyEdits(document, parseEdits('{"unit": "u1", "segment": "s1", "target": "Bonjour"}', "edits.jsonl"), "edits.jsonl");
 */
export function applyEdits(
  document: XliffDocument,
  edits: readonly SegmentEdit[],
  editsFile: string,
): string {
  const byKey = new Map([...segmentKeys(document)].map(([segment, key]) => [keyText(key), segment] as const));
  const changes = new Map<XliffSegment, RawChange>();
  const root = rootTag(document);
  for (const edit of edits) {
    const segment = byKey.get(keyText(edit));
    if (segment === undefined) {
      throw editError(
        editsFile,
        edit.line,
        `${document.file} has no segment ${edit.segment} in unit ${edit.unit}.`,
        "Take unit and segment from exonym xliff list.",
      );
    }
    if (changes.has(segment)) {
      throw editError(editsFile, edit.line, "This segment is set twice.", "Keep one of the two lines.");
    }
    changes.set(segment, rawChange(document, root, segment, edit, editsFile));
  }
  return patchRaw(document, changes);
}

function rawChange(
  document: XliffDocument,
  root: XmlTag,
  segment: XliffSegment,
  edit: SegmentEdit,
  editsFile: string,
): RawChange {
  const { targetInner, hasTarget } = segment;
  const standing = targetInner === null ? "" : document.text.slice(targetInner.start, targetInner.end);
  const current = hasTarget ? standing : null;
  const state = edit.state === undefined ? {} : { state: edit.state, origin: "human" as const };
  if (current === edit.target) return state;
  const element = parseTarget(root, edit, editsFile);
  const is2 = document.version.startsWith("2");
  refuseOthers(element, new Set(is2 ? inlineElements["2"] : inlineElements["1.2"]), edit, editsFile);
  const target = is2
    ? readInline2(element, { data: new Map(), idPrefix: `${segment.id}.` })
    : readInline12(element);
  return { target, targetXml: edit.target, ...state };
}

/** Parses a target alone, with the prefixes that the file's root binds. */
function parseTarget(root: XmlTag, edit: SegmentEdit, editsFile: string): XmlElement {
  const prefix = prefixOf(root);
  const bindings = Object.fromEntries(
    [...declarationsOf(root)].map(([name, uri]) => [name === "" ? "xmlns" : `xmlns:${name}`, uri]),
  );
  const found: XmlElement[] = [];
  try {
    scanTrees(`<${prefix}target${attributesXml(bindings)}>${edit.target}</${prefix}target>`, "", {
      wants: () => true,
      tree: (element) => found.push(element),
      enter: () => undefined,
      leave: () => undefined,
    });
  } catch {
    throw notWellFormed(edit, editsFile);
  }
  const [element] = found;
  if (element === undefined || found.length > 1) throw notWellFormed(edit, editsFile);
  return element;
}

function notWellFormed(edit: SegmentEdit, editsFile: string): ExonymError {
  return editError(
    editsFile,
    edit.line,
    "The target is not well-formed XML.",
    "Write & as &amp;, < as &lt;, and close every inline element.",
  );
}

function refuseOthers(
  element: XmlElement,
  allowed: ReadonlySet<string>,
  edit: SegmentEdit,
  editsFile: string,
): void {
  for (const child of childElements(element)) {
    if (child.tag.uri !== element.tag.uri || !allowed.has(child.tag.local)) {
      throw editError(
        editsFile,
        edit.line,
        `The target holds <${child.tag.name}>, which is no inline element of this version of XLIFF.`,
        `Use only ${[...allowed].join(", ")}; write < of a text as &lt;.`,
      );
    }
    refuseOthers(child, allowed, edit, editsFile);
  }
}

function editError(file: string, line: number, message: string, advice: string): ExonymError {
  return usageError(message, advice, { file, position: { line, column: 1 } });
}
