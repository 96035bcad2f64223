import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Resource Data module, id. */
export const resourceId: Rule = {
  id: "resource-id",
  summary: "The resources of a file, group or unit have different ids.",
  advice: "Give one of them another id.",
  severity: "error",
  versions: V2,
  source: "2.x, Resource Data module, id",
  examples: {
    good: [
      '<res:resourceData><res:resourceItem id="r1" mimeType="image/png"><res:source href="a.png"/></res:resourceItem></res:resourceData>',
    ],
    bad: [
      '<res:resourceData><res:resourceItem id="r1" mimeType="image/png"><res:source href="a.png"/></res:resourceItem><res:resourceItem id="r1" mimeType="image/png"><res:source href="b.png"/></res:resourceItem></res:resourceData>',
    ],
  },
  element: {
    on: ["res:resourceData"],
    check({ children }, report) {
      for (const item of duplicatedIds(children())) {
        report(item, `Two resources have the id '${attribute(item.tag, "id")}'.`);
      }
    },
  },
};
