/** One line of a text, in UTF-16 code units. */
export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** The line's characters, white space at the edges included. */
  readonly text: string;
}

/** The lines of a text, whatever ends them: CR LF, LF or CR. A byte order mark belongs to no line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  // Some editors begin a file with a byte order mark, which is no text.
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  const push = (end: number) => lines.push({ start, end, text: text.slice(start, end) });
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|[\n\r]/g)) {
    push(index);
    start = index + lineBreak.length;
  }
  push(text.length);
  return lines;
}

/** Runs of lines that are not blank. */
export function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] | null = null;
  for (const line of lines) {
    if (line.text.trim() === "") block = null;
    else if (block) block.push(line);
    else {
      block = [line];
      blocks.push(block);
    }
  }
  return blocks;
}
