import { escapeText } from "../../xml/escape.ts";
import type { Range } from "../../xml/range.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { type Embedding, embed, liftText, type Stretch } from "../embedding.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { readEntity } from "./entities.ts";
import type { XmlReader } from "./reader.ts";
import {
  CDATA_END,
  CDATA_START,
  characterBetween,
  joinAtReferences,
  SECTION_BREAK,
  splitSections,
} from "./sections.ts";
import { objectionTo } from "./spelling.ts";

const REFERENCE = /&[^;&<\s]{1,64};/g;

/** Whether an element holds characters and no other elements, so that they can be a text of another format. */
export function holdsCharacters({ children }: XmlElement): boolean {
  return children.every(({ type }) => type !== "element");
}

/**
 * Reads the characters of an element as a text of another format: with references (`&lt;p&gt;`), in CDATA sections, in
 * several of them, or both. A text that is partly in a section and partly not stays as it is.
 *
 * @param read reads the characters as they are meant.
 */
export function readEmbedded(element: XmlElement, reader: XmlReader, read: (inner: string) => Reading): void {
  const { text } = reader;
  const { stretches, sections } = stretchesOf(element.children, text);
  const escaped = embed(text, stretches, { spell: escapeText, unspell: resolve });
  const sectioned = embed(text, stretches, { spell: splitSections, unspell: joinSections });
  const { texts, outline } = read(escaped.text);
  let next = 0;
  for (const inner of texts) {
    const start = escaped.startInHost(inner.start);
    const end = escaped.endInHost(inner.end);
    while ((sections[next]?.end ?? Number.POSITIVE_INFINITY) < start) next++;
    const section = sections[next];
    const isApart = section === undefined || section.start >= end || section.end <= start;
    const isInside = section !== undefined && section.start <= start && end <= section.end;
    const found = lift(inner, isInside ? sectioned : escaped, text);
    reader.texts.push(isApart || isInside ? found : { ...found, isUnit: false });
  }
  for (const line of outline) reader.outline.push(line);
}

function lift(inner: ArticleText, embedding: Embedding, host: string): ArticleText {
  const lifted = liftText(inner, embedding, host);
  const { place } = lifted;
  const objection: typeof place.objection = (unit, translation) =>
    objectionTo(translation) ?? place.objection?.(unit, translation) ?? null;
  return { ...lifted, place: { ...place, objection } };
}

function stretchesOf(nodes: readonly XmlNode[], text: string) {
  const stretches: Stretch[] = [];
  /** Where sections stand whose characters follow each other, without the outer marks. */
  const sections: Range[] = [];
  const push = (start: number, end: number, value = text.slice(start, end)) => {
    if (end > start) stretches.push({ start, end, value });
  };
  for (const { type, start, end } of nodes) {
    if (type !== "text") {
      push(start, end, "");
    } else if (text.startsWith(CDATA_START, start)) {
      const inside = { start: start + CDATA_START.length, end: end - CDATA_END.length };
      const last = sections.at(-1);
      const between = last === undefined ? null : characterBetween(text, last.end, inside.start);
      if (last !== undefined && between !== null) {
        // The marks between two sections go together, with the reference that stands there.
        while ((stretches.at(-1)?.start ?? 0) >= last.end) stretches.pop();
        push(last.end, inside.start, between);
        sections[sections.length - 1] = { start: last.start, end: inside.end };
      } else {
        push(start, inside.start, "");
        sections.push(inside);
      }
      push(inside.start, inside.end);
      push(inside.end, end, "");
    } else {
      let from = start;
      for (const { 0: raw, index } of text.slice(start, end).matchAll(REFERENCE)) {
        const at = start + index;
        push(from, at);
        from = at + raw.length;
        push(at, from, readEntity(text, at).value ?? raw);
      }
      push(from, end);
    }
  }
  return { stretches, sections };
}

/** Comments and instructions between characters are nothing to another format. */
function resolve(raw: string): string {
  const characters = raw.includes("<") ? raw.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "") : raw;
  return characters.replace(REFERENCE, (reference) => readEntity(reference, 0).value ?? reference);
}

function joinSections(raw: string): string {
  return joinAtReferences(raw).replaceAll(SECTION_BREAK, "");
}
