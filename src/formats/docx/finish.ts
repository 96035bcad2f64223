import { plainText, rawText } from "../../article/content.ts";
import { applyEdits, type Edit } from "../edit.ts";
import type { SerializeOptions } from "../format.ts";
import { type DocumentReading, readDocument } from "./document.ts";
import { localizeParagraphs } from "./target.ts";

/**
 * Does what follows from translations: texts for older programs are those of newer ones, and translated paragraphs
 * tell their language and direction. The document reads as before, or stays without.
 *
 * @param source the part before it was translated; @param translated the part with translations.
 */
export function finishDocument(source: string, translated: string, options: SerializeOptions): string {
  const before = new Set(readDocument(source).texts.map(({ content }) => rawText(content)));
  const reading = readDocument(translated);
  const edits = copyEdits(reading, before);
  const text = applyEdits(translated, edits).text;
  const { locale, docx } = options;
  if (locale === undefined || docx?.setLanguage === false) return text;
  const copied = edits.length === 0 ? reading : readDocument(text);
  const localized = localizeParagraphs(text, changedParagraphs(copied, before), locale);
  return readsAlike(copied, readDocument(localized)) ? localized : text;
}

/** Gives texts for older programs the translation that newer programs show. */
function copyEdits({ alternatives }: DocumentReading, before: ReadonlySet<string>): readonly Edit[] {
  return alternatives
    .flatMap(({ original, copy }): readonly Edit[] => {
      const text = rawText(original.content);
      const isCopy = before.has(rawText(copy.content)) && !before.has(text) && original.kind === copy.kind;
      return isCopy ? [{ start: copy.start, end: copy.end, text }] : [];
    })
    .sort((a, b) => a.start - b.start);
}

/** Where the paragraphs begin whose text the source does not have. */
function changedParagraphs(
  { texts, paragraphs }: DocumentReading,
  before: ReadonlySet<string>,
): ReadonlySet<number> {
  return new Set(
    texts.flatMap((text) => {
      const start = paragraphs.get(text);
      return start === undefined || before.has(rawText(text.content)) ? [] : [start];
    }),
  );
}

function readsAlike(a: DocumentReading, b: DocumentReading): boolean {
  return (
    a.texts.length === b.texts.length &&
    a.texts.every(({ kind, content }, i) => {
      const other = b.texts[i];
      return other?.kind === kind && plainText(other.content) === plainText(content);
    })
  );
}
