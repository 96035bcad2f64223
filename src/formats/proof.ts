import type { Content } from "../article/content.ts";
import { type InnerTexts, innerTexts } from "./nesting.ts";
import type { ArticleText, Reading } from "./reading.ts";
import { signature } from "./signature.ts";

/** A text that was written anew, as it should be found in the new article. */
export interface ExpectedText {
  readonly source: ArticleText;
  readonly reads: Content;
  /** The texts inside its codes, in the order of these. */
  readonly inner: readonly { readonly source: ArticleText; readonly reads: Content }[];
  readonly start: number;
  readonly end: number;
}

/** An article as it was read, with what lies inside the codes of its texts. */
interface Source {
  readonly reading: Reading;
  readonly inner: InnerTexts;
}

/**
 * Proves that a translated article reads as it should: each text that was written anew as meant, at its place, and all
 * else as in the source.
 *
 * @param changed the texts with a translation.
 * @returns those of them that read otherwise; all of them where something else does. None where the article is as it should be.
 */
export function misreadTexts(
  { reading, inner }: Source,
  newReading: Reading,
  expected: readonly ExpectedText[],
  changed: ReadonlySet<ArticleText>,
): ReadonlySet<ArticleText> {
  const newInner = innerTexts(newReading.texts);
  const within = new Set([...newInner.values()].flat());
  const found = new Map(
    newReading.texts.filter((text) => !within.has(text)).map((text) => [text.start, text]),
  );
  const wrong = expected.flatMap((one): readonly ArticleText[] => {
    const text = found.get(one.start);
    if (text === undefined || !isAsExpected(one, text)) return groupOf(one);
    return wrongInner(one, newInner.get(text) ?? []);
  });
  if (wrong.length > 0) return new Set(wrong.filter((text) => changed.has(text)));
  // Every changed text is right; where the rest is not, any of them may have caused it.
  const written = new Set(expected.flatMap(groupOf));
  return sameElsewhere(reading, newReading, written) ? new Set() : changed;

  function groupOf({ source }: ExpectedText): readonly ArticleText[] {
    return [source, ...(inner.get(source) ?? [])];
  }

  /** The inner texts that do not read as they should; all of the group where it cannot be told which. */
  function wrongInner(one: ExpectedText, texts: readonly ArticleText[]): readonly ArticleText[] {
    if (texts.length !== one.inner.length) return groupOf(one);
    const bad = one.inner.filter(({ reads }, i) => signature(texts[i]?.content ?? []) !== signature(reads));
    return bad.every(({ source }) => changed.has(source)) ? bad.map(({ source }) => source) : groupOf(one);
  }
}

function isAsExpected({ source, reads, end }: ExpectedText, text: ArticleText): boolean {
  return text.kind === source.kind && text.end === end && signature(text.content) === signature(reads);
}

/** Whether two readings have the same outline, and the same texts but for those that were written anew. */
function sameElsewhere(reading: Reading, newReading: Reading, written: ReadonlySet<ArticleText>): boolean {
  return (
    reading.outline.length === newReading.outline.length &&
    reading.texts.length === newReading.texts.length &&
    reading.outline.every((entry, i) => entry === newReading.outline[i]) &&
    reading.texts.every((text, i) => {
      const other = newReading.texts[i];
      return written.has(text) || (other && signature(text.content) === signature(other.content));
    })
  );
}
