/** What CAT tools do to a XLIFF file on the way, text by text, without any reader of ours. */
const TOOLS = {
  /** Knows neither alternatives nor notes, nor the elements of XLIFF 2's matches. */
  "drop-extras": (file: string) =>
    file
      .replace(/\s*<alt-trans\b[\s\S]*?<\/alt-trans>/g, "")
      .replace(/\s*<note\b[^>]*>[\s\S]*?<\/note>/g, "")
      .replace(/\s*<notes>\s*<\/notes>/g, "")
      .replace(/\s*<(\w+:)matches\b[\s\S]*?<\/\1matches>/g, ""),
  /** Keeps its segments in a table of its own, and writes them in its own order. */
  reorder: (file: string) =>
    file
      .replace(/(<group\b[^>]*>\s*)((?:<trans-unit\b[\s\S]*?<\/trans-unit>\s*){2,})/g, (_, head, units) => {
        const list: string[] = units.match(/<trans-unit\b[\s\S]*?<\/trans-unit>\s*/g) ?? [];
        return head + list.toReversed().join("");
      })
      .replace(/(?:<group\b[\s\S]*?<\/group>\s*){2,}/, (groups) =>
        (groups.match(/<group\b[\s\S]*?<\/group>\s*/g) ?? []).toReversed().join(""),
      ),
  /** Loses the first paragraph that it shows on its second page. */
  "drop-unit": (file: string) =>
    file.replace(/(<\/group>|<\/unit>)\s*<(group|unit)\b[\s\S]*?<\/\2>/, (_, end) => end),
  /** Says of every unit that its white space counts. */
  "xml-space": (file: string) =>
    file.replace(/ xml:space="[^"]*"/g, "").replace(/<(trans-unit|unit)\b/g, '<$1 xml:space="preserve"'),
  /** Fills empty targets with their source, as new. */
  "copy-sources": (file: string) =>
    file
      .replace(
        /<source\b[^>]*>((?:(?!<\/source>)[\s\S])*)<\/source>(\s*)<target\b(?:[^>]*\/>|[^>]*><\/target>)/g,
        (whole, inner, space) =>
          `${whole.slice(0, whole.indexOf("</source>") + 9)}${space}<target state="new">${inner}</target>`,
      )
      .replace(
        /(<source\b[^>]*>((?:(?!<\/source>)[\s\S])*)<\/source>)(?!\s*<target)(\s*)(?=<\/trans-unit>|<note|<alt-trans)/g,
        '$1$3<target state="new">$2</target>$3',
      ),
} as const;

/** Whether an act of a story is a tool's. */
export function isOfTool(act: string): act is keyof typeof TOOLS {
  return Object.hasOwn(TOOLS, act);
}

/** A file after a tool has opened and saved it. */
export function throughTool(tool: keyof typeof TOOLS, file: string): string {
  return TOOLS[tool](file);
}
