import { readDocument } from "./docx/document.ts";
import { finishDocument } from "./docx/finish.ts";
import { openDocx } from "./docx/package.ts";
import type { Format, Serialized } from "./format.ts";
import { createSplicedFormat } from "./spliced.ts";

const spliced = createSplicedFormat({
  name: "docx",
  extensions: [".docx"],
  datatype: "x-docx",
  open: openDocx,
  read: readDocument,
});

/**
 * Word documents (Office Open XML): the paragraphs of the main part, those of tables and text boxes too, and the
 * descriptions of pictures and tables. Neighbouring runs that look the same read as one; what looks otherwise than most
 * of its paragraph stands between codes. The text of the format is the XML of the main part, and positions are those in it.
 *
 * - Headers, footers, notes and comments are other parts, and stay.
 * - In a translated paragraph tracked changes count as accepted.
 * - A text that older programs have in an alternative follows the one of newer programs.
 *
 * @example
 * const { text, save } = docx.open(await readFile("story.docx"));
 * const article = docx.parse(text, options);
 */
export const docx: Format = {
  ...spliced,
  serialize(article, translations, options): Serialized {
    const done = spliced.serialize(article, translations, options);
    if (done.text === null || done.text === article.text) return done;
    return { text: finishDocument(article.text, done.text, options), refusals: [] };
  },
};
