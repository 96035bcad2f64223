import type { ScalarStyle } from "./scalar.ts";

/** A value somewhere in front matter. */
export interface FrontMatterValue {
  /** Keys from the top, joined by dots; places in lists are left out. */
  readonly key: string;
  /** Where it stands among all values: keys and places in lists. */
  readonly path: string;
  /** What the language makes of it; an alias is `*name`, a map or list its type. */
  readonly value: unknown;
  /** `null` for what is not a string with text of its own. */
  readonly style: ScalarStyle | null;
  /** Whether it stands between brackets, where commas and brackets end it. */
  readonly inFlow: boolean;
  /** Offsets in the article; quotes and a block's header are inside. */
  readonly start: number;
  readonly end: number;
}

/** Front matter as data with places. */
export interface FrontMatter {
  readonly values: readonly FrontMatterValue[];
  /** What stands at the top: only a map can take further keys. */
  readonly top: "block map" | "flow map" | "empty" | "other";
}

/** The {@link FrontMatterValue.path} of a key at the top. */
export function pathOf(key: string): string {
  return `/${key.replaceAll("/", "//")}`;
}
