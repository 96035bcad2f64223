import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** Of which an element needs at least one. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["res:resourceItem", ["source", "target", "reference"]],
  ["res:resourceData", ["resourceItem", "resourceItemRef"]],
]);

/** After 2.x, Resource Data module, href, `<resourceItem>` and `<resourceData>`. */
export const resourceContent: Rule = {
  id: "resource-content",
  summary:
    "The source and target of a resource have either content or href, and not both; no resource is without them all.",
  advice: "Keep the content, or put it into a file and name that in href; remove what is empty.",
  severity: "error",
  versions: V2,
  source: "2.x, Resource Data module, href, <resourceItem> and <resourceData>",
  examples: {
    good: [
      '<res:resourceData><res:resourceItem id="r1" mimeType="image/png"><res:source href="a.png"/></res:resourceItem></res:resourceData>',
    ],
    bad: [
      "<res:resourceData/>",
      '<res:resourceData><res:resourceItem id="r1" mimeType="image/png"/></res:resourceData>',
      '<res:resourceData><res:resourceItem mimeType="text/plain"><res:source/></res:resourceItem></res:resourceData>',
      '<res:resourceData><res:resourceItem mimeType="text/plain"><res:source href="a.txt"><my:a/></res:source></res:resourceItem></res:resourceData>',
    ],
  },
  element: {
    on: ["res:source", "res:target", "res:resourceItem", "res:resourceData"],
    check({ key, tag, element, children }, report) {
      if (!element) return;
      const parts = PARTS.get(key ?? "");
      if (parts) {
        if (!children().some(({ tag: { local } }) => parts.includes(local)))
          report(element, `<${tag.name}> has no ${parts.join(" or ")}.`);
        return;
      }
      const filled = element.children.length > 0;
      const linked = attribute(tag, "href") !== undefined;
      if (filled && linked) report(element, `<${tag.name}> has content and href.`);
      if (!filled && !linked) report(element, `<${tag.name}> has neither content nor href.`);
    },
  },
};
