import { type Content, codesOf, plainText, sameContent } from "../article/content.ts";
import { sameLanguage, tryLocale, UNDETERMINED } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { forbiddenCharacter } from "../xml/escape.ts";
import {
  fromInlineString,
  fromJsValue,
  type JsValue,
  toInlineString,
  toJsValue,
} from "./interchange-inline.ts";
import { segmentKeys } from "./keys.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "./model.ts";

/**
 * The JS shape of the `xliff` package: `resources[original][unit].groupUnits[segment]`. What it cannot say (states,
 * suggestions, earlier versions) is not in it; so it is for exchange with other programs, never a store.
 */
export interface Interchange {
  readonly resources: Readonly<Record<string, Readonly<Record<string, InterchangeUnit>>>>;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
}

export interface InterchangeUnit {
  readonly groupUnits: Readonly<Record<string, InterchangeSegment>>;
}

export interface InterchangeSegment {
  readonly source: JsValue;
  /** Left out where there is none. */
  readonly target?: JsValue;
  readonly note?: readonly string[];
}

/** One language in i18next's shape: `{ unit: { segment: text } }`. */
export type I18nextResources = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A document in the JS shape of the `xliff` package.
 *
 * @example toInterchange(document).resources["treaty.md"]["u1"].groupUnits["s1"].target // "Bonjour"
 */
export function toInterchange(document: XliffDocument): Interchange {
  const units = emptyRecord<{ groupUnits: Record<string, InterchangeSegment> }>();
  for (const [segment, key] of segmentKeys(document)) {
    const unit = units[key.unit] ?? { groupUnits: emptyRecord<InterchangeSegment>() };
    units[key.unit] = unit;
    unit.groupUnits[key.segment] = {
      source: toJsValue(segment.source),
      ...(segment.target === null ? {} : { target: toJsValue(segment.target) }),
      ...(segment.notes.length === 0 ? {} : { note: segment.notes }),
    };
  }
  const resources = emptyRecord<typeof units>();
  resources[document.original] = units;
  return { resources, sourceLanguage: document.sourceLocale, targetLanguage: document.targetLocale };
}

/** The targets of a document as i18next resources; segments without one are left out. */
export function toI18nextTargets(document: XliffDocument): I18nextResources {
  return buildResources(document, ({ target }) => target);
}

/** The sources of a document as i18next resources. */
export function toI18nextSources(document: XliffDocument): I18nextResources {
  return buildResources(document, ({ source }) => source);
}

/** An object whose keys come from a file: without prototype, so that none of them means anything. */
function emptyRecord<Value>(): Record<string, Value> {
  return Object.create(null);
}

/** As the package's `targetOfjs` does, which loses units whose id is `__proto__`. */
function buildResources(
  document: XliffDocument,
  contentOf: (segment: XliffSegment) => Content | null,
): I18nextResources {
  const units = emptyRecord<Record<string, string>>();
  for (const [segment, key] of segmentKeys(document)) {
    const content = contentOf(segment);
    const unit = units[key.unit] ?? emptyRecord<string>();
    units[key.unit] = unit;
    if (content !== null) unit[key.segment] = toInlineString(content, codesOf(segment.source).length > 0);
  }
  return units;
}

/**
 * What came back in one of the two shapes, as changes for {@link patchXliff}: targets that differ become `translated`
 * by a person, and are no longer approved. Segments that are missing, and targets that are empty (i18next writes "" for
 * what is not translated) or as they were, change nothing.
 *
 * @param data parsed JSON: {@link Interchange} or {@link I18nextResources} of targets.
 * @param file path of that JSON as the user knows it, for messages.
 * @throws ExonymError where it has neither shape, is in another language, translates another source, names a segment
 * that the document lacks, or a text that cannot be read.
 */
