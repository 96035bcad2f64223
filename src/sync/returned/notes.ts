import type { XliffDocument, XliffSegment } from "../../xliff/model.ts";
import { scanUnits } from "../../xliff/patch.ts";
import { lead, styleAt } from "../../xliff/style.ts";
import { attributesXml, escapeText } from "../../xml/escape.ts";
import { applySplices, inOrder, type Splice } from "../../xml/splice.ts";
import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from "../../xml/tree.ts";

/**
 * Adds translators' notes to segments, by splice: behind the target in 1.2, among the unit's notes in 2.x.
 *
 * @returns the text of the file with the notes; the identical text where there are none.
 */
export function addNotes(
  document: XliffDocument,
  notes: ReadonlyMap<XliffSegment, readonly string[]>,
): string {
  const wanted = new Map(
    [...notes].map(([segment, texts]) => [segment.element.start, { id: segment.id, texts }] as const),
  );
  if (wanted.size === 0) return document.text;
  const splices: Splice[] = [];
  scanUnits(document, (unit) => {
    const own = [unit, ...childrenNamed(unit, "segment")].flatMap((each) => wanted.get(each.start) ?? []);
    const standing = notesOf(unit);
    const fresh = own.flatMap(({ id, texts }) => {
      const left = texts.filter((each) => !isEcho(each, standing));
      return left.length > 0 ? [{ id, texts: left }] : [];
    });
    if (fresh.length > 0) splices.push(noteSplice(document, unit, fresh));
  });
  return applySplices(document.text, inOrder(splices), { start: 0, end: document.text.length });
}

/**
 * Whether a note says only what other notes say: tools repeat notes, ours among them, and put several into one.
 *
 * @param known the texts of those notes.
 */
export function isEcho(note: string, known: readonly string[]): boolean {
  const plain = (words: string) => words.replace(/\s+/g, " ").trim();
  const said = new Set(known.flatMap((each) => [each, ...each.split("\n")]).map(plain));
  return (
    said.has(plain(note)) || note.split("\n").every((line) => plain(line) === "" || said.has(plain(line)))
  );
}

/** The texts of notes that a tool may have repeated: all of a trans-unit; of a unit of 2.x, which holds notes of several segments, ours. */
function notesOf(unit: XmlElement): readonly string[] {
  const list = childNamed(unit, "notes");
  const ours = (list ? childrenNamed(list, "note") : []).filter(({ tag }) =>
    attribute(tag, "category")?.startsWith("exonym"),
  );
  return [...childrenNamed(unit, "note"), ...ours].map(textOf);
}

interface Notes {
  /** Id of the segment that they are for. */
  readonly id: string;
  readonly texts: readonly string[];
}

function noteSplice({ text, version }: XliffDocument, unit: XmlElement, notes: readonly Notes[]): Splice {
  const style = styleAt(text, unit, 0);
  const name = `${style.prefix}note`;
  const insertion = (at: number, words: string): Splice => ({ start: at, end: at, text: words });
  if (!version.startsWith("2")) {
    const written = notes.flatMap(({ texts }) =>
      texts.map((each) => `<${name}>${escapeText(each)}</${name}>`),
    );
    const anchor =
      childrenNamed(unit, "note").at(-1) ??
      childNamed(unit, "target") ??
      childNamed(unit, "seg-source") ??
      childNamed(unit, "source");
    return insertion(anchor?.end ?? unit.openEnd, written.map((note) => lead(style, 1) + note).join(""));
  }
  const standing = childNamed(unit, "notes");
  const known = new Set(
    standing ? childElements(standing).map((each) => attribute(each.tag, "id") ?? "") : [],
  );
  const written = notes
    .flatMap(({ id, texts }) => {
      let number = 0;
      return texts.map((each) => {
        do number++;
        while (known.has(`${id}.n${number}`));
        // By this id the note is known to be the segment's: 2.x has notes of units only.
        return `<${name}${attributesXml({ id: `${id}.n${number}` })}>${escapeText(each)}</${name}>`;
      });
    })
    .map((note) => lead(style, 2) + note)
    .join("");
  if (standing && !standing.tag.isSelfClosing) {
    return insertion(childElements(standing).at(-1)?.end ?? standing.openEnd, written);
  }
  const list = `<${name}s>${written}${lead(style, 1)}</${name}s>`;
  if (standing) return { start: standing.start, end: standing.end, text: list };
  // Elements of other namespaces come first in a unit, then notes (2.1, section 4.2.2.5).
  const first = childElements(unit).find((child) => child.tag.uri === unit.tag.uri);
  const foreign = childElements(unit).filter((child) => first === undefined || child.start < first.start);
  return insertion(foreign.at(-1)?.end ?? unit.openEnd, lead(style, 1) + list);
}
