import type { Range } from "../../src/xliff/model.ts";
import { declarationsOf, scanXml, type XmlAttribute, type XmlTag } from "../../src/xml/scan.ts";

/**
 * Canonical XML 1.0, with comments, of what our parser reads, to be compared with the one that libxml2 makes.
 *
 * @throws ExonymError where our parser refuses the text.
 */
export function canonicalOf(text: string): string {
  const result: string[] = [];
  const scopes: ReadonlyMap<string, string>[] = [new Map([["", ""]])];
  let depth = 0;
  let hasRoot = false;
  scanXml(text, "a.xml", {
    open(tag) {
      const outer = scopes.at(-1) ?? new Map<string, string>();
      const scope = scopeOf(tag, outer);
      scopes.push(scope);
      result.push(`<${tag.name}${namespaces(scope, outer)}${attributes(tag)}>`);
      depth++;
      hasRoot = true;
    },
    close(tag) {
      scopes.pop();
      depth--;
      result.push(`</${tag.name}>`);
    },
    text(value) {
      if (depth > 0) result.push(escapeText(value));
    },
    other(range) {
      const kept = keptOf(text, range);
      if (kept === null) return;
      result.push(depth > 0 ? kept : hasRoot ? `\n${kept}` : `${kept}\n`);
    },
  });
  return result.join("");
}

/**
 * Whether libxml2 can make the canonical form of a text. It is not defined where a namespace is a relative reference;
 * and what has to be escaped in the name of a namespace, libxml2 leaves as it is, or takes for no URI.
 */
export function isCanonicalizable(text: string): boolean {
  let isPlain = true;
  scanXml(text, "a.xml", {
    open: (tag) => {
      for (const uri of declarationsOf(tag).values()) {
        if (uri !== "" && !/^[A-Za-z][A-Za-z0-9+.-]*:[\w:./?=~+@-]*$/.test(uri)) isPlain = false;
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return isPlain;
}

function scopeOf(tag: XmlTag, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = declarationsOf(tag);
  return declared.size === 0 ? outer : new Map([...outer, ...declared]);
}

function namespaces(scope: ReadonlyMap<string, string>, outer: ReadonlyMap<string, string>): string {
  if (scope === outer) return "";
  return [...scope]
    .filter(([prefix, uri]) => prefix !== "xml" && outer.get(prefix) !== uri)
    .sort(([a], [b]) => byBytes(a, b))
    .map(([prefix, uri]) => ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeValue(uri)}"`)
    .join("");
}

function attributes(tag: XmlTag): string {
  const isOwn = ({ name }: XmlAttribute) => name !== "xmlns" && !name.startsWith("xmlns:");
  return tag.attributes
    .filter(isOwn)
    .toSorted((a, b) => byBytes(a.uri, b.uri) || byBytes(a.local, b.local))
    .map(({ name, value }) => ` ${name}="${escapeValue(value)}"`)
    .join("");
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A comment or processing instruction; `null` for declarations. */
function keptOf(text: string, { start, end }: Range): string | null {
  const raw = text.slice(start, end).replace(/\r\n?/g, "\n");
  if (raw.startsWith("<!--")) return raw.replaceAll("\r", "&#xD;");
  if (!raw.startsWith("<?") || /^<\?xml[ \t\n?]/.test(raw)) return null;
  const [, name = "", data = ""] =
    /^<\?([^ \t\n?]*(?:\?(?!>)[^ \t\n?]*)*)[ \t\n]*([\s\S]*)\?>$/.exec(raw) ?? [];
  return data === "" ? `<?${name}?>` : `<?${name} ${data}?>`;
}

function escapeText(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

function escapeValue(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}
