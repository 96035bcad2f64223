/** A second opinion on the structure of JSON: paths and types of all values, numbers and the like with their value. */
export function jsonStructureOf(text: string): string[] {
  const lines: string[] = [];
  visit(JSON.parse(text.replace(/^\uFEFF/, "")), "");
  return lines;

  function visit(value: unknown, path: string): void {
    if (typeof value === "object" && value !== null) {
      lines.push(`${path} ${Array.isArray(value) ? "list" : "map"}`);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
    } else lines.push(typeof value === "string" ? path : `${path} ${value}`);
  }
}
