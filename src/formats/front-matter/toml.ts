import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";
import { type FrontMatter, type FrontMatterValue, pathOf } from "./value.ts";

/**
 * Reads TOML 1.0 front matter.
 *
 * @param text the whole article.
 * @param start offset of the first line after the opening fence.
 * @param end offset of the closing fence.
 * @throws ExonymError with the position in the article where the TOML has a syntax error.
 */
export function readToml(text: string, start: number, end: number): FrontMatter {
  const values: FrontMatterValue[] = [{ ...TOP, start, end }];
  const { body } = parse(text, start, end).body[0];
  for (const entry of body) {
    if (entry.type === "TOMLKeyValue") readPair(entry, NOWHERE);
    else {
      const owner = entry.resolvedKey.reduce<Owner>(
        (parent, step) => (typeof step === "number" ? inList(parent, step) : under(parent, step)),
        NOWHERE,
      );
      values.push({ ...owner, ...rangeOf(entry.key), inFlow: false, value: entry.kind, style: null });
      for (const pair of entry.body) readPair(pair, owner);
    }
  }
  return { values, top: "block map" };

  function readPair({ key, value }: AST.TOMLKeyValue, parent: Owner): void {
    readValue(
      value,
      key.keys.reduce((owner, step) => under(owner, nameOf(step)), parent),
      false,
    );
  }

  function readValue(node: AST.TOMLContentNode, owner: Owner, inFlow: boolean): void {
    const place = { ...owner, ...rangeOf(node), inFlow };
    if (node.type === "TOMLArray") {
      values.push({ ...place, value: "list", style: null });
      node.elements.forEach((element, i) => {
        readValue(element, inList(owner, i), true);
      });
    } else if (node.type === "TOMLInlineTable") {
      values.push({ ...place, value: "map", style: null });
      for (const { key, value } of node.body) {
        readValue(
          value,
          key.keys.reduce((parent, step) => under(parent, nameOf(step)), owner),
          true,
        );
      }
    } else if (node.kind === "string") {
      values.push({
        ...place,
        value: node.value,
        style: `toml-${node.style}${node.multiline ? "-lines" : ""}` as const,
      });
    } else {
      // Numbers and dates as they are spelled: they only have to stay.
      values.push({ ...place, value: text.slice(place.start, place.end), style: null });
    }
  }

  function rangeOf({ range }: { readonly range: readonly [number, number] }) {
    return { start: start + range[0], end: start + range[1] };
  }
}

/** Keys from the top. */
type Owner = Pick<FrontMatterValue, "key" | "path">;

const NOWHERE: Owner = { key: "", path: "" };

const TOP = { ...NOWHERE, value: "map", style: null, inFlow: false };

function under({ key, path }: Owner, name: string): Owner {
  return { key: key === "" ? name : `${key}.${name}`, path: path + pathOf(name) };
}

function inList({ key, path }: Owner, index: number): Owner {
  return { key, path: `${path}/${index}` };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function parse(text: string, start: number, end: number): AST.TOMLProgram {
  try {
    return parseTOML(text.slice(start, end), { tomlVersion: "1.0.0" });
  } catch (error) {
    if (error instanceof ParseError) throw invalid(text, start + error.index, error.message);
    // The parser calls itself for each level.
    if (error instanceof RangeError) throw invalid(text, start, "it is nested too deeply");
    throw error;
  }
}

function invalid(text: string, offset: number, message: string): ExonymError {
  return usageError(
    `The front matter is not valid TOML: ${message.replace(/\.$/, "")}.`,
    "Correct the line; a text has to stand in quotes.",
    { position: positionAt(text, offset) },
  );
}
