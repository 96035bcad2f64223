import type { Content } from "../../article/content.ts";

/**
 * Web and mail addresses that GFM makes links of without any markup (GFM 6.9). Lengths are bounded so that the search
 * takes linear time.
 */
const ADDRESS =
  /(?<![\da-z])https?:\/\/[\w-]{0,255}\.[\w.-]*|www\.[\w.-]*|[\w.+-]{1,64}@[\w-]{1,255}\.[\w.-]*/gi;

/**
 * The first address that a translation has in its text and the source has not. It would become a link that the source
 * does not have; a backslash prevents that in some Markdown processors only.
 */
export function newAddress(source: Content, translation: Content): string | null {
  const known = new Set(addressesIn(source));
  return addressesIn(translation).find((address) => !known.has(address)) ?? null;
}

/** The addresses in text outside links, where an address is no link of its own. */
function addressesIn(content: Content): string[] {
  const runs: string[] = [""];
  let links = 0;
  for (const part of content) {
    if (part.type === "text") {
      if (links === 0) runs[runs.length - 1] += part.value;
      continue;
    }
    if (part.kind === "link" && part.form === "open") links++;
    if (part.kind === "link" && part.form === "close") links--;
    runs.push("");
  }
  return runs.flatMap((run) => run.match(ADDRESS) ?? []);
}
