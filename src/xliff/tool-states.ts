import type { State } from "../article/translation.ts";
import type { XmlAttribute } from "../xml/scan.ts";
import type { Splice } from "../xml/splice.ts";
import { childElements, type XmlElement } from "../xml/tree.ts";
import table from "./tool-states.json" with { type: "json" };

/** Where a tool keeps the state of a segment in an attribute of its own, and what its values say. */
interface ToolStates {
  readonly attribute: string;
  readonly read: ReadonlyMap<string, string>;
  readonly written: Readonly<Record<State, string>>;
}

/** By namespace: tools that have the attribute at the trans-unit, and those that have it at an element for each mark. */
const ON_UNIT = toolsOn("trans-unit");
const ON_MARK = toolsOn("seg");

function toolsOn(place: string): ReadonlyMap<string, ToolStates> {
  return new Map(
    table
      .filter((each) => each.on === place)
      .map(({ uri, attribute, read, written }) => [
        uri,
        { attribute, read: new Map(Object.entries(read)), written },
      ]),
  );
}

/** A tool's own attribute, and how to read and write it. */
interface Found {
  readonly attribute: XmlAttribute;
  readonly states: ToolStates;
}

/**
 * What a tool's own attribute says of a segment, where the file has no `state` for it: `conf` of Trados Studio's
 * `sdl:seg`, `mq:status` of memoQ, `m:confirmed` of Phrase.
 *
 * @param mid of the `mrk` that is the segment; `null` where the trans-unit is.
 * @returns `null` where there is none, or a value that we do not know.
 */
export function toolState(unit: XmlElement, mid: string | null): State | null {
  const found = findState(unit, mid);
  const state = found?.states.read.get(found.attribute.value);
  return state === undefined ? null : (state as State); // the table holds nothing but states: a test compares them
}

/** Sets a tool's own attribute to what it calls a state; nothing where it has none, or says so already. */
export function spliceToolState(unit: XmlElement, mid: string | null, state: State): readonly Splice[] {
  const found = findState(unit, mid);
  if (found === null || found.states.read.get(found.attribute.value) === state) return [];
  const { valueStart, valueEnd } = found.attribute;
  return [{ start: valueStart, end: valueEnd, text: found.states.written[state] }];
}

function findState(unit: XmlElement, mid: string | null): Found | null {
  const own = findIn(unit, ON_UNIT);
  if (own !== null) return own;
  for (const child of unit.children) {
    if (child.type !== "element" || child.tag.uri === unit.tag.uri || !ON_MARK.has(child.tag.uri)) continue;
    // Where the whole trans-unit is the segment, there is one definition for it.
    const definition = childElements(child).find((each) => mid === null || idOf(each) === mid);
    const found = definition === undefined ? null : findIn(definition, ON_MARK, definition.tag.uri);
    if (found !== null) return found;
  }
  return null;
}

/** @param uri of attributes that have no prefix. */
function findIn({ tag }: XmlElement, tools: ReadonlyMap<string, ToolStates>, uri?: string): Found | null {
  for (const attribute of tag.attributes) {
    const states = tools.get(attribute.uri === "" ? (uri ?? "") : attribute.uri);
    if (states?.attribute === attribute.local) return { attribute, states };
  }
  return null;
}

function idOf({ tag }: XmlElement): string | undefined {
  return tag.attributes.find((each) => each.name === "id")?.value;
}
