import type { Code, Content } from "../article/content.ts";
import { type PairSide, pairCodes } from "./pairing.ts";
import data from "./template-blocks.json" with { type: "json" };

/** What a tag of a template does to what stands beside it: it begins it, ends it, or is between two parts of it. */
export interface BlockTag {
  readonly side: PairSide["side"] | "middle";
  /** The same for the tag that begins a block and the one that ends it, and of no other language's tags. */
  readonly name: string;
  /** Whether it cannot stand alone in any text, whatever the rest of the article says. */
  readonly isSure: boolean;
}

const OPENINGS: ReadonlySet<string> = new Set(data.openings);
const MIDDLES: ReadonlySet<string> = new Set(data.middles);
/** Those that `end` alone ends, in Go and Ruby. */
const ENDED_BY_END: ReadonlySet<string> = new Set(data.endedByEnd);

/** `{{< x >}}`, `{{% x %}}` of Hugo; `{% x %}` of Liquid, Jinja and Markdoc: up to the name. */
const CALL = /^(\{\{[<%]|\{%)[-~+]?\s*(?:(\/)\s*)?([A-Za-z][\w.-]*(?:\/[\w.-]+)*)(?=[\s\-~+%>/"'(=]|$)/;

/** The end of such a tag. */
const CALL_END = /[-~+]?[>%]\}{1,2}$/;

/** `{{#x}}`, `{{/x}}`, `{{^x}}` of Mustache and Handlebars, `{{else}}`, and `{{ if x }}`, `{{ end }}` of Go. */
const MUSTACHE = /^\{\{[-~]?\s*(?:([#/^])[*>]?\s*)?([A-Za-z_$@][\w.$/-]*)?([^{}]*)\}\}$/;

/** `[caption …]`, `[/caption]` of WordPress. */
const BRACKET = /^\[(\/?)([A-Za-z][\w-]*)[\s\S]*\]$/;

/** `*|IF:NAME|*`, `*|ELSE:|*`, `*|END:IF|*` of newsletters. */
const MERGE_TAG = /^\*\|(END:|ELSE)?(?:(IF|INTERESTED|[A-Z]+)(?:NOT)?)?(:?)[A-Z\d_:]*\|\*$/;

/** How `<% if … %>` of ERB and ASP and `<?php if (…): ?>` of PHP begin and end. */
const SCRIPT_START = /^<(?:%|\?(?:php\b|=)?)-?/;
const SCRIPT_END = /-?[%?]>$/;

/** What a code's markup does as a tag of a template; `null` where it is none, or stands for itself. */
export function blockTagOf({ kind, raw }: Code): BlockTag | null {
  if (kind !== "variable") return null;
  if (raw.startsWith("{{") && !/^\{\{[<%]/.test(raw)) return mustache(raw);
  if (raw.startsWith("{")) return call(raw);
  if (raw.startsWith("<")) return script(raw);
  if (raw.startsWith("*|")) return mergeTag(raw);
  return raw.startsWith("[") ? bracket(raw) : null;
}

/** Makes pairs of template tags that belong together: `{{< b >}}` and `{{< /b >}}`, `{% if x %}` and `{% endif %}`. */
export function pairTemplateTags(content: Content): Content {
  if (content.filter((part) => part.type === "code" && part.kind === "variable").length < 2) return content;
  return pairCodes(content, (code) => {
    const tag = blockTagOf(code);
    return tag === null || tag.side === "middle" ? null : { side: tag.side, name: tag.name };
  });
}

function call(raw: string): BlockTag | null {
  const [, sign = "", slash, name] = CALL.exec(raw) ?? [];
  if (name === undefined || raw.replace(CALL_END, "").trimEnd().endsWith("/")) return null;
  const closes = (block: string): BlockTag => ({ side: "close", name: `${sign}${block}`, isSure: true });
  if (slash === "/") return closes(name);
  if (sign === "{%") {
    if (MIDDLES.has(name)) return { side: "middle", name: sign, isSure: true };
    if (name.startsWith("end") && name !== "end") return closes(name.slice("end".length));
  }
  return { side: "open", name: `${sign}${name}`, isSure: sign === "{%" && OPENINGS.has(name) };
}

function mustache(raw: string): BlockTag | null {
  const [, sign, name = "", rest = ""] = MUSTACHE.exec(raw) ?? [];
  if (sign === "^" && name === "") return { side: "middle", name: "{{", isSure: true };
  if (sign !== undefined) return { side: sign === "/" ? "close" : "open", name: `{{#${name}`, isSure: true };
  if (name === "else") return { side: "middle", name: "{{", isSure: true };
  if (name === "end") return { side: "close", name: "{{ end", isSure: true };
  return ENDED_BY_END.has(name) && /\w/.test(rest) ? { side: "open", name: "{{ end", isSure: true } : null;
}

function bracket(raw: string): BlockTag | null {
  const [, slash, name] = BRACKET.exec(raw) ?? [];
  if (name === undefined || raw.endsWith("/]")) return null;
  return { side: slash === "/" ? "close" : "open", name: `[${name}`, isSure: slash === "/" };
}

function mergeTag(raw: string): BlockTag | null {
  const [, sign, name, colon] = MERGE_TAG.exec(raw) ?? [];
  if (sign === "ELSE") return { side: "middle", name: "*|", isSure: true };
  if (sign !== undefined) return { side: "close", name: `*|${name ?? ""}`, isSure: true };
  return name !== undefined && colon === ":"
    ? { side: "open", name: `*|${name}`, isSure: name === "IF" || name === "INTERESTED" }
    : null;
}

function script(raw: string): BlockTag | null {
  const inside = raw.replace(SCRIPT_START, "").replace(SCRIPT_END, "").trim();
  const word = /^[a-z]+/.exec(inside)?.[0] ?? "";
  const begins = inside.endsWith("{");
  if (inside.startsWith("}") || begins) {
    const side = !begins ? "close" : inside.startsWith("}") ? "middle" : "open";
    return { side, name: "<{", isSure: true };
  }
  if (word === "end") return { side: "close", name: "<end", isSure: true };
  if (word.startsWith("end")) return { side: "close", name: `<${word.slice("end".length)}`, isSure: true };
  if (MIDDLES.has(word)) return { side: "middle", name: "<", isSure: true };
  // PHP has a colon where Ruby has nothing.
  if (inside.endsWith(":") && OPENINGS.has(word)) return { side: "open", name: `<${word}`, isSure: true };
  if (/\bdo(?:\s{0,9}\|[^|]{0,99}\|)?$/.test(inside) || ENDED_BY_END.has(word)) {
    return { side: "open", name: "<end", isSure: true };
  }
  return null;
}
