import type { Code, Content, Part } from "../../article/content.ts";

/**
 * Puts codes back that stand at the very beginning or end of the source and that the target lacks: there is only one
 * place for them. `null` where codes are missing that stand elsewhere, or others of the edge are there already.
 */
export function restoreEdges(target: Content, source: Content): Content | null {
  const signs = new Set(target.flatMap((part) => (part.type === "code" ? [signOf(part)] : [])));
  const isMissing = (part: Part): part is Code => part.type === "code" && !signs.has(signOf(part));
  const missing = source.filter(isMissing);
  if (missing.length === 0) return null;
  const first = source.findIndex((part) => part.type === "text");
  const last = source.findLastIndex((part) => part.type === "text");
  if (first < 0) return null;
  const front = source.slice(0, first);
  const back = source.slice(last + 1);
  const before = outermost(front, isMissing);
  const after = outermost(back.toReversed(), isMissing)?.toReversed();
  if (before === undefined || after === undefined) return null;
  if (before.length + after.length !== missing.length) return null;
  return [...before, ...target, ...after];
}

/** The missing ones of an edge, which must be its outer ones; `undefined` where they are not. */
function outermost(
  edge: readonly Part[],
  isMissing: (part: Part) => part is Code,
): readonly Code[] | undefined {
  const count = edge.findIndex((part) => !isMissing(part));
  const outer = edge.slice(0, count < 0 ? edge.length : count).filter(isMissing);
  return edge.filter(isMissing).length === outer.length ? outer : undefined;
}

const signOf = ({ form, id }: Code) => `${form}:${id}`;
