import { type Content, mergeText, type Part } from "../../article/content.ts";
import { attribute, type XmlElement, type XmlNode } from "../../xml/tree.ts";
import { readInline12 } from "../1.2/inline.ts";

/** What stands between the segments of a `seg-source` or target of 1.2: before the first, between, behind the last. */
export type Gaps = readonly Content[];

/** Reads what stands around `mrk mtype="seg"`; codes that reach around marks give their two halves to two gaps. */
export function gapsOf(element: XmlElement): Gaps {
  const gaps: Part[][] = [[]];
  const visit = (parent: XmlElement) => {
    const pending: XmlNode[] = [];
    const flush = () => {
      if (pending.length > 0) gaps.at(-1)?.push(...readInline12({ ...parent, children: pending.splice(0) }));
    };
    for (const child of parent.children) {
      if (child.type !== "element" || !holdsMark(child)) {
        pending.push(child);
        continue;
      }
      flush();
      if (isMark(child)) {
        gaps.push([]);
        continue;
      }
      const halves = readInline12({ ...parent, children: [{ ...child, children: [] }] });
      gaps.at(-1)?.push(...halves.slice(0, 1));
      visit(child);
      gaps.at(-1)?.push(...halves.slice(1));
    }
    flush();
  };
  visit(element);
  return gaps.map(mergeText);
}

function isMark({ tag }: XmlElement): boolean {
  return tag.local === "mrk" && attribute(tag, "mtype") === "seg";
}

/** Depth is bounded by the reader, so the time is linear times that depth at most. */
function holdsMark(element: XmlElement): boolean {
  return isMark(element) || element.children.some((child) => child.type === "element" && holdsMark(child));
}
