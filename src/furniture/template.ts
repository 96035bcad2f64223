/** A piece of a template: fixed words, or a place that a value fills. */
export type TemplatePart =
  | { readonly type: "literal"; readonly value: string }
  | {
      readonly type: "place";
      readonly name: string;
      /** What follows the name's comma (`datetime(dateStyle: long)`); empty where nothing does. */
      readonly format: string;
    };

/**
 * Cuts an i18next template (`By {{author}}`, `Published {{date, datetime}}`) into its parts. Linear.
 *
 * @returns `undefined` where a brace pair is not closed or not opened.
 */
export function parseTemplate(template: string): readonly TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  let position = 0;
  while (position < template.length) {
    const open = template.indexOf("{{", position);
    const literal = template.slice(position, open === -1 ? undefined : open);
    if (literal.includes("}}")) return undefined;
    if (literal !== "") parts.push({ type: "literal", value: literal });
    if (open === -1) break;
    const close = template.indexOf("}}", open);
    if (close === -1) return undefined;
    const [name = "", ...format] = template.slice(open + 2, close).split(",");
    parts.push({ type: "place", name: name.trim(), format: format.join(",").trim() });
    position = close + 2;
  }
  return parts;
}
