import type { CodeKind } from "../../article/content.ts";
import type { XmlTag } from "../../xml/scan.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { isOff, wordName } from "./names.ts";
import data from "./run-properties.json" with { type: "json" };

/** How a run looks (section 17.3.2): its direct properties by name, those left out that a reader does not see. */
export type RunFormat = ReadonlyMap<string, string>;

const IGNORED: ReadonlySet<string> = new Set(data.ignored);
const IGNORED_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(data.ignoredAttributes),
);
const TOGGLES: ReadonlySet<string> = new Set(data.toggles);
const SEEN_ON_SPACES: ReadonlySet<string> = new Set(data.seenOnSpaces);
const CODE_STYLES: ReadonlySet<string> = new Set(data.codeStyles);
const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(data.names));
const KINDS: ReadonlyMap<string, string> = new Map(Object.entries(data.kinds));
const KINDS_OF_STYLES: ReadonlyMap<string, string> = new Map(Object.entries(data.kindsOfStyles));

/** A run without properties of its own. */
export const NO_FORMAT: RunFormat = new Map();

/** Reads `w:rPr`. */
export function readRunFormat(properties: XmlElement | undefined): RunFormat {
  if (properties === undefined) return NO_FORMAT;
  const format = new Map<string, string>();
  for (const child of properties.children) {
    const name = child.type === "element" ? wordName(child.tag) : null;
    if (name === null || child.type !== "element" || IGNORED.has(name)) continue;
    const value = whatItSays(name, child.tag);
    if (value !== "") format.set(name, value);
  }
  return format;
}

/** What an element says, whatever the order of its attributes; empty where it says nothing. */
function whatItSays(name: string, tag: XmlTag): string {
  const ignored = IGNORED_ATTRIBUTES.get(name) ?? [];
  const shown = tag.attributes.filter(
    ({ local, name: written }) => !ignored.includes(local) && !written.startsWith("xmlns"),
  );
  const value = shown.find(({ local }) => local === "val")?.value;
  if (TOGGLES.has(name)) return isOff(value) ? "off" : "on";
  if (shown.length === 1 && value !== undefined) return value;
  return shown
    .map((each) => `${each.local}=${each.value}`)
    .sort()
    .join(" ");
}

/** A string that is equal for equal formats. */
export function formatKey(format: RunFormat): string {
  return [...format]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("\u0001");
}

/** Names of the properties in which two formats differ. */
function differences(format: RunFormat, base: RunFormat): string[] {
  const names = new Set([...format.keys(), ...base.keys()]);
  return [...names].filter((name) => format.get(name) !== base.get(name)).sort();
}

/** Whether white space looks different in the two formats. */
export function differsOnSpaces(format: RunFormat, base: RunFormat): boolean {
  return differences(format, base).some((name) => SEEN_ON_SPACES.has(name));
}

/** What a translator is shown of a format, and what its code does. */
export interface FormatLook {
  readonly kind: CodeKind;
  /** `b i`, `sup`, `plain`. */
  readonly name: string;
}

/** Says in what a format differs from that of the text around. */
export function lookOf(format: RunFormat, base: RunFormat): FormatLook {
  const added = differences(format, base).filter((name) => format.has(name) && format.get(name) !== "off");
  const names = added.map((name) => nameOf(name, format.get(name) ?? ""));
  const kind = added.map((name) => kindOf(name, format.get(name) ?? "")).find((each) => each !== "other");
  return { kind: kind ?? "other", name: names.length === 0 ? "plain" : [...new Set(names)].join(" ") };
}

function nameOf(property: string, value: string): string {
  if (property === "rStyle") return value;
  return NAMES.get(`${property}=${value}`) ?? NAMES.get(property) ?? property;
}

function kindOf(property: string, value: string): CodeKind {
  const kind = property === "rStyle" ? KINDS_OF_STYLES.get(value) : KINDS.get(property);
  return kind === "strong" || kind === "emphasis" || kind === "strikethrough" ? kind : "other";
}

/** Whether the text is a program's, not a person's. */
export function isCode(format: RunFormat): boolean {
  return CODE_STYLES.has(format.get("rStyle") ?? "");
}

/** Whether the text is hidden (section 17.3.2.41). */
export function isHidden(format: RunFormat): boolean {
  return format.get("vanish") === "on";
}
