import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, `<skeleton>`. */
export const skeleton: Rule = {
  id: "skeleton",
  summary: "A skeleton has either content or href, and not both.",
  advice: "Keep the content, or put it into a file and name that in href.",
  severity: "error",
  versions: V2,
  source: "2.x, <skeleton>",
  examples: {
    good: ['<skeleton href="treaty.skl"/>', "<skeleton>&lt;p></skeleton>"],
    bad: ["<skeleton/>", '<skeleton href="treaty.skl">&lt;p></skeleton>'],
  },
  element: {
    on: ["skeleton"],
    check({ tag, element }, report) {
      if (!element) return;
      const filled = element.children.length > 0;
      const linked = attribute(tag, "href") !== undefined;
      if (filled && linked) report(element, "The skeleton has content and href.");
      if (!filled && !linked) report(element, "The skeleton has neither content nor href.");
    },
  },
};
