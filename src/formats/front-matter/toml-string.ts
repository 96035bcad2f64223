import type { Text } from "../../article/content.ts";
import escapes from "./toml-escapes.json" with { type: "json" };

/** How TOML 1.0 ("String") writes a text: with escapes or without, on one line or between three quotes. */
export type TomlStyle = "toml-basic" | "toml-literal" | "toml-basic-lines" | "toml-literal-lines";

const ESCAPES: ReadonlyMap<string, string> = new Map(Object.entries(escapes));

/** An escape of a basic string; a backslash at the end of a line takes all white space after it along. */
const ESCAPE = /\\(?:[ \t]*(?:\r\n|\n)\s*|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|x[\dA-Fa-f]{2}|[^\n\r])/y;

/** Cuts the inside of a string, without its quotes, into runs: an escape or a line break each by itself. */
export function readTomlString(inside: string, style: TomlStyle): Text[] {
  const hasEscapes = style === "toml-basic" || style === "toml-basic-lines";
  const parts: Text[] = [];
  let from = 0;
  const push = (value: string, raw: string, at: number) => {
    if (at > from) parts.push({ type: "text", value: inside.slice(from, at), raw: inside.slice(from, at) });
    parts.push({ type: "text", value, raw });
    from = at + raw.length;
  };
  for (let i = 0; i < inside.length; i = Math.max(i + 1, from)) {
    const char = inside[i];
    if (char === "\n") push("\n", "\n", i);
    else if (char === "\r" && inside[i + 1] === "\n") push("\n", "\r\n", i);
    else if (char === "\\" && hasEscapes) {
      ESCAPE.lastIndex = i;
      const raw = ESCAPE.exec(inside)?.[0];
      if (raw !== undefined) push(decode(raw), raw, i);
    }
  }
  if (from < inside.length) parts.push({ type: "text", value: inside.slice(from), raw: inside.slice(from) });
  return parts;
}

function decode(raw: string): string {
  const letter = raw[1] ?? "";
  if (/\s/.test(letter)) return "";
  if (raw.length === 2) return ESCAPES.get(letter) ?? raw;
  const point = Number.parseInt(raw.slice(2), 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : raw;
}
