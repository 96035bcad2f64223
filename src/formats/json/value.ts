import { decodeEscapes } from "./escapes.ts";

/** The six types of JSON (RFC 8259, section 3). */
export type JsonType = "object" | "array" | "string" | "number" | "boolean" | "null";

/** The name of a value in an object. */
export interface JsonKey {
  /** With its quotation marks, in UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** Escapes decoded. */
  readonly name: string;
}

/** A value of JSON, with its place. */
export interface JsonValue {
  readonly type: JsonType;
  /** From the first to behind the last character, brackets and quotation marks included, in UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** Set in objects. */
  readonly key: JsonKey | null;
  /** Index of the object or array that it stands in, -1 for the outermost value. */
  readonly parent: number;
  /** Which one it is in its object or array, from 0. */
  readonly place: number;
  /** Index of the first value behind it and all that is in it. */
  readonly after: number;
}

/** What {@link readJson} makes of a text. */
export interface JsonDocument {
  /** The whole text that the places are in. */
  readonly text: string;
  /** Which part of it is JSON. */
  readonly start: number;
  readonly end: number;
  /** All values in the order of the text, each container before what is in it. Never empty. */
  readonly values: readonly JsonValue[];
}

/** What a string says, escapes decoded; `undefined` where the value is none. */
export function stringOf({ text }: JsonDocument, value: JsonValue | undefined): string | undefined {
  if (value?.type !== "string") return undefined;
  return decodeEscapes(text.slice(value.start + 1, value.end - 1));
}

/** Indexes of the values that stand directly in an object or array, in order. */
export function childrenOf({ values }: JsonDocument, index: number): readonly number[] {
  const children: number[] = [];
  const { after = 0, type } = values[index] ?? {};
  if (type !== "object" && type !== "array") return children;
  for (let i = index + 1; i < after; i = values[i]?.after ?? after) children.push(i);
  return children;
}

/** The value of a name in an object; of several, the last one, as everybody who reads JSON takes it. */
export function memberOf(document: JsonDocument, object: number, name: string): JsonValue | undefined {
  const index = childrenOf(document, object).findLast((child) => document.values[child]?.key?.name === name);
  return index === undefined ? undefined : document.values[index];
}

/** Longest path that is shown, in UTF-16 code units: a hostile file could make many long ones. */
const LONGEST_PATH = 200;

/**
 * Where a value stands, as people write it: names and numbers from the outermost value down; a long path without its
 * beginning.
 *
 * @example
 * keyPath(readJson('{"a": ["b"]}'), 2) // "a.0"
 */
export function keyPath({ values }: JsonDocument, index: number): string {
  let path = "";
  for (let i = index; i > 0; i = values[i]?.parent ?? -1) {
    const { key = null, place = 0 } = values[i] ?? {};
    const name = (key?.name ?? `${place}`).slice(-LONGEST_PATH);
    path = path === "" ? name : `${name}.${path}`;
    if (path.length > LONGEST_PATH) return `…${path.slice(-LONGEST_PATH).toWellFormed()}`;
  }
  return path;
}
