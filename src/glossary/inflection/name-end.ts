/** Whether a name that begins at `start` may end at `end`, both in UTF-16 code units of a folded text. */
export type NameEnd = (folded: string, start: number, end: number) => boolean;
