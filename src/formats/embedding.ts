import { type Content, mergeText, type Part } from "../article/content.ts";
import type { ArticleText, Place, Spelled } from "./reading.ts";

/** A stretch of a host's text and what it stands for: itself, the character of an escape, or nothing (a mark between lines). */
export interface Stretch {
  /** Offsets in the host, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * A text inside another one: HTML in a string of JSON, in a CDATA section, in a quotation of Markdown. The inner format
 * reads {@link Embedding.text} as if it were all there is; {@link liftText} brings what it finds to the host's places.
 */
export interface Embedding {
  /** What the inner format reads. */
  readonly text: string;
  /** Where an offset of the inner text stands in the host; of a stretch without characters, its far side. */
  startInHost(offset: number): number;
  /** The same for the end of a range; of a stretch without characters, its near side. */
  endInHost(offset: number): number;
  /** The stretches of a range of the inner text, cut to it, with offsets in the host. */
  stretches(start: number, end: number): readonly Stretch[];
  /** Spells inner text as the host has it. Must give the same for a text as for its pieces. */
  spell(inner: string): string;
  /** The inverse of {@link Embedding.spell}, for every spelling that the host allows. */
  unspell(raw: string): string;
}

/**
 * Describes a text inside another.
 *
 * @param host the whole outer text.
 * @param stretches what the inner text consists of, in order, touching each other, without overlap. A stretch whose
 * value is not its spelling is as short as can be: one escape, one line's marks.
 * @example
 * // "a\"b" in JSON
 * embed(json, [{ start: 1, end: 2, value: "a" }, { start: 2, end: 4, value: '"' }, { start: 4, end: 5, value: "b" }], {
 *   spell: (inner) => JSON.stringify(inner).slice(1, -1),
 *   unspell: (raw) => JSON.parse(`"${raw}"`),
 * }).text // 'a"b'
 */
export function embed(
  host: string,
  stretches: readonly Stretch[],
  { spell, unspell }: Pick<Embedding, "spell" | "unspell">,
): Embedding {
  const starts: number[] = [];
  let length = 0;
  for (const { value } of stretches) {
    starts.push(length);
    length += value.length;
  }
  const isPlain = stretches.map(
    ({ start, end, value }) => end - start === value.length && host.startsWith(value, start),
  );
  return {
    text: stretches.map(({ value }) => value).join(""),
    startInHost: (offset) => {
      const index = lastAtOrBefore(starts, offset);
      const stretch = stretches[index];
      if (stretch === undefined) return stretches[0]?.start ?? 0;
      return placeIn(stretch, index, offset);
    },
    endInHost: (offset) => {
      const index = Math.max(0, lastBefore(starts, offset));
      const stretch = stretches[index];
      if (stretch === undefined) return stretches[0]?.start ?? 0;
      return placeIn(stretch, index, offset);
    },
    stretches: (start, end) => {
      const result: Stretch[] = [];
      for (let i = Math.max(0, lastAtOrBefore(starts, start)); i < stretches.length; i++) {
        const stretch = stretches[i];
        const from = starts[i] ?? 0;
        if (stretch === undefined || from >= end) break;
        const first = Math.max(0, start - from);
        const last = Math.min(stretch.value.length, end - from);
        if (first === 0 && last === stretch.value.length) result.push(stretch);
        else if (last > first && isPlain[i]) {
          result.push({
            start: stretch.start + first,
            end: stretch.start + last,
            value: stretch.value.slice(first, last),
          });
        }
      }
      return result;
    },
    spell,
    unspell,
  };

  function placeIn(stretch: Stretch, index: number, offset: number): number {
    const inside = offset - (starts[index] ?? 0);
    if (isPlain[index]) return stretch.start + inside;
    return inside < stretch.value.length ? stretch.start : stretch.end;
  }
}

/** Index of the last start that is not greater than an offset. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lastBefore(starts: readonly number[], offset: number): number {
  return lastAtOrBefore(starts, offset - 1);
}

/**
 * Brings a text that an inner format found to its place in the host.
 *
 * @param host the whole outer text.
 */
export function liftText(inner: ArticleText, embedding: Embedding, host: string): ArticleText {
  const start = embedding.startInHost(inner.start);
  const end = embedding.endInHost(inner.end);
  const content = liftContent(inner, embedding, host, start, end);
  return { ...inner, content, start, end, place: liftPlace(inner, embedding) };
}

/** Gives content the host's spelling: an escape of the host becomes a run of its own, so that sentences can end beside it. */
function liftContent(
  inner: ArticleText,
  embedding: Embedding,
  host: string,
  start: number,
  end: number,
): Content {
  const result: Part[] = [];
  let position = inner.start;
  let from = start;
  inner.content.forEach((part, i) => {
    const next = position + (part.raw ?? "").length;
    const isLast = i === inner.content.length - 1;
    const to = isLast ? end : embedding.startInHost(next);
    const raw = host.slice(from, to);
    if (part.type === "code" || part.raw !== part.value) result.push({ ...part, raw });
    else if (raw === part.value) result.push(part);
    else for (const piece of liftRun(embedding.stretches(position, next), host, from, to)) result.push(piece);
    position = next;
    from = to;
  });
  return mergeText(result);
}

/** A run of text that the inner format reads as it is spelled there. */
function liftRun(stretches: readonly Stretch[], host: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  let position = from;
  for (const stretch of stretches) {
    if (stretch.start > position) parts.push(run("", host.slice(position, stretch.start)));
    parts.push(run(stretch.value, host.slice(stretch.start, stretch.end)));
    position = stretch.end;
  }
  if (position < to) parts.push(run("", host.slice(position, to)));
  return parts;
}

function run(value: string, raw: string): Part {
  return { type: "text", value, raw };
}

/** Writes as the inner place does, and spells that for the host. */
function liftPlace(inner: ArticleText, embedding: Embedding): Place {
  const { place } = inner;
  const lower = (translation: Content) => translation.map((part) => lowerPart(part, embedding));
  return {
    misread: place.misread,
    objection: (_unit, translation) => place.objection?.(inner, lower(translation)) ?? null,
    spell: (_unit, translation, caution): Spelled => {
      const { raw, reads, around } = place.spell(inner, lower(translation), caution);
      return {
        raw: embedding.spell(raw),
        reads: reads.map((part) =>
          part.type === "code" ? { ...part, raw: embedding.spell(part.raw) } : part,
        ),
        ...(around && {
          around: {
            start: embedding.startInHost(around.start),
            end: embedding.endInHost(around.end),
            before: embedding.spell(around.before),
            after: embedding.spell(around.after),
          },
        }),
      };
    },
  };
}

function lowerPart(part: Part, embedding: Embedding): Part {
  if (part.type === "code") return { ...part, raw: embedding.unspell(part.raw) };
  if (part.raw === undefined) return part;
  return { ...part, raw: part.raw === part.value ? part.value : embedding.unspell(part.raw) };
}
