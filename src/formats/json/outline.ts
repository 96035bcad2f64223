import type { JsonDocument } from "./value.ts";

/** The structure of a document, a line a value: what it is, its name, how much is in it, and of what is no text, what it says. */
export function outlineOf({ text, values }: JsonDocument): readonly string[] {
  return values.map(({ type, key, start, end, after }, index) => {
    const name = key === null ? "" : text.slice(key.start, key.end);
    const isContainer = type === "object" || type === "array";
    const says = isContainer ? after - index : type === "string" ? "" : text.slice(start, end);
    return `${type} ${name} ${says}`;
  });
}
