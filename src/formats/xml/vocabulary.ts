import type { CodeKind } from "../../article/content.ts";
import type { UnitKind } from "../../article/unit.ts";
import type { XmlTag } from "../../xml/scan.ts";

/**
 * What an element is to a translator. Own roles of a format are names that its {@link Handler}s answer to.
 *
 * - `container`: holds other elements; text straight in it is not translated.
 * - `block`: its text is a unit, cut where it holds blocks.
 * - `pair`: stands inside a sentence, its text is translated. Where it holds blocks, it is itself one.
 * - `single`: stands inside a sentence as one code, with all that is in it.
 * - `protected`: ends a sentence; nothing in it is translated.
 */
export type Role = string;

/** How an element is read. */
export interface ElementRule {
  readonly role: Role;
  /** Kind of the units in it, of those in blocks inside it too, unless they have one of their own. */
  readonly kind?: UnitKind;
  /** Where the units in it stand, in words. */
  readonly context?: string;
  /** What its codes do in a sentence; `other` where absent. */
  readonly code?: CodeKind;
  /** Attributes that people read, each with its context in words. */
  readonly attributes?: ReadonlyMap<string, string>;
}

/** The same as data. */
export interface ElementRuleData extends Omit<ElementRule, "attributes"> {
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The elements of one language, as data. */
export interface VocabularyData {
  /** Prefix by which {@link elements} names them → the namespaces that it stands for; the empty prefix for bare names. */
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
  readonly elements: Readonly<Record<string, ElementRuleData>>;
  /** Attributes that people read on any element, each with its context in words. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What an element is that is not named. */
  readonly unknown: Role;
  /** Attributes that hold the language of an element, as written. */
  readonly language: readonly string[];
  /** The attribute that holds the direction of its text. */
  readonly direction?: string;
  /** Elements that get `xml:lang` where they have no language. */
  readonly languageOn?: readonly string[];
}

/** A vocabulary, ready for look-ups. */
export interface Vocabulary {
  /** Namespace → prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, ElementRule>;
  readonly unknown: ElementRule;
  readonly attributes: ReadonlyMap<string, string>;
  readonly language: ReadonlySet<string>;
  readonly direction: string | undefined;
  readonly languageOn: ReadonlySet<string>;
  /** What an attribute is for people, in words, where that depends on its element; `undefined` where it is not for them. */
  readonly contextOf?: (name: string, tag: XmlTag) => string | undefined;
  /** Whether an element says itself that it is not translated. */
  readonly keeps?: (tag: XmlTag) => boolean;
}

/** What a team changes of the vocabularies of XML: names of elements, with the usual prefix where they have one (`media:credit`). */
export interface XmlOptions {
  /** Elements whose text is translated though it is not by itself. */
  readonly translate?: readonly string[];
  /** Elements that stay as they are, with all that is in them. */
  readonly protect?: readonly string[];
}

/** Prepares a vocabulary, with a team's changes. */
export function createVocabulary(data: VocabularyData, options: XmlOptions = {}): Vocabulary {
  const rules = new Map(
    Object.entries(data.elements).map(([name, { attributes, ...rule }]): [string, ElementRule] => [
      name,
      attributes === undefined ? rule : { ...rule, attributes: new Map(Object.entries(attributes)) },
    ]),
  );
  for (const name of options.translate ?? []) {
    const { role: _, ...rest } = rules.get(name) ?? { role: "" };
    rules.set(name, { ...rest, role: "block" });
  }
  for (const name of options.protect ?? []) rules.set(name, { role: "protected" });
  return {
    prefixes: new Map(
      Object.entries(data.namespaces).flatMap(([prefix, uris]) => uris.map((uri) => [uri, prefix] as const)),
    ),
    rules,
    unknown: { role: data.unknown },
    attributes: new Map(Object.entries(data.attributes ?? {})),
    language: new Set(data.language),
    direction: data.direction,
    languageOn: new Set(data.languageOn),
  };
}

/** The name of an element in a vocabulary's words; `undefined` where it is of no namespace of it. */
export function nameIn(vocabulary: Vocabulary, uri: string, local: string): string | undefined {
  const prefix = vocabulary.prefixes.get(uri);
  if (prefix === undefined) return undefined;
  return prefix === "" ? local : `${prefix}:${local}`;
}
