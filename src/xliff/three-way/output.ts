/** The merged text while it grows. */
export interface Output {
  readonly write: (text: string) => void;
  /** Length so far, in UTF-16 code units. */
  readonly length: () => number;
  /** Takes back what {@link run} wrote where it says that there is nothing to keep. */
  readonly unless: (run: () => boolean) => void;
  readonly text: () => string;
}

/** Makes an empty output. */
export function createOutput(): Output {
  const pieces: string[] = [];
  let length = 0;
  return {
    write(text) {
      pieces.push(text);
      length += text.length;
    },
    length: () => length,
    unless(run) {
      const [count, before] = [pieces.length, length];
      if (run()) return;
      pieces.length = count;
      length = before;
    },
    text: () => pieces.join(""),
  };
}
