const REGION = /(<!-- made: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g;

/**
 * A page whose parts between `<!-- made: NAME -->` and `<!-- end -->` are made anew; all else stays.
 *
 * @param make the part of a name, without the empty lines around it.
 */
export function fillRegions(page: string, make: (name: string) => string): string {
  return page.replace(REGION, (_, open, name, close) => `${open}\n${make(name)}\n\n${close}`);
}

/** The names of a page's made parts, in order. */
export function regionNames(page: string): string[] {
  return [...page.matchAll(REGION)].map(([, , name]) => name ?? "");
}
