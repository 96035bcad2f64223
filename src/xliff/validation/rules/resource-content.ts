import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Resource Data module, href. */
export const resourceContent: Rule = {
  id: "resource-content",
  summary: "The source and target of a resource have either content or href, and not both.",
  advice: "Keep the content, or put it into a file and name that in href.",
  severity: "error",
  versions: V2,
  source: "2.x, Resource Data module, href",
  examples: {
    good: [
      '<res:resourceData><res:resourceItem id="r1" mimeType="image/png"><res:source href="a.png"/></res:resourceItem></res:resourceData>',
    ],
    bad: [
      '<res:resourceData><res:resourceItem mimeType="text/plain"><res:source/></res:resourceItem></res:resourceData>',
      '<res:resourceData><res:resourceItem mimeType="text/plain"><res:source href="a.txt"><my:a/></res:source></res:resourceItem></res:resourceData>',
    ],
  },
  element: {
    on: ["res:source", "res:target"],
    check({ tag, element }, report) {
      if (!element) return;
      const filled = element.children.length > 0;
      const linked = attribute(tag, "href") !== undefined;
      if (filled && linked) report(element, `<${tag.name}> has content and href.`);
      if (!filled && !linked) report(element, `<${tag.name}> has neither content nor href.`);
    },
  },
};
