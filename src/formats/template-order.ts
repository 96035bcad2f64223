import { type Code, type Content, codesOf } from "../article/content.ts";
import { blockTagOf } from "./template-blocks.ts";

/**
 * Checks the template tags that no pair holds in place: those whose partner stands in another text, as `{% endif %}` may,
 * and those between two parts of a block, as `{% else %}` is. They keep their order, and the block that they stand in.
 *
 * @returns what is wrong and what the translator can do, or `null` where all is well.
 */
export function templateOrderProblem(source: Content, translation: Content): string | null {
  const wanted = looseTags(source);
  if (wanted.length === 0) return null;
  const found = looseTags(translation);
  const sorted = (tags: readonly Loose[]) => tags.map(({ block, raws }) => `${block}\u0000${raws}`).sort();
  const order = sorted(wanted);
  if (order.length === found.length && sorted(found).every((one, i) => one === order[i])) return null;
  const [first] = wanted;
  return `The markup «${first?.display ?? ""}» and its like no longer stand in the order of the source. Put them in that order, and each between the same markup as there.`;
}

/** The loose tags that stand straight in one block. */
interface Loose {
  /** The block's own tags. */
  readonly block: string;
  /** The markup of the loose tags, in order. */
  readonly raws: string;
  /** How the first one is shown. */
  readonly display: string;
}

function looseTags(content: Content): readonly Loose[] {
  const codes = codesOf(content);
  const tags = codes.map((code) => blockTagOf(code));
  const closed = new Set(tags.flatMap((tag) => (tag?.side === "close" ? [tag.name] : [])));
  const result: Loose[] = [];
  const blocks: { readonly opening: string; readonly loose: Code[] }[] = [{ opening: "", loose: [] }];
  const end = (closing: string) => {
    const block = blocks.pop();
    const [first] = block?.loose ?? [];
    if (block === undefined || first === undefined) return;
    result.push({
      block: `${block.opening}\u0001${closing}`,
      raws: block.loose.map(({ raw }) => raw).join("\u0001"),
      display: first.display,
    });
  };
  codes.forEach((code, i) => {
    const tag = tags[i];
    if (!tag) return;
    if (code.form === "open") blocks.push({ opening: code.raw, loose: [] });
    else if (code.form === "close") {
      if (blocks.length > 1) end(code.raw);
    } else if (tag.isSure || tag.side === "middle" || closed.has(tag.name)) blocks.at(-1)?.loose.push(code);
  });
  while (blocks.length > 0) end("");
  return result;
}
