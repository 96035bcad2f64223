import type { Content } from "../article/content.ts";
import type { BilingualSegment } from "../article/translation.ts";

/**
 * What a reader reads. A single code (a break, an image, a variable) becomes one U+FFFC, so that the words beside it
 * do not run together; opening and closing codes leave no trace.
 */
export function readingText(content: Content): string {
  let result = "";
  for (const part of content) {
    if (part.type === "text") result += part.value;
    else if (part.form === "single") result += "\ufffc";
  }
  return result;
}

/** What a translator sees: text, and every code as it is shown in his editor. */
export function shownText(content: Content): string {
  let result = "";
  for (const part of content) result += part.type === "text" ? part.value : part.display;
  return result;
}

/** A segment whose target has something in it. */
export interface TranslatedSegment extends BilingualSegment {
  readonly target: Content;
}

/** The segments with a target that is meant for the present source: not a mere copy that waits for its translator, nor a translation of an earlier wording. */
export function comparable(segments: readonly BilingualSegment[]): readonly TranslatedSegment[] {
  return segments.filter(
    (segment): segment is TranslatedSegment =>
      isTranslated(segment) && segment.state !== "needs-adaptation" && !isUntouched(segment),
  );
}

/** Whether there is a target with more than white space in it. */
export function isTranslated(segment: BilingualSegment): segment is TranslatedSegment {
  return segment.target !== null && !isInvisible(readingText(segment.target));
}

/** Whether the source stands in the target's place until somebody translates it. */
export function isUntouched({ state, source, target }: BilingualSegment): boolean {
  return state === "needs-translation" && target !== null && readingText(source) === readingText(target);
}

/** Whether a reader sees nothing of it. */
export function isInvisible(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}

/** A piece of a text as a message quotes it: on one line, and short. */
export function quoted(text: string): string {
  const line = text.length > 200 ? text.slice(0, 200) : text;
  const single = line.replace(/\s+/g, " ");
  return single.length > 60 ? `«${single.slice(0, 60)}…»` : `«${single}»`;
}

/** How often something stands there, in words. */
export function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
