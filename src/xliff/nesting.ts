import type { Content } from "../article/content.ts";

/** Deeper pairs are written as two halves, so that no file of ours is deeper than a reader takes. */
export const MAX_NESTING = 64;

/**
 * Finds the pairs of codes that can be written as one element around what is between them: both halves are there and
 * no other such pair is cut by them. Of two pairs that overlap, the one that closes later is kept.
 *
 * @param partners what {@link matchHalves} gives.
 * @returns the indexes in `content` of all halves of such pairs. Linear in the number of parts.
 */
export function nestedHalves(
  content: Content,
  partners: ReadonlyMap<number, number> = matchHalves(content),
): ReadonlySet<number> {
  const closedAt = new Set(partners.values());
  const open: number[] = [];
  const cut = new Set<number>();
  const nested = new Set<number>();
  content.forEach((_part, index) => {
    if (partners.has(index)) open.push(index);
    if (!closedAt.has(index)) return;
    const opener = open.at(-1);
    if (opener !== undefined && partners.get(opener) === index) {
      if (open.length <= MAX_NESTING) nested.add(opener).add(index);
      open.pop();
    } else {
      cut.add(index);
    }
    while (open.length > 0 && cut.has(partners.get(open.at(-1) ?? -1) ?? -1)) open.pop();
  });
  return nested;
}

/** Index of an opening half → index of its closing half; the nearest of the same id. */
export function matchHalves(content: Content): ReadonlyMap<number, number> {
  const openById = new Map<string, number[]>();
  const partners = new Map<number, number>();
  content.forEach((part, index) => {
    if (part.type !== "code" || part.form === "single") return;
    const openers = openById.get(part.id) ?? [];
    openById.set(part.id, openers);
    if (part.form === "open") openers.push(index);
    else {
      const opener = openers.pop();
      if (opener !== undefined) partners.set(opener, index);
    }
  });
  return partners;
}
