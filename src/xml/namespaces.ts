/** Namespace that the prefix `xml` is bound to, always. */
export const XML_URI = "http://www.w3.org/XML/1998/namespace";
/** Namespace of declarations; no element may have it. */
export const XMLNS_URI = "http://www.w3.org/2000/xmlns/";

/** Prefix → URI, the default namespace under the empty prefix. */
export type Bindings = ReadonlyMap<string, string | undefined>;

/** The prefixes that are bound at a place in a file (Namespaces in XML 1.0, section 6). */
export interface NamespaceScope {
  /** The URI of a prefix, empty for no namespace; `undefined` where the prefix is not bound. */
  readonly find: (prefix: string) => string | undefined;
  /** Binds a prefix from an element of this depth on. */
  readonly bind: (prefix: string, uri: string, depth: number) => void;
  /** Ends the bindings of elements of this depth. */
  readonly leave: (depth: number) => void;
  /** All that is bound here; the same map until something changes. */
  readonly bindings: () => Bindings;
}

interface Binding {
  readonly prefix: string;
  readonly before: string | undefined;
  readonly depth: number;
}

/** What is bound outside of every element. */
export const FIRST_BINDINGS: Bindings = new Map([
  ["", ""],
  ["xml", XML_URI],
  ["xmlns", XMLNS_URI],
]);

/** Makes a scope. Each look-up is one of a map, however deep the file is. */
export function createNamespaceScope(first: Bindings): NamespaceScope {
  const bound = new Map(first);
  const made: Binding[] = [];
  let taken: Bindings | null = first;
  return {
    find: (prefix) => bound.get(prefix),
    bind(prefix, uri, depth) {
      made.push({ prefix, before: bound.get(prefix), depth });
      bound.set(prefix, uri);
      taken = null;
    },
    leave(depth) {
      for (let last = made.at(-1); last !== undefined && last.depth >= depth; last = made.at(-1)) {
        bound.set(last.prefix, last.before);
        made.pop();
        taken = null;
      }
    },
    bindings() {
      taken ??= new Map(bound);
      return taken;
    },
  };
}

/** Why a binding is forbidden (section 3); `null` where it is not. */
export function forbiddenBinding(prefix: string, uri: string): string | null {
  if (prefix === "xml") return uri === XML_URI ? null : "the prefix xml is bound to another namespace";
  if (prefix === "xmlns") return "the prefix xmlns is declared";
  if (uri === XML_URI || uri === XMLNS_URI) return `the namespace ${uri} is given to another prefix`;
  if (prefix !== "" && uri === "") return `the prefix ${prefix} is bound to nothing`;
  return null;
}
