import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
} from "yaml";
import { lineIndex, type Position } from "../article/problem.ts";

/** What is wrong at one place of a configuration, and what to do. */
export interface Complaint {
  readonly message: string;
  readonly advice: string;
  readonly position: Position;
}

/** Data of a YAML file, with where each value stands. */
export interface YamlData {
  readonly data: unknown;
  /** Syntax errors; where there are any, `data` means nothing. */
  readonly complaints: readonly Complaint[];
  /**
   * Where the value at a path stands; with `key`, where that key of the map at the path stands.
   * Falls back to the nearest value around it.
   */
  position(path: readonly string[], key?: string): Position;
}

/** More would be a bomb: aliases that unfold to gigabytes. */
const MOST_ALIASES = 50;

/** What messages call a file, and what they advise where nothing is in it or where it is too deep. */
export interface YamlSubject {
  /** With a capital: `The configuration`. */
  readonly name: string;
  readonly ifEmpty: string;
  readonly ifDeep: string;
}

const CONFIGURATION: YamlSubject = {
  name: "The configuration",
  ifEmpty: "It needs at least «sourceLanguages: [en]» and «locales: [fr]».",
  ifDeep: "Write it as «exonym init» does.",
};

/** Parses YAML 1.2. Never throws: what the parser throws is a complaint. */
export function parseYaml(file: string, subject: YamlSubject = CONFIGURATION): YamlData {
  // The parser takes a list behind a byte order mark for one that is indented.
  const text = file.replace(/^\uFEFF/, "");
  const at = lineIndex(text);
  const empty = { message: `${subject.name} is empty.`, advice: subject.ifEmpty };
  const tooDeep = { message: `${subject.name} is nested too deeply.`, advice: subject.ifDeep };
  const tooManyAliases = {
    message: `${subject.name} has too many aliases.`,
    advice: "Write the values out instead of using «*».",
  };
  const failed = (complaints: readonly Complaint[]): YamlData => ({
    data: undefined,
    complaints,
    position: () => at(0),
  });
  try {
    const documents = parseAllDocuments(text, { prettyErrors: false, stringKeys: true, merge: false });
    if (!Array.isArray(documents) || documents.length === 0) {
      return failed([{ ...empty, position: at(0) }]);
    }
    const [document, second] = documents;
    if (document === undefined) return failed([]);
    if (second !== undefined) {
      const position = at(second.range[0]);
      return failed([
        {
          message: "The file holds more than one YAML document.",
          advice: "Remove the line «---».",
          position,
        },
      ]);
    }
    const exhausted = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
    const faults = exhausted ? [exhausted] : [...document.errors, ...document.warnings];
    if (faults.length > 0) {
      return failed(
        faults.map(({ code, message, pos }) => ({
          ...(code === "RESOURCE_EXHAUSTION" ? tooDeep : sayFault(code, message)),
          position: at(pos[0]),
        })),
      );
    }
    const dangling = danglingAliases(document);
    if (dangling.length > 0) {
      return failed(
        dangling.map(({ name, start }) => ({
          message: `YAML takes «*${name}» for a reference, as it begins with «*».`,
          advice: `Put it in quotes: "*${name}".`,
          position: at(start),
        })),
      );
    }
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
      return failed([{ ...empty, position: at(0) }]);
    }
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { data, complaints: [], position: (path, key) => at(startOf(document, path, key)) };
  } catch (error) {
    // The parser's own signal for aliases that unfold beyond the limit.
    const bomb = error instanceof ReferenceError;
    return failed([{ ...(bomb ? tooManyAliases : tooDeep), position: at(0) }]);
  }
}

/** References to what is named nowhere before them: as a rule patterns, such as `**`, that lack their quotes. */
function danglingAliases(document: Document.Parsed): readonly { name: string; start: number }[] {
  const anchors = new Set<string>();
  const dangling: { name: string; start: number }[] = [];
  visit(document, {
    Alias(_key, { source, range }) {
      if (!anchors.has(source)) dangling.push({ name: source, start: range?.[0] ?? 0 });
    },
    Value(_key, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
  });
  return dangling;
}

function sayFault(code: string, message: string): { message: string; advice: string } {
  switch (code) {
    case "DUPLICATE_KEY":
      return { message: "This key stands here for the second time.", advice: "Keep one of the two." };
    case "TAB_AS_INDENT":
      return { message: "A tab is used for indentation.", advice: "Use spaces." };
    case "TAG_RESOLVE_FAILED":
      return {
        message: "Tags (words after «!») have no meaning here.",
        advice: "Remove the tag, or put the text in quotes.",
      };
    default:
      return { message: `This is not valid YAML: ${sentence(message)}`, advice: "Correct the syntax." };
  }
}

function sentence(message: string): string {
  const line = message.split("\n", 1)[0] ?? "";
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function startOf(document: Document.Parsed, path: readonly string[], key?: string): number {
  let node: Node | null = document.contents;
  let start = node?.range?.[0] ?? 0;
  for (const step of path) {
    const child = childOf(resolve(document, node), step);
    if (child === undefined) return start;
    node = child;
    start = child.range?.[0] ?? start;
  }
  if (key === undefined) return start;
  return keyOf(resolve(document, node), key)?.range?.[0] ?? start;
}

function resolve(document: Document.Parsed, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function childOf(node: Node | null, step: string): Node | undefined {
  if (isSeq(node)) return node.items[Number(step)] as Node | undefined; // items of a parsed sequence are nodes
  return (pairOf(node, step)?.value ?? undefined) as Node | undefined; // values of a parsed map are nodes
}

function keyOf(node: Node | null, key: string): Node | undefined {
  return pairOf(node, key)?.key as Node | undefined; // keys of a parsed map are nodes
}

function pairOf(node: Node | null, key: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}
