import { type Embedding, embed, liftText, type Stretch } from "../embedding.ts";
import { readHtml } from "../html/read.ts";
import type { ArticleText, Reading } from "../reading.ts";
import type { Syntax } from "./syntax.ts";
import type { TokenEvent } from "./tokens.ts";

const NOTHING: Pick<Reading, "texts" | "outline"> = { texts: [], outline: [] };

/**
 * The texts of an HTML block (CommonMark 4.6). A blank line ends most of them, so that one may hold a tag without its
 * partner, and Markdown stands between; each block is read by itself.
 *
 * @param events the block is between the indices `from` and `to`.
 */
export function blockTexts(
  text: string,
  events: readonly TokenEvent[],
  from: number,
  to: number,
  { options }: Syntax,
): Pick<Reading, "texts" | "outline"> {
  const embedding = embedBlock(text, events, from, to);
  if (embedding === null) return NOTHING;
  const inner = readHtml(embedding.text, { ...options.html, scope: "page", fragment: true });
  return {
    texts: inner.texts.map((found) => liftText(found, embedding, text)),
    outline: inner.outline.map((line) => `html ${line}`),
  };
}

/** Lines without the marks of quotations and lists before them; `null` where those differ. */
function embedBlock(text: string, events: readonly TokenEvent[], from: number, to: number): Embedding | null {
  const stretches: Stretch[] = [];
  const marks = new Set<string>();
  for (let i = from; i < to; i++) {
    const event = events[i];
    if (event?.phase !== "enter" || event.type !== "htmlFlowData") continue;
    const last = stretches.at(-1);
    if (last !== undefined && last.end < event.start) {
      const gap = text.slice(last.end, event.start);
      const value = /^(?:(?:\r\n|[\n\r])[ \t>]*(?=[\n\r]))*(?:\r\n|[\n\r])/.exec(gap)?.[0] ?? "";
      marks.add(gap.slice(value.length));
      stretches.push({ start: last.end, end: event.start, value });
    }
    stretches.push({ start: event.start, end: event.end, value: text.slice(event.start, event.end) });
  }
  const [mark = ""] = marks;
  if (stretches.length === 0 || marks.size > 1) return null;
  return embed(text, stretches, {
    spell: (inner) => inner.replace(/\r\n|[\n\r]/g, (lineEnd) => lineEnd + mark),
    unspell: (raw) => raw.replaceAll(`\n${mark}`, "\n").replaceAll(`\r${mark}`, "\r"),
  });
}

/** An attribute with a value; most tags have none. */
const HAS_VALUE = /\s[A-Za-z][\w:.-]*\s*=/;

/** The texts in the attributes of a tag in a paragraph. */
export function htmlTagTexts(
  text: string,
  start: number,
  end: number,
  { options }: Syntax,
): readonly ArticleText[] {
  const tag = text.slice(start, end);
  // A quotation's mark in a tag over several lines would be taken for a part of it.
  if (!/^<[A-Za-z]/.test(tag) || !HAS_VALUE.test(tag) || /[\n\r][ \t]*>/.test(tag)) return [];
  const embedding = embed(text, [{ start, end, value: tag }], {
    spell: (inner) => inner,
    unspell: (raw) => raw,
  });
  return readHtml(tag, { ...options.html, scope: "page", fragment: true })
    .texts.filter(({ kind }) => kind === "attribute" || kind === "caption")
    .map((found): ArticleText => {
      const lifted = liftText(found, embedding, text);
      return { ...lifted, kind: "attribute", place: inSentence(lifted.place) };
    });
}

/** In a sentence, a backtick may end code that began before the tag, and a bar ends a table's cell. */
function inSentence(place: ArticleText["place"]): ArticleText["place"] {
  return {
    ...place,
    spell: (unit, translation, caution) => {
      const spelled = place.spell(unit, translation, caution);
      if (translation.some(({ type }) => type === "code")) return spelled;
      return { ...spelled, raw: spelled.raw.replaceAll("|", "&#124;").replaceAll("`", "&#96;") };
    },
  };
}
