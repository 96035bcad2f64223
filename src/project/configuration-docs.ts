import { stringify } from "yaml";
import schema from "./configuration.schema.json" with { type: "json" };

/** What is read of the schema here. */
interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Node | { readonly $ref: string };
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

const ROOT: Node = schema;

/**
 * The reference of all keys, in Markdown, made of the configuration's schema: what each means, its type, its default and
 * an example. `docs/configuration.md` holds it between words written by hand.
 */
export function describeConfiguration(): string {
  const keys = Object.entries(ROOT.properties ?? {});
  return keys.map(([key, node]) => describeKey(key, node)).join("\n\n");
}

function describeKey(key: string, node: Node): string {
  const children = Object.entries(node.properties ?? {});
  const rows =
    children.length === 0 ? [row(key, node)] : children.map(([name, child]) => row(`${key}.${name}`, child));
  return [
    `### ${key}`,
    "",
    ...(children.length === 0 ? [] : [node.description ?? "", ""]),
    "| key | meaning | type | default |",
    "|---|---|---|---|",
    ...rows,
    "",
    "```yaml",
    ...(node.examples ?? [])
      .map((example) => stringify({ [key]: example }, YAML_STYLE).trimEnd())
      .slice(0, 1),
    "```",
  ].join("\n");
}

const YAML_STYLE = { collectionStyle: "any", lineWidth: 0 } as const;

function row(path: string, node: Node): string {
  const fallback = node.default === undefined ? "required" : shown(node.default);
  const cells = [`\`${path}\``, node.description ?? "", typeOf(node), fallback];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function typeOf(node: Node): string {
  if (node.enum !== undefined) return choice(node.enum);
  const { additionalProperties: values } = node;
  if (typeof values === "object") return `map to ${typeOf(values)}`;
  const [first = "", ...more] = typeof node.type === "string" ? [node.type] : (node.type ?? []);
  return [first, ...more].map((type) => wordOf(type, node)).join(" or ");
}

function wordOf(type: string, { minimum, maximum, exclusiveMinimum }: Node): string {
  if (type === "array") return "list of texts";
  if (type === "string") return "text";
  if (type === "boolean") return "true or false";
  if (type !== "integer" && type !== "number") return type;
  const word = type === "integer" ? "whole number" : "number";
  const from = minimum === undefined ? `above ${exclusiveMinimum ?? 0}` : `from ${minimum}`;
  return `${word} ${from}${maximum === undefined ? "" : ` to ${maximum}`}`;
}

/** A version is also allowed as the number that YAML takes it for; a reader need not know. */
function choice(values: readonly unknown[]): string {
  const words = new Set(values.map(String));
  return `one of ${[...words].map((word) => `\`${word}\``).join(", ")}`;
}

function shown(value: unknown): string {
  const flow = stringify(value, {
    collectionStyle: "flow",
    lineWidth: 0,
    flowCollectionPadding: false,
  }).trim();
  return `\`${flow}\``;
}
