import type { Code, CodeKind } from "../article/content.ts";
import { forbiddenCharacter } from "../xml/escape.ts";
import table from "./codes.json" with { type: "json" };

/** What a code is written as: `g bx ex bpt ept it` take one list of `ctype` values, `x` and `ph` another (1.2, section 2.4). */
export type Role = "delimiter" | "placeholder";

/** `type` and `subType` of a code in 2.x (section 4.3.1). */
export interface CodeType {
  readonly type?: string | undefined;
  readonly subType?: string | undefined;
}

/** What a tool may do with a code in 2.x (section 4.3.1.9 and following). */
export interface CodeHandling {
  readonly canCopy?: string | undefined;
  readonly canDelete?: string | undefined;
  readonly canReorder?: string | undefined;
}

/** What stands for a code where only text counts: always the same, or its markup. */
interface Equivalent {
  readonly text?: string | undefined;
  readonly from?: string | undefined;
}

const DELIMITERS = new Map(Object.entries(table["delimiters-1.2"]));
const PLACEHOLDERS = new Map(Object.entries(table["placeholders-1.2"]));
const TYPES = new Map<string, CodeType>(Object.entries(table["types-2"]));
const HANDLING = new Map<string, CodeHandling>(Object.entries(table["handling-2"]));
const EQUIVALENTS = new Map<string, Equivalent>(Object.entries(table["equiv-2"]));
/** The `ctype` in 1.2 of a variable that a translation may leave out; 2.x has `canDelete`. */
export const OPTIONAL_CTYPE = "x-variable-optional";

const KIND_OF_CTYPE = new Map([
  [OPTIONAL_CTYPE, "variable"] as const,
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

/**
 * What may be done with a code of an article in 2.x. An article is made only from a translation that has each code
 * once; where that holds for a kind, the table tells tools so.
 */
export function handlingOf(kind: CodeKind): CodeHandling {
  return HANDLING.get(kind) ?? {};
}

/** What stands for a single code where only text counts (`equiv`, section 4.3.1.17): a line end for a break, the markup of a variable. */
export function equivOf({ form, kind, raw }: Code): string | undefined {
  const equivalent = form === "single" ? EQUIVALENTS.get(kind) : undefined;
  if (equivalent === undefined) return undefined;
  const value = equivalent.from === "raw" ? raw : (equivalent.text ?? "");
  return value === "" || forbiddenCharacter(value) !== undefined ? undefined : value;
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
