import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, parseDocument } from "yaml";
import { positionAt, usageError } from "../../article/problem.ts";
import type { ScalarStyle } from "./scalar.ts";
import { type FrontMatter, type FrontMatterValue, pathOf } from "./value.ts";

const STYLES: ReadonlyMap<string, ScalarStyle> = new Map<string, ScalarStyle>([
  ["PLAIN", "plain"],
  ["QUOTE_SINGLE", "single-quoted"],
  ["QUOTE_DOUBLE", "double-quoted"],
  ["BLOCK_LITERAL", "literal"],
  ["BLOCK_FOLDED", "folded"],
]);

/**
 * Reads YAML front matter, or JSON.
 *
 * @param text the whole article.
 * @param start offset of the first line after the opening fence.
 * @param end offset of the closing fence.
 * @throws ExonymError with the position in the article where the YAML has a syntax error.
 */
export function readYaml(text: string, start: number, end: number): FrontMatter {
  // YAML 1.2 ends lines at a lone CR, the library does not; the length must stay.
  const source = text.slice(start, end).replace(/\r(?!\n)/g, "\n");
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  const [error] = document.errors;
  if (error) {
    throw usageError(
      error.code === "RESOURCE_EXHAUSTION"
        ? "The front matter is nested too deeply."
        : `The front matter is not valid YAML: ${sentence(error.message)}`,
      "Correct the line; a value with a colon, a quote or another special character in it has to stand in quotes.",
      // What is never closed is noticed at the end; the last line with something in it is where to look.
      { position: positionAt(text, start + Math.min(error.pos[0], source.trimEnd().length)) },
    );
  }
  return { values: walk(document.contents, start), top: topOf(document.contents) };
}

function topOf(contents: unknown): FrontMatter["top"] {
  if (isMap(contents)) return contents.flow ? "flow map" : "block map";
  return contents === null || (isScalar(contents) && contents.value === null) ? "empty" : "other";
}

/** A place that the walk comes to: everything about it but what stands there. */
interface Step extends Pick<FrontMatterValue, "key" | "path" | "inFlow"> {
  readonly node: unknown;
}

/** All values in the order of the text. Without recursion, as the nesting may be hostile. */
function walk(contents: unknown, offset: number): FrontMatterValue[] {
  const values: FrontMatterValue[] = [];
  const steps: Step[] = [{ node: contents, key: "", path: "", inFlow: false }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, key, path, inFlow } = step;
    if (!isNode(node)) continue;
    const [start, end] = rangeOf(node.range, offset);
    const place = { key, path, inFlow, start, end };
    if (isMap(node)) {
      values.push({ ...place, value: "map", style: null });
      for (const pair of node.items.toReversed()) steps.push(mapStep(pair, step, node.flow === true));
    } else if (isSeq(node)) {
      values.push({ ...place, value: "list", style: null });
      const isFlow = inFlow || node.flow === true;
      for (let i = node.items.length - 1; i >= 0; i--) {
        steps.push({ node: node.items[i], key, path: `${path}/${i}`, inFlow: isFlow });
      }
    } else if (isAlias(node)) {
      values.push({ ...place, value: `*${node.source}`, style: null });
    } else {
      const style = typeof node.value === "string" ? STYLES.get(String(node.type)) : undefined;
      values.push({ ...place, value: node.value, style: style ?? null });
    }
  }
  return values;
}

function mapStep({ key, value }: Pair, parent: Step, isFlow: boolean): Step {
  const name = isScalar(key) ? String(key.value) : "?";
  return {
    node: value,
    key: parent.key === "" ? name : `${parent.key}.${name}`,
    path: parent.path + pathOf(name),
    inFlow: parent.inFlow || isFlow,
  };
}

function rangeOf(
  range: readonly [number, number, number] | null | undefined,
  offset: number,
): readonly [start: number, end: number] {
  return [offset + (range?.[0] ?? 0), offset + (range?.[1] ?? 0)];
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
