import type { XmlTag } from "../../../xml/scan.ts";
import { childElements, type XmlElement } from "../../../xml/tree.ts";
import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type DocumentFacts, type Rule, V2 } from "../rule.ts";

/** Elements of namespaces that are no module's, with those inside them. */
function* ofExtensions(
  elements: readonly XmlElement[],
  facts: DocumentFacts,
): Generator<XmlElement, void, undefined> {
  for (const element of elements) {
    if (facts.vocabulary.keyOf(element.tag) !== null) continue;
    yield element;
    yield* ofExtensions(childElements(element), facts);
  }
}

/** Ids of different namespaces are different. */
function namedIn(tag: XmlTag): string | undefined {
  const id = attribute(tag, "xml:id") ?? attribute(tag, "id");
  return id === undefined ? undefined : `${tag.uri} ${id}`;
}

/** After 2.x, Extensibility, id. */
export const extensionId: Rule = {
  id: "extension-id",
  summary: "The ids of an extension in a file, group or unit are different.",
  advice: "Give one of the elements another id.",
  severity: "error",
  versions: V2,
  source: "2.x, Extensibility, id",
  examples: {
    good: [
      '<unit id="u1"><my:list><my:entry id="x1"/><my:entry id="x2"/></my:list><segment><source/></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><my:list><my:entry id="x1"/><my:entry id="x1"/></my:list><segment><source/></segment></unit>',
    ],
  },
  element: {
    on: ["file", "group", "unit"],
    check({ children, facts }, report) {
      const elements = [...ofExtensions(children(), facts)];
      for (const { tag, start } of duplicatedIds(elements, ({ tag }) => namedIn(tag))) {
        report(start, `The id of <${tag.name}> occurs before in the same extension.`);
      }
    },
  },
};
