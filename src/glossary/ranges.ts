/** Half-open range of a text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether one of several ranges, whose starts and ends ascend, contains a place. Time is logarithmic in their number. */
export function isWithin(ranges: readonly Range[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const first = ranges[low];
  return first !== undefined && first.start <= start;
}
