import type { UnitKind } from "../../article/unit.ts";
import type { Range } from "../../xml/range.ts";
import type { XmlElement } from "../../xml/tree.ts";
import type { ArticleText } from "../reading.ts";
import { type ElementRule, nameIn, type Vocabulary } from "./vocabulary.ts";

/** What is passed down to the elements inside. */
export interface Surroundings {
  /** Kind and context of units whose elements have none of their own. */
  readonly kind: UnitKind;
  readonly context: string | undefined;
  /** The vocabulary of the elements around. */
  readonly vocabulary: Vocabulary;
}

/** An element with a language of its own, or one that should have one. */
export interface LanguagePlace {
  readonly element: XmlElement;
  readonly vocabulary: Vocabulary;
}

/** Reads an element of a role that only its format knows. */
export type Handler = (
  element: XmlElement,
  rule: ElementRule,
  around: Surroundings,
  reader: XmlReader,
) => void;

/** What an XML format reads with, and what it has found so far. */
export interface XmlReader {
  /** The whole file. */
  readonly text: string;
  /** Ways to read elements of a format's own roles, by role. */
  readonly handlers: ReadonlyMap<string, Handler>;
  /** All vocabularies; the first is that of the outermost element. */
  readonly vocabularies: readonly Vocabulary[];
  readonly texts: ArticleText[];
  readonly outline: string[];
  /** Elements that say which language they are in, the outermost first. */
  readonly languages: LanguagePlace[];
  /** Where the language of the file stands as characters. */
  readonly languageNames: Range[];
  /** The language that the file declares, as written. */
  declaredLanguage: string | undefined;
  /** The languages of elements that are in another one, as written. */
  readonly otherLanguages: string[];
  /** What is known of elements inside sentences, as far as has been looked. */
  readonly insides: Map<XmlElement, Inside>;
}

/** What is in an element. */
export interface Inside {
  /** Whether there are blocks, at any depth, so that it cannot stand in a sentence. */
  readonly holdsBlocks: boolean;
  /** Whether there are characters that a reader sees. */
  readonly hasText: boolean;
}

/** Makes a reader that has found nothing. */
export function createXmlReader(
  text: string,
  vocabularies: readonly Vocabulary[],
  handlers: ReadonlyMap<string, Handler>,
): XmlReader {
  return {
    text,
    handlers,
    vocabularies,
    texts: [],
    outline: [],
    languages: [],
    languageNames: [],
    declaredLanguage: undefined,
    otherLanguages: [],
    insides: new Map(),
  };
}

/** An element as its vocabulary sees it. */
export interface Known {
  readonly rule: ElementRule;
  readonly vocabulary: Vocabulary;
  /** Whether its vocabulary names it. */
  readonly isNamed: boolean;
}

/** Roles in sentences. */
const INLINE: ReadonlySet<string> = new Set(["pair", "single"]);

const FOREIGN: ElementRule = { role: "protected" };

/**
 * Looks an element up: in the vocabulary of its namespace, where that is the one around or a stranger to it. An element
 * that inherited its namespace from further out, as NITF without one does inside NewsML-G2, is of the vocabulary around.
 */
export function lookUp({ vocabularies }: XmlReader, { tag }: XmlElement, around: Vocabulary): Known {
  const [outermost] = vocabularies;
  const own = vocabularies.find((each) => nameIn(each, tag.uri, tag.local) !== undefined);
  const isInherited = own === outermost && around !== outermost;
  const vocabulary = own === undefined || isInherited ? around : own;
  const name = isInherited ? tag.local : nameIn(vocabulary, tag.uri, tag.local);
  if (name === undefined) return { rule: FOREIGN, vocabulary, isNamed: false };
  const rule = vocabulary.rules.get(name);
  if (vocabulary.keeps?.(tag)) {
    const { role = "", code } = rule ?? vocabulary.unknown;
    // One that stands in a sentence is a code there, which one that is not named is, too.
    return { rule: { role: "protected", ...(code && { code }) }, vocabulary, isNamed: !INLINE.has(role) };
  }
  return { rule: rule ?? vocabulary.unknown, vocabulary, isNamed: rule !== undefined };
}
