/** The start of a file's outermost element. */
export interface RootTag {
  readonly local: string;
  /** The start tag as written, as far as it was shown. */
  readonly tag: string;
}

const SKIPPED = /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)*/y;
const ROOT = /<(?:[^\s<>/:=]+:)?([^\s<>/:=]+)[^>]*/y;

/**
 * The outermost element of an XML file, by the file's beginning; `null` where none is to be seen.
 *
 * @param beginning bytes as Latin-1 ({@link Format.recognises}).
 */
export function rootOf(beginning: string): RootTag | null {
  // Without the zeros, UTF-16 is ASCII enough.
  const text = beginning.replace(/^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)/, "").replaceAll("\0", "");
  SKIPPED.lastIndex = 0;
  ROOT.lastIndex = SKIPPED.exec(text)?.[0].length ?? 0;
  const match = ROOT.exec(text);
  return match === null ? null : { local: match[1] ?? "", tag: match[0] };
}
