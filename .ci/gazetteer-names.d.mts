/** All files that the installed CLDR gives, by file name. */
export function gazetteerFiles(): ReadonlyMap<string, string>;
