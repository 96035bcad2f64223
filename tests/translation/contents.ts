import fc from "fast-check";
import { type Code, type Content, type Part, text } from "../../src/article/content.ts";

/** `{<1}` opens, `{>1}` closes, `{=1}` stands alone; the rest is text. */
export function content(notation: string): Content {
  return notation.split(/(\{[<>=][^}]+\})/).flatMap((piece): Part[] => {
    if (!/^\{[<>=]/.test(piece)) return piece === "" ? [] : [text(piece)];
    const form = ({ "<": "open", ">": "close", "=": "single" } as const)[piece.charAt(1) as "<" | ">" | "="];
    return [code(form, piece.slice(2, -1))];
  });
}

function code(form: Code["form"], id: string): Code {
  return { type: "code", form, id, kind: "other", raw: `raw${form}${id}`, display: `[${id}]` };
}

/** Back to the notation of {@link content}. */
export function notation(value: Content | null): string | null {
  const sign = { open: "<", close: ">", single: "=" };
  return (
    value?.map((part) => (part.type === "text" ? part.value : `{${sign[part.form]}${part.id}}`)).join("") ??
    null
  );
}

const someText = fc.oneof(
  fc.string({ maxLength: 8 }).map((value) => value.replaceAll("{", "(")),
  fc.constantFrom("Kyiv", " ", "&amp;", '<g id="1">', "</g>", "a < b & c", '<x id="2"/>', "𐍈"),
);

/** Contents whose pairs are nested, with lone closing codes before and lone opening codes after. */
export const nestedContent: fc.Arbitrary<Content> = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.letrec<{ inner: string; piece: string }>((tie) => ({
      inner: fc.array(tie("piece"), { maxLength: 3 }).map((pieces) => pieces.join("")),
      piece: fc.oneof(
        { depthSize: "small" },
        someText,
        fc.constant("{=#}"),
        tie("inner").map((inner) => `{<#}${inner}{>#}`),
      ),
    })).inner,
    fc.nat({ max: 2 }),
  )
  .map(([closing, middle, opening]) => {
    const all = `${"{>#}".repeat(closing)}${middle}${"{<#}".repeat(opening)}`;
    return content(numbered(all, closing));
  });

/** Gives ids to `#`, pairs sharing one. */
function numbered(all: string, closing: number): string {
  let next = 0;
  let loneClosing = closing;
  const open: number[] = [];
  return all.replace(/\{([<>=])#\}/g, (_, sign: string) => {
    if (sign === "<") open.push(++next);
    const isLone = sign === ">" && loneClosing-- > 0;
    const id = sign === ">" && !isLone ? open.pop() : sign === "<" ? next : ++next;
    return `{${sign}${id}}`;
  });
}
