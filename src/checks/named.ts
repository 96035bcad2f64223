import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import type { BilingualDocument, BilingualSegment } from "../article/translation.ts";
import type { Concept, Glossary, Scope } from "../glossary/concept.ts";
import { type Match, matcherOf } from "../glossary/matcher.ts";
import { isWithin, type Range } from "../glossary/ranges.ts";
import { quotationRanges } from "../glossary/scopes.ts";
import { readingText } from "./reading.ts";

/** Finds the glossary's terms in one side of a segment. */
export type TermFinder = (content: Content, segment: Pick<BilingualSegment, "unit">) => readonly Match[];

/**
 * All terms of a content in one locale that lie in a concept's scope: what the concept's `outside` names is left out. Offsets are
 * UTF-16 code units of the content's {@link readingText}.
 */
export function termsIn(glossary: Glossary, locale: Locale, kinds: BilingualDocument["kinds"]): TermFinder {
  const matcher = matcherOf(glossary, locale);
  return (content, segment) => {
    const text = readingText(content);
    const matches = matcher.find(text);
    if (!matches.some(({ concept }) => isScoped(concept))) return matches;
    const kind = kinds?.get(segment.unit);
    const ranges = new Map<Scope, readonly Range[]>([
      ["quotations", kind === "quotation" ? [WHOLE] : quotationRanges(text)],
      ["titles", kind === "heading" ? [WHOLE] : rangesOfCodes(content, "emphasis")],
      ["code", rangesOfCodes(content, "code")],
    ]);
    return matches.filter(
      ({ concept, start, end }) =>
        !(concept.outside ?? []).some((scope) => isWithin(ranges.get(scope) ?? [], start, end)),
    );
  };
}

function isScoped({ outside }: Concept): boolean {
  return outside !== undefined && outside.length > 0;
}

const WHOLE: Range = { start: 0, end: Number.POSITIVE_INFINITY };

/** What stands between an opening and a closing code of a kind. */
function rangesOfCodes(content: Content, kind: "emphasis" | "code"): readonly Range[] {
  const ranges: Range[] = [];
  const open: number[] = [];
  let at = 0;
  for (const part of content) {
    if (part.type === "text") at += part.value.length;
    else if (part.form === "single") at++;
    else if (part.kind === kind && part.form === "open") open.push(at);
    else if (part.kind === kind) {
      const start = open.pop();
      // A sentence in the midst of it has only its end, and all before that is inside.
      if (start === undefined) ranges.length = 0;
      if (open.length === 0) ranges.push({ start: start ?? 0, end: at });
    }
  }
  return ranges;
}
