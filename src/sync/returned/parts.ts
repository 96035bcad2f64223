import { type Locale, tryLocale, UNDETERMINED } from "../../article/locale.ts";
import type { XliffDocument, XliffSegment } from "../../xliff/model.ts";
import type { XmlTag } from "../../xml/scan.ts";
import { attribute, scanTrees } from "../../xml/tree.ts";

/** One `file` element of a XLIFF file: one article, as a rule. */
export interface Part {
  readonly original: string;
  readonly sourceLocale: Locale;
  /** `und` where none is declared, or what is declared is no language tag. */
  readonly targetLocale: Locale;
  readonly segments: readonly XliffSegment[];
}

/** Divides a document into its `file` elements; tools put several articles into one file. */
export function partsOf(document: XliffDocument): readonly Part[] {
  const heads: { original: string; source: Locale; target: Locale; start: number; end: number }[] = [];
  let root: XmlTag | null = null;
  const locale = (tag: XmlTag, name: string) => tryLocale(attribute(tag, name) ?? "") ?? UNDETERMINED;
  scanTrees(document.text, document.file, {
    wants: (tag) =>
      root !== null && tag.uri === root.uri && (tag.local === "trans-unit" || tag.local === "unit"),
    tree: () => undefined,
    enter(tag, range) {
      root ??= tag;
      if (tag.local !== "file" || tag.uri !== root.uri) return;
      const is2 = document.version.startsWith("2");
      heads.push({
        original: attribute(tag, "original") ?? "",
        source: is2 ? locale(root, "srcLang") : locale(tag, "source-language"),
        target: is2 ? locale(root, "trgLang") : locale(tag, "target-language"),
        start: range.start,
        end: document.text.length,
      });
    },
    leave(tag, range) {
      const last = heads.at(-1);
      if (tag.local === "file" && tag.uri === root?.uri && last) last.end = range.end;
    },
  });
  let at = 0;
  const { segments } = document;
  return heads.map(({ original, source, target, end }) => {
    const from = at;
    while (at < segments.length && (segments[at]?.element.start ?? end) < end) at++;
    return { original, sourceLocale: source, targetLocale: target, segments: segments.slice(from, at) };
  });
}
