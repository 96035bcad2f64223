import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** Characters that XML 1.0 (section 2.2) forbids, or discourages. */
function mayBeCode(code: number): boolean {
  if (code < 0x20) return code !== 0x9 && code !== 0xa && code !== 0xd;
  if (code < 0xa0) return code >= 0x7f && code !== 0x85;
  return (
    (code >= 0xd800 && code < 0xe000) || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe
  );
}

/** After 2.x, `<cp>` and hex. */
export const codePoint: Rule = {
  id: "code-point",
  summary: "A <cp> stands for a character that XML does not allow or discourages.",
  advice:
    "Write the character itself, or the hexadecimal code of a character from 0000 to 10FFFF that XML forbids.",
  severity: "error",
  versions: V2,
  source: "2.x, <cp> and hex",
  examples: {
    good: ['<segment><source><cp hex="001A"/></source></segment>'],
    bad: [
      '<segment><source><cp hex="0041"/></source></segment>',
      '<segment><source><cp hex="110000"/></source></segment>',
    ],
  },
  element: {
    on: ["cp"],
    check({ tag, start }, report) {
      const hex = attribute(tag, "hex") ?? "";
      if (!/^[0-9A-Fa-f]{2,}$/.test(hex)) return;
      const code = Number.parseInt(hex, 16);
      if (code > 0x10ffff) report(start, `There is no character ${hex}.`);
      else if (!mayBeCode(code))
        report(start, `XML allows the character ${hex}, so it must not stand as <cp>.`);
    },
  },
};
