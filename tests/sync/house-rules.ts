/** A team's rules: no break behind these, a break behind those, in all languages. */
export function houseRules(joins: readonly string[], splits: readonly string[] = []): string {
  const rule = (kind: string, before: string) =>
    `<rule break="${kind}"><beforebreak>${before}</beforebreak><afterbreak>\\s</afterbreak></rule>`;
  return `<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body><languagerules><languagerule languagerulename="House">${joins
    .map((word) => rule("no", word))
    .join("")}${splits
    .map((word) => rule("yes", word))
    .join(
      "",
    )}</languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="House"/></maprules></body></srx>`;
}
/** Where they stand in a project. */
export const HOUSE_RULES = "config/segmentation/house.srx";