export function fromInterchange(
  document: XliffDocument,
  data: unknown,
  file: string,
): ReadonlyMap<XliffSegment, SegmentChange> {
  const resources = fieldOf(data, "resources");
  const units = resources === undefined ? data : fieldOf(resources, document.original);
  if (typeof units !== "object" || units === null || Object.values({ units, ...units }).some(Array.isArray)) {
    throw usageError(
      `This is no export of ${document.original}.`,
      "Use the file that exonym xliff export wrote, with its targets changed.",
      { file },
    );
  }
  assertLanguage(document, data, file);
  const changes = new Map<XliffSegment, SegmentChange>();
  const known = new Set<string>();
  for (const [segment, key] of segmentKeys(document)) {
    known.add(key.unit);
    const unit = fieldOf(units, key.unit);
    const entry = resources === undefined ? undefined : fieldOf(fieldOf(unit, "groupUnits"), key.segment);
    const value = resources === undefined ? fieldOf(unit, key.segment) : fieldOf(entry, "target");
    const target = value === undefined ? undefined : readValue(segment, value, resources === undefined);
    if (target === null) {
      throw usageError(
        `The target of segment ${key.segment} in unit ${key.unit} cannot be read.`,
        "Keep the inline elements as they were exported, and write < and & beside them as &lt; and &amp;.",
        { file },
      );
    }
    if (target === undefined || isEmpty(target) || isAsItWas(segment, target)) continue;
    if (entry !== undefined && !hasSource(segment, fieldOf(entry, "source"))) {
      throw usageError(
        `Segment ${key.segment} in unit ${key.unit} has another source in the export than in ${document.file}, so its target may translate another text.`,
        "Export the file again, and put the targets into the new export. Nothing was taken over.",
        { file },
      );
    }
    const forbidden = document.version.startsWith("2") ? undefined : forbiddenCharacter(plainText(target));
    if (forbidden !== undefined) {
      throw usageError(
        `The target of segment ${key.segment} in unit ${key.unit} holds the character ${forbidden}, which no XLIFF file can hold.`,
        "Remove it from the text.",
        { file },
      );
    }
    // What somebody approved was another wording.
    const approval = segment.approved ? { approved: false } : {};
    changes.set(segment, { target, state: "translated", origin: "human", ...approval });
  }
  const stranger = Object.keys(units).find((unit) => !known.has(unit));
  if (stranger === undefined) return changes;
  throw usageError(`${document.file} has no unit ${stranger}.`, "Use the export of this very file.", {
    file,
  });
}

function readValue(segment: XliffSegment, value: unknown, isString: boolean): Content | null {
  if (!isString) return fromJsValue(value);
  const hasCodes = codesOf(segment.source).length > 0;
  if (typeof value !== "string") return null;
  if (segment.target !== null && value === toInlineString(segment.target, hasCodes)) return segment.target;
  return fromInlineString(value, hasCodes);
}

function isAsItWas({ target }: XliffSegment, now: Content): boolean {
  return target !== null && sameContent(target, now);
}

/** Spaces are a text, where somebody has typed them; no characters at all are none. */
function isEmpty(content: Content): boolean {
  return content.every((part) => part.type === "text" && part.value === "");
}

/** Whether an export's source has the words of the segment's; an export without sources says nothing. */
function hasSource(segment: XliffSegment, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const source = fromJsValue(value);
  return source !== null && wordsOf(source) === wordsOf(segment.source);
}

function wordsOf(content: Content): string {
  return plainText(content).replace(/\s+/g, " ").trim();
}

function assertLanguage({ file: name, targetLocale }: XliffDocument, data: unknown, file: string): void {
  const said = fieldOf(data, "targetLanguage");
  if (typeof said !== "string" || targetLocale === UNDETERMINED) return;
  const locale = tryLocale(said);
  if (locale === undefined || sameLanguage(locale, targetLocale)) return;
  throw usageError(
    `The export is in ${locale}, and ${name} is a translation into ${targetLocale}.`,
    `Use the export of this very file; if only its «targetLanguage» is wrong, write ${targetLocale} there.`,
    { file },
  );
}

/** An own field of what may be an object. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
