import { rawText, renumber } from "../../article/content.ts";
import { ExonymError } from "../../article/problem.ts";
import { articleText } from "../article-text.ts";
import { type Embedding, liftText } from "../embedding.ts";
import { embedString } from "../json/embed.ts";
import { readJson } from "../json/read.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText, Place } from "../reading.ts";
import data from "./attributes.json" with { type: "json" };

const KEYS: ReadonlyMap<string, string> = new Map(Object.entries(data.linkedData));

/**
 * The texts in linked data (JSON-LD) that search engines and readers show: headlines, descriptions, captions.
 *
 * @param range where the data stands, in UTF-16 code units of the page. What is no JSON has no texts.
 */
export function linkedDataTexts(
  page: string,
  range: { readonly start: number; readonly end: number },
): ArticleText[] {
  const document = tryJson(page, range);
  if (document === null) return [];
  const texts: ArticleText[] = [];
  for (const value of document.values) {
    const context = KEYS.get(value.key?.name ?? "");
    if (context === undefined || value.type !== "string") continue;
    const text = textOf(page, embedString(document, value, { inside: "script" }), context);
    if (text !== null) texts.push(text);
  }
  return texts;
}

function tryJson(page: string, range: { readonly start: number; readonly end: number }) {
  try {
    return readJson(page, range);
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}

function textOf(page: string, embedding: Embedding, context: string): ArticleText | null {
  const value = embedding.text;
  const about = { kind: "attribute", context, place: UNUSED } as const;
  const inner = articleText([{ type: "text", value, raw: value }], 0, about);
  if (inner === null) return null;
  const lifted = liftText(inner, embedding, page);
  // Only now: variables are told by their spelling, and an escaped brace begins none.
  return { ...lifted, content: renumber(protectOpaque(lifted.content)), place: placeIn(embedding) };
}

function placeIn(embedding: Embedding): Place {
  return {
    misread: "The translation cannot be written there. Write it as plain text.",
    spell: (_unit, translation) => ({
      raw: translation
        .map((part) => {
          if (part.type === "code" || part.raw !== undefined) return part.raw;
          return embedding.spell(part.value).replace(/\{(?=[{%]|$)/g, "\\u007b");
        })
        .join(""),
      reads: translation,
    }),
  };
}

/** The place of a text whose place is given when it has been lifted. */
const UNUSED: Place = { misread: "", spell: (_unit, reads) => ({ raw: rawText(reads), reads }) };
