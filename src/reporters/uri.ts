/** A file's path as a relative reference (RFC 3986): `/` between segments, everything else that needs it percent-encoded. */
export function uriOf(file: string): string {
  const encoded = file
    .toWellFormed()
    .split(/[\\/]/)
    .map((segment) => encodeURIComponent(segment))
    .join("/");
  return encoded.replace(/^([A-Za-z])%3A\//, "file:///$1:/");
}
