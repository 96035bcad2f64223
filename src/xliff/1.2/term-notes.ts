import { escapeText } from "../../xml/escape.ts";
import type { Splice } from "../../xml/splice.ts";
import { textOf, type XmlElement } from "../../xml/tree.ts";
import { insertion, removal } from "../element-splices.ts";
import { GLOSSARY_NOTE } from "../marks.ts";
import type { BlockTerm } from "../model.ts";
import { lead, type Style, styleAt } from "../style.ts";
import { oneLine, termWords, toldTerms } from "../told-terms.ts";
import { isOurs, isRemark12, isTermNote, partsOf } from "./read.ts";

/**
 * Terms as notes of a trans-unit, one for each: every tool shows notes, while a `mrk` in the source is a code to most,
 * which translators would have to put into their targets.
 */
export function termNotes12(terms: readonly BlockTerm[], { prefix }: Style): readonly string[] {
  return toldTerms(terms).map(
    (term) =>
      `<${prefix}note from="${GLOSSARY_NOTE}" annotates="target">${escapeText(termWords(term))}</${prefix}note>`,
  );
}

/** Whether the notes of a trans-unit tell these terms and no others. */
export function termNotesAgree(unit: XmlElement, terms: readonly BlockTerm[]): boolean {
  const standing = partsOf(unit).notes.filter(isTermNote);
  const wanted = toldTerms(terms);
  return (
    standing.length === wanted.length &&
    wanted.every((term, index) => {
      const note = standing[index];
      return note !== undefined && oneLine(textOf(note)) === oneLine(termWords(term));
    })
  );
}

/** The splices that let the notes of a trans-unit tell these terms; nothing else in it changes. */
export function spliceTermNotes(
  text: string,
  unit: XmlElement,
  terms: readonly BlockTerm[],
): readonly Splice[] {
  if (termNotesAgree(unit, terms)) return [];
  const { notes, target, segSource, source } = partsOf(unit);
  const style = styleAt(text, unit, 1);
  const written = termNotes12(terms, style);
  const standing = notes.filter(isTermNote);
  const [first, ...others] = standing;
  const inside = written.join(lead(style, 2));
  if (first !== undefined && written.length > 0) {
    return [
      { start: first.start, end: first.end, text: inside },
      ...others.map((each) => removal(text, each)),
    ];
  }
  if (first !== undefined) return standing.map((each) => removal(text, each));
  const anchor = notes.findLast(isContext) ?? target ?? segSource ?? source;
  return anchor === undefined ? [] : [insertion(anchor.end, lead(style, 2) + inside)];
}

/** Whether a note says where the sentence stands. */
function isContext(note: XmlElement): boolean {
  return isOurs(note) && !isRemark12(note);
}
