import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { readHtml } from "../../src/formats/html/read.ts";
import { articleRanges } from "../../src/formats/html/scope.ts";

/** How well the article of a page was found, as far as a program can tell. */
export interface MeasuredScope {
  /** Characters in `nav`, `footer` and `aside` that are in the article. */
  readonly charactersOfChrome: number;
  readonly unitsInside: number;
  readonly unitsOutside: number;
  /** Units of which a part is in the article. */
  readonly unitsCut: number;
}

/** Measures the ranges of a page. */
export function measureScope(text: string): MeasuredScope {
  const ranges = articleRanges(text) ?? [];
  const chrome = rangesOf(text, new Set(["nav", "footer", "aside"]));
  const units = readHtml(text, { fragment: false }).texts.filter(({ isUnit }) => isUnit);
  const inside = units.filter((unit) =>
    ranges.some(({ start, end }) => start <= unit.start && unit.end <= end),
  );
  const touched = units.filter((unit) =>
    ranges.some(({ start, end }) => start < unit.end && unit.start < end),
  );
  return {
    charactersOfChrome: chrome
      .flatMap((one) =>
        ranges.map((range) => Math.min(one.end, range.end) - Math.max(one.start, range.start)),
      )
      .reduce((sum, overlap) => sum + Math.max(0, overlap), 0),
    unitsInside: inside.length,
    unitsOutside: units.length - touched.length,
    unitsCut: touched.length - inside.length,
  };
}

function rangesOf(text: string, names: ReadonlySet<string>): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const open: DefaultTreeAdapterTypes.Node[] = [parse(text, { sourceCodeLocationInfo: true })];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const place = node.sourceCodeLocation;
    if (names.has(node.nodeName) && place) ranges.push({ start: place.startOffset, end: place.endOffset });
    else if ("childNodes" in node) open.push(...node.childNodes);
  }
  return ranges;
}
