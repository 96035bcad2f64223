import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Resource Data module, mimeType. */
export const resourceType: Rule = {
  id: "resource-type",
  summary: "A resource whose source and target have no content of their own says its mimeType.",
  advice: "Add mimeType.",
  severity: "error",
  versions: V2,
  source: "2.x, Resource Data module, mimeType",
  examples: {
    good: [
      '<res:resourceData><res:resourceItem id="r1" mimeType="image/png"><res:source href="a.png"/></res:resourceItem></res:resourceData>',
    ],
    bad: [
      '<res:resourceData><res:resourceItem id="r1"><res:source href="a.png"/></res:resourceItem></res:resourceData>',
    ],
  },
  element: {
    on: ["res:resourceItem"],
    check({ tag, start, children }, report) {
      if (attribute(tag, "mimeType") !== undefined) return;
      const filled = children().some((child) => child.tag.uri === tag.uri && child.children.length > 0);
      if (!filled) report(start, "The resource has no mimeType.");
    },
  },
};
