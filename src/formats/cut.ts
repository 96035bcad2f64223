import { type Code, type Content, type Part, rawText, type Text } from "../article/content.ts";

/** Content cut into pieces: parts, or stretches of them. */
export interface Cut {
  readonly pieces: readonly Part[];
  /** Which piece starts at an offset. */
  readonly starts: ReadonlyMap<number, number>;
  /** Which piece ends at an offset. */
  readonly ends: ReadonlyMap<number, number>;
}

/**
 * Cuts content of an article at offsets. Codes, and text that does not read as it is spelled, stay whole: no piece starts
 * or ends at an offset inside them.
 *
 * @param bounds ascending offsets in UTF-16 code units: of the raw text, or of what `measured` makes of it.
 * @param measured what is counted of each part.
 */
export function cutAt(
  content: Content,
  bounds: readonly number[],
  measured: (part: Part) => string = (part) => rawText([part]),
): Cut {
  const pieces: Part[] = [];
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let position = 0;
  let next = 0;
  const push = (part: Part, end: number) => {
    starts.set(position, pieces.length);
    position = end;
    ends.set(position, pieces.length);
    pieces.push(part);
  };
  for (const part of content) {
    const start = position;
    const whole = measured(part);
    const end = start + whole.length;
    for (; (bounds[next] ?? Number.POSITIVE_INFINITY) < end; next++) {
      const bound = bounds[next] ?? 0;
      if (bound > position && isPlain(part)) push(plain(whole.slice(position - start, bound - start)), bound);
    }
    push(position === start ? part : plain(whole.slice(position - start)), end);
  }
  return { pieces, starts, ends };
}

/** A stretch of text, as a match of a regular expression is one. */
export interface Stretch {
  readonly 0: string;
  readonly index: number;
}

/**
 * Puts codes in the place of stretches of content. What begins or ends inside a code, or inside text that does not read
 * as it is spelled, stays.
 *
 * @param stretches in order, without overlap.
 * @param codeOf the code for a stretch and its pieces; `null` where it is to stay.
 * @param measured what the offsets of stretches count, as in {@link cutAt}.
 */
export function replaceStretches(
  content: Content,
  stretches: readonly Stretch[],
  codeOf: (stretch: Stretch, pieces: Content) => Code | null,
  measured?: (part: Part) => string,
): Part[] {
  const bounds = stretches.flatMap((stretch) => [stretch.index, endOf(stretch)]);
  const { pieces, starts, ends } = cutAt(content, bounds, measured);
  const result: Part[] = [];
  let done = 0;
  for (const stretch of stretches) {
    const first = starts.get(stretch.index);
    const last = ends.get(endOf(stretch));
    if (first === undefined || last === undefined) continue;
    const code = codeOf(stretch, pieces.slice(first, last + 1));
    if (code === null) continue;
    for (const piece of pieces.slice(done, first)) result.push(piece);
    result.push(code);
    done = last + 1;
  }
  return [...result, ...pieces.slice(done)];
}

function endOf(stretch: Stretch): number {
  return stretch.index + stretch[0].length;
}

/** Whether a part is text that reads as it is spelled. */
export function isPlain(part: Part): boolean {
  return part.type === "text" && (part.raw ?? part.value) === part.value;
}

/** Text of an article that reads as it is spelled. */
export function plain(value: string): Text {
  return { type: "text", value, raw: value };
}
