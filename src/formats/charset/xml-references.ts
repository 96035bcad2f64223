import { type SpellingRange, spellLacking } from "./references.ts";

/** What has no references in it, by how it begins, and how it ends (XML 1.0, 2.4 to 2.8). */
const WITHOUT_REFERENCES = [
  { begin: "<!--", end: "-->", spelling: null },
  { begin: "<![CDATA[", end: "]]>", spelling: "cdata" },
  { begin: "<?", end: "?>", spelling: null },
  { begin: "<!", end: ">", spelling: null },
] as const;

/** Writes characters that a charset lacks as numeric references (XML 1.0, 4.1); a CDATA section ends before and begins again behind. */
export function referInXml(text: string, isLacking: (character: string) => boolean, charset: string): string {
  const ranges: SpellingRange[] = [];
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const kind = WITHOUT_REFERENCES.find(({ begin }) => text.startsWith(begin, at));
    if (kind === undefined) {
      at = tagEnd(text, at);
      continue;
    }
    const end = text.indexOf(kind.end, at + kind.begin.length);
    const range = { start: at, end: end < 0 ? text.length : end + kind.end.length, spelling: kind.spelling };
    ranges.push(range);
    at = range.end;
  }
  return spellLacking(text, isLacking, charset, ranges);
}

/** Behind a tag: a `>` in a quoted value does not end it. */
function tagEnd(text: string, start: number): number {
  let quote = "";
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return i + 1;
  }
  return text.length;
}
