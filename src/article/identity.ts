import { createHash } from "node:crypto";

/** A unit's id: `u` and ten hexadecimal digits of its content's hash, `-2`, `-3` … for further units of equal content. An XML NMTOKEN. */
export type UnitId = string & { readonly brand: "UnitId" };

/** A segment's id: as {@link UnitId}, with `s`. Unique within its article. */
export type SegmentId = string & { readonly brand: "SegmentId" };

/**
 * Gives out ids that depend on content alone, so that they are equal in all locales and stay when other
 * paragraphs come, go or move.
 *
 * @example
 * const ids = idMaker<UnitId>("u");
 * ids("paragraph\u0000Hello") // "u2cf24dba5f"
 */
export function idMaker<Id extends string>(prefix: "u" | "s"): (key: string) => Id {
  const seen = new Map<string, number>();
  return (key) => {
    const base = prefix + digest(key).slice(0, 10);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return (count === 1 ? base : `${base}-${count}`) as Id; // the only place where ids are made
  };
}

/** SHA-256 of a text's UTF-8 form, in hexadecimal. */
export function digest(value: string): string {
  return createHash("sha256").update(value, "utf8").digest("hex");
}
