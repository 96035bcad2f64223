import { ExonymError, lineIndex } from "../../article/problem.ts";
import type { Range } from "../../xml/range.ts";
import type { XmlTag } from "../../xml/scan.ts";
import { attribute, scanTrees } from "../../xml/tree.ts";
import { type Collector, createCollector } from "../collector.ts";
import { quote } from "../quote.ts";
import type { GlossaryReading } from "../reading.ts";
import { complainAt, type TbxContext } from "./context.ts";
import { readEntry } from "./entry.ts";
import { checkHeader, descriptionOf } from "./structure.ts";
import { DIALECTS, OWN } from "./vocabulary.ts";

/** Root elements: of ISO 30042:2019, of its version of 2008, and of the first TBX-Min. */
const ROOTS: ReadonlySet<string> = new Set(["tbx", "martif", "TBX"]);
const ENTRIES: ReadonlySet<string> = new Set(["conceptEntry", "termEntry"]);
const HEADERS: ReadonlySet<string> = new Set(["tbxHeader", "martifHeader"]);

/**
 * Reads TBX: version 3 (ISO 30042:2019) in both styles, whose structure and, for Core, Min and Basic, whose data categories
 * are checked; version 2 (ISO 30042:2008) and what tools write by its name as far as it can be understood. Never throws:
 * problems are data, and where the XML breaks off the entries before count.
 *
 * @param text the decoded file, with or without BOM.
 * @param file path as the user knows it, for messages.
 */
export function readTbx(text: string, file: string): GlossaryReading {
  const collector = createCollector(file);
  try {
    readEntries(text, file, collector);
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    collector.report(error.problem);
  }
  return collector.finish();
}

function readEntries(text: string, file: string, collector: Collector): void {
  const parents: string[] = [];
  let context: TbxContext = {
    collector,
    positionAt: lineIndex(text),
    isStrict: false,
    dialect: undefined,
    style: undefined,
    isOwn: false,
  };
  scanTrees(
    text,
    file,
    {
      wants: ({ local }) => parents.length > 0 && (ENTRIES.has(local) || HEADERS.has(local)),
      tree(element) {
        if (ENTRIES.has(element.tag.local)) {
          if (context.isStrict && parents.at(-1) !== "body")
            complainAt(context, element, "An entry stands outside of <body>.", "Move it there.");
          readEntry(element, context);
          return;
        }
        context = { ...context, isOwn: descriptionOf(element).startsWith(OWN.description) };
        if (context.isStrict) checkHeader(element, context);
      },
      enter(tag, range) {
        if (parents.length === 0) context = { ...context, ...rootOf(tag, range, context) };
        else if (context.isStrict) checkPlace(tag, range, parents.at(-1), context);
        parents.push(tag.local);
      },
      leave: () => {
        parents.pop();
      },
    },
    true,
  );
}

/** What the outermost element says of the file. */
function rootOf(tag: XmlTag, range: Range, context: TbxContext): Partial<TbxContext> {
  if (!ROOTS.has(tag.local)) {
    complainAt(
      context,
      range,
      `This is not a TBX file: it begins with <${quote(tag.name)}>.`,
      "Export the glossary as TBX or CSV.",
    );
    return {};
  }
  if (tag.local !== "tbx") return {};
  const style = attribute(tag, "style");
  const type = attribute(tag, "type") ?? "";
  if (style !== undefined && style !== "dca" && style !== "dct")
    complainAt(context, range, `«${quote(style)}» is not a style of TBX.`, "Use dca or dct.");
  return {
    isStrict: true,
    style: style === "dca" || style === "dct" ? style : undefined,
    dialect: Object.values(DIALECTS).find(({ name }) => name === type),
  };
}

const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ["tbx", ["tbxHeader", "text"]],
  ["text", ["body", "back"]],
  ["body", ["conceptEntry"]],
]);

/** Checks that nothing stands around the entries but what may (ISO 30042:2019, the core structure). */
function checkPlace(tag: XmlTag, range: Range, parent: string | undefined, context: TbxContext): void {
  const allowed = parent === undefined ? undefined : PLACES.get(parent);
  if (allowed === undefined || allowed.includes(tag.local)) return;
  complainAt(
    context,
    range,
    `<${quote(tag.name)}> may not stand in <${parent}>.`,
    `Remove it; there is only ${allowed.map((name) => `<${name}>`).join(" and ")}.`,
  );
}
