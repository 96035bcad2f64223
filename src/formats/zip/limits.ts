/** Most entries of an archive; a long document with a thousand pictures has far fewer. */
export const MAX_ENTRIES = 10_000;

/** Most bytes of an entry that is unpacked. */
export const MAX_ENTRY_SIZE = 256 * 1024 * 1024;

/** How many bytes may come out of one byte: deflate itself cannot give more than 1,032. */
export const MAX_RATIO = 1100;
