import type { CodeKind } from "../article/content.ts";
import table from "./codes.json" with { type: "json" };

/** What a code is written as: `g bx ex bpt ept it` take one list of `ctype` values, `x` and `ph` another (1.2, section 2.4). */
export type Role = "delimiter" | "placeholder";

/** `type` and `subType` of a code in 2.x (section 4.3.1). */
export interface CodeType {
  readonly type?: string | undefined;
  readonly subType?: string | undefined;
}

const DELIMITERS = new Map(Object.entries(table["delimiters-1.2"]));
const PLACEHOLDERS = new Map(Object.entries(table["placeholders-1.2"]));
const TYPES = new Map<string, CodeType>(Object.entries(table["types-2"]));
const KIND_OF_CTYPE = new Map([
  ...[...DELIMITERS, ...PLACEHOLDERS].map(([kind, ctype]) => [ctype, kind] as const),
  ...table.kinds.map((kind) => [`x-${kind}`, kind] as const),
]);
const KIND_OF_TYPE = new Map([...TYPES].map(([kind, type]) => [typeKey(type), kind]));

/** The `ctype` of a code in 1.2: the specification's own word where it has one for this role, else `x-` and ours; none for `other`. */
export function ctypeOf(kind: CodeKind, role: Role): string | undefined {
  if (kind === "other") return undefined;
  return (role === "delimiter" ? DELIMITERS : PLACEHOLDERS).get(kind) ?? `x-${kind}`;
}

/** The kind that a `ctype` of 1.2 stands for; `other` where it is none of ours. */
export function kindOfCtype(ctype: string | undefined): CodeKind {
  return asKind(KIND_OF_CTYPE.get(ctype ?? ""));
}

/** `type` and `subType` of a code in 2.x. */
export function typeOf(kind: CodeKind): CodeType {
  return TYPES.get(kind) ?? {};
}

/** The kind that `type` and `subType` of 2.x stand for; a subType that we do not know is passed over. */
export function kindOfType(type: CodeType): CodeKind {
  return asKind(KIND_OF_TYPE.get(typeKey(type)) ?? KIND_OF_TYPE.get(typeKey({ type: type.type })));
}

function typeKey({ type, subType }: CodeType): string {
  return `${type ?? ""} ${subType ?? ""}`;
}

function asKind(kind: string | undefined): CodeKind {
  return (kind ?? "other") as CodeKind; // the tables hold nothing but kinds: a test compares them
}
