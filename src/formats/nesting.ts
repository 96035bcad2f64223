import { type Content, rawText } from "../article/content.ts";
import { codeKey } from "./codes.ts";
import { applyEdits, type Edit } from "./edit.ts";
import type { ArticleText } from "./reading.ts";

/** The texts that lie inside codes of another one, by that one; in order. */
export type InnerTexts = ReadonlyMap<ArticleText, readonly ArticleText[]>;

/**
 * Finds the texts that lie inside the markup of another one, as an image's description does: `See <img alt="this">.`
 *
 * @param texts in the order of {@link Reading.texts}: one that holds others comes before them.
 */
export function innerTexts(texts: readonly ArticleText[]): InnerTexts {
  const result = new Map<ArticleText, ArticleText[]>();
  let outer: ArticleText | null = null;
  for (const text of texts) {
    if (outer === null || text.start >= outer.end) {
      outer = text;
      continue;
    }
    const inner = result.get(outer);
    if (inner === undefined) result.set(outer, [text]);
    else inner.push(text);
  }
  return result;
}

/** Content whose codes have the new spelling of the texts inside them, and those texts in the order of the codes. */
export interface Carried {
  readonly content: Content;
  readonly inner: readonly ArticleText[];
}

/**
 * Writes the new spellings of inner texts into the codes that hold them.
 *
 * @param content of the outer text or its translation, with the outer text's codes in any order.
 * @param inner the texts inside the outer one.
 * @param edits what becomes of those of them that change.
 */
export function carryInner(
  content: Content,
  outer: ArticleText,
  inner: readonly ArticleText[],
  edits: ReadonlyMap<ArticleText, Edit>,
): Carried {
  if (inner.length === 0) return { content, inner };
  const holders = holdersOf(outer, inner, edits);
  const order: ArticleText[] = [];
  const parts = content.map((part) => {
    const holder = part.type === "code" ? holders.get(codeKey(part))?.next().value : undefined;
    if (holder === undefined) return part;
    // One by one, as a tag may hold more than can be handed over at once.
    for (const text of holder.inner) order.push(text);
    return { ...part, raw: holder.raw };
  });
  return { content: parts, inner: order };
}

interface Holder {
  readonly raw: string;
  readonly inner: readonly ArticleText[];
}

/** The codes that hold texts, by what they do; of equal ones, in order. */
function holdersOf(
  { content, start }: ArticleText,
  inner: readonly ArticleText[],
  edits: ReadonlyMap<ArticleText, Edit>,
): ReadonlyMap<string, Iterator<Holder, undefined>> {
  const holders = new Map<string, Holder[]>();
  let next = 0;
  let from = start;
  for (const part of content) {
    const raw = rawText([part]);
    const end = from + raw.length;
    const first = next;
    while ((inner[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++;
    if (part.type === "code" && next > first) {
      const held = inner.slice(first, next);
      const base = from;
      const own = held.flatMap((text): Edit[] => {
        const edit = edits.get(text);
        return edit ? [{ start: edit.start - base, end: edit.end - base, text: edit.text }] : [];
      });
      const holder = { raw: applyEdits(raw, own).text, inner: held };
      const key = codeKey(part);
      const equal = holders.get(key);
      if (equal === undefined) holders.set(key, [holder]);
      else equal.push(holder);
    }
    from = end;
  }
  return new Map([...holders].map(([key, equal]) => [key, inOrder(equal)]));
}

function* inOrder(holders: readonly Holder[]): Generator<Holder, undefined> {
  yield* holders;
}
