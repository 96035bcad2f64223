import { type Embedding, embed, liftText, type Stretch } from "../embedding.ts";
import { readHtml } from "../html/read.ts";
import { shortDisplay } from "../opaque.ts";
import type { ArticleText, Reading } from "../reading.ts";
import type { Syntax } from "./syntax.ts";
import { MASK, type TemplateTag, tagAfter } from "./template-tags.ts";
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
  { options, tags }: Syntax,
): Pick<Reading, "texts" | "outline"> {
  const embedding = embedBlock(text, events, from, to, tags);
  if (embedding === null) return NOTHING;
  const inner = readHtml(embedding.text, { ...options.html, scope: "page", fragment: true });
  return {
    texts: inner.texts.flatMap((found) => lift(withFirstLine(found), embedding, text)),
    outline: inner.outline.map((line) => `html ${line}`),
  };
}

/**
 * A tag that is no block's begins an HTML block only where it has its line to itself (CommonMark 4.6, condition 7), so that
 * the line's end belongs to its markup.
 */
function withFirstLine(found: ArticleText): ArticleText {
  const [tag, space, ...rest] = found.content;
  if (found.start > 3 || tag?.type !== "code" || space?.type !== "text") return found;
  const end = /^[ \t]*(?:\r\n|[\n\r])/.exec(space.raw ?? "")?.[0];
  if (end === undefined || space.value !== " ") return found;
  // The code ends with the line, so that the space after it counts once.
  const raw = tag.raw + (space.raw ?? "");
  return { ...found, content: [{ ...tag, raw }, ...rest] };
}

/** Lines without the marks of quotations and lists before them; `null` where those differ. */
function embedBlock(
  text: string,
  events: readonly TokenEvent[],
  from: number,
  to: number,
  tags: readonly TemplateTag[],
): Embedding | null {
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
    for (const stretch of maskInTags(text, event.start, event.end, tags)) stretches.push(stretch);
  }
  const [mark = ""] = marks;
  if (stretches.length === 0 || marks.size > 1) return null;
  return embed(text, stretches, {
    spell: (inner) => inner.replace(/\r\n|[\n\r]/g, (lineEnd) => lineEnd + mark),
    unspell: (raw) => raw.replaceAll(`\n${mark}`, "\n").replaceAll(`\r${mark}`, "\r"),
  });
}

/**
 * The stretches of a line of HTML. Template tags inside a tag of HTML are hidden, as the quotes in them would end those of
 * an attribute; those in text are left to the HTML format.
 */
function maskInTags(text: string, start: number, end: number, tags: readonly TemplateTag[]): Stretch[] {
  const stretches: Stretch[] = [];
  const plain = (from: number, to: number) => {
    if (from < to) stretches.push({ start: from, end: to, value: text.slice(from, to) });
  };
  let from = start;
  for (let tag = tagAfter(tags, from); tag !== undefined && tag.end <= end; tag = tagAfter(tags, tag.end)) {
    if (tag.start < from || !/<[A-Za-z][^<>]*$/.test(text.slice(Math.max(from, tag.start - 1000), tag.start)))
      continue;
    plain(from, tag.start);
    stretches.push({ ...tag, value: MASK.repeat(tag.end - tag.start) });
    from = tag.end;
  }
  plain(from, end);
  return stretches;
}

/** A text at its place in the article; none where a part of it is hidden. */
function lift(found: ArticleText, embedding: Embedding, text: string): readonly ArticleText[] {
  if (found.content.some((part) => part.type === "text" && part.value.includes(MASK))) return [];
  const lifted = liftText(found, embedding, text);
  const content = lifted.content.map((part) =>
    part.type === "code" && part.display.includes(MASK) ? { ...part, display: shortDisplay(part.raw) } : part,
  );
  return [{ ...lifted, content }];
}

/** An attribute with a value; most tags have none. */
const HAS_VALUE = /\s[A-Za-z][\w:.-]*\s*=/;

/** The texts in the attributes of a tag in a paragraph. */
export function htmlTagTexts(
  text: string,
  start: number,
  end: number,
  { options, tags }: Syntax,
): readonly ArticleText[] {
  const tag = text.slice(start, end);
  // A quotation's mark in a tag over several lines would be taken for a part of it.
  if (!/^<[A-Za-z]/.test(tag) || !HAS_VALUE.test(tag) || /[\n\r][ \t]*>/.test(tag)) return [];
  const embedding = embed(text, maskInTags(text, start, end, tags), {
    spell: (inner) => inner,
    unspell: (raw) => raw,
  });
  return readHtml(embedding.text, { ...options.html, scope: "page", fragment: true })
    .texts.filter(({ kind }) => kind === "attribute" || kind === "caption")
    .flatMap((found) => lift(found, embedding, text))
    .map((lifted): ArticleText => ({ ...lifted, kind: "attribute", place: inSentence(lifted.place) }));
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
