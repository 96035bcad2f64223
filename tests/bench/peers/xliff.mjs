/** What a XLIFF file of version 1.2 shows to translators: its sources without inline codes and what these hold. */
export function shownBy(xliff) {
  return [...xliff.matchAll(/<source[^>]*>([\s\S]*?)<\/source>/g)]
    .map(([, source]) =>
      source
        .replace(/<(bpt|ept|ph|it)\b[^>]*>[\s\S]*?<\/\1>/g, "")
        .replace(/<[^>]*>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&"),
    )
    .join("\n");
}
