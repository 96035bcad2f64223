import { type Content, plainText } from "../../article/content.ts";
import { attributesXml, forbiddenCharacter } from "../../xml/escape.ts";
import type { Bindings } from "../../xml/namespaces.ts";
import { scanTrees, type XmlElement } from "../../xml/tree.ts";
import type { Place, Spelled } from "../reading.ts";
import { meaningOf } from "./meaning.ts";
import { type ParagraphText, readParagraphText } from "./paragraph-text.ts";
import { renderRuns } from "./render.ts";

/**
 * How translations of a paragraph are written: as runs that look as the paragraph does, read again at once to see that
 * each word looks as it should.
 *
 * @param bindings of the paragraph; @param prefix that it gives to names of WordprocessingML, with the colon.
 */
export function paragraphPlace(paragraph: ParagraphText, bindings: Bindings, prefix: string): Place {
  const { lead, tail } = paragraph;
  return {
    misread:
      "The translation cannot be put into the Word document so that its formatting stays. Put the markup where the source has it.",
    objection: (_unit, translation) => {
      const character = forbiddenCharacter(plainText(translation));
      return character === undefined
        ? null
        : `The translation has the character ${character}, which Word documents cannot hold. Take it out.`;
    },
    spell: ({ start, end }, given): Spelled => {
      const translation = [...lead, ...withoutTabs(given), ...tail];
      const xml = renderRuns(translation, { ...paragraph, prefix });
      const again = readRuns(xml, bindings, paragraph.mark);
      if (again === null || meaningOf(wholeOf(again), again) !== meaningOf(translation, paragraph)) {
        return { raw: xml, reads: [] };
      }
      const around = { start, end, before: xml.slice(0, again.start), after: xml.slice(again.end) };
      const raw = xml.slice(again.start, again.end);
      return { raw, reads: again.content, ...(raw !== xml && { around }) };
    },
  };
}

/** Tabs are markup in Word; one that a translator types is a space. */
function withoutTabs(content: Content): Content {
  return content.map((part) =>
    part.type === "text" && part.value.includes("\t")
      ? { type: "text", value: part.value.replaceAll("\t", " ") }
      : part,
  );
}

function wholeOf({ before, lead, content, tail, behind }: ParagraphText): Content {
  return [...before, ...lead, ...content, ...tail, ...behind];
}

/** Reads runs as if they stood in their paragraph; offsets are those of the runs. */
function readRuns(xml: string, bindings: Bindings, mark: string): ParagraphText | null {
  const open = `<runs${attributesXml(declarations(bindings))}>`;
  const text = `${open}${xml}</runs>`;
  const roots: XmlElement[] = [];
  scanTrees(text, "", {
    wants: () => true,
    tree: (element) => roots.push(element),
    enter: () => undefined,
    leave: () => undefined,
  });
  const read = readParagraphText(text, roots[0]?.children ?? [], mark);
  return read && { ...read, start: read.start - open.length, end: read.end - open.length };
}

/** Prefixes as attributes; the two that XML itself binds are not declared. */
function declarations(bindings: Bindings): Record<string, string | undefined> {
  return Object.fromEntries(
    [...bindings].flatMap(([prefix, uri]) => {
      if (prefix === "xml" || prefix === "xmlns" || uri === undefined) return [];
      return [[prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri]];
    }),
  );
}
