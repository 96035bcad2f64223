import type { Locale } from "../article/locale.ts";
import { type PackagedRules, packagedRulesFor } from "../project/packaged.ts";
import { parseSrx, type SrxDocument } from "../segmentation/srx.ts";

const parsed = new Map<string, SrxDocument>();

/**
 * The segmentation rules that ship for a locale, as `compileSegmenter` takes them: in the order in
 * which they apply. Each file is read when its first locale is asked for, and kept.
 */
export function builtInRules(locale: Locale): readonly SrxDocument[] {
  return packagedRulesFor(locale).map(parseOnce);
}

function parseOnce({ name, text }: PackagedRules): SrxDocument {
  const document = parsed.get(name) ?? parseSrx(text, name);
  parsed.set(name, document);
  return document;
}
