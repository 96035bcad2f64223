import { FORBIDDEN_CHARACTER, LONE_SURROGATE } from "./escape.ts";
import { notMarkup, notWellFormed, placeOf, tooDeep, tooLong } from "./faults.ts";
import { createNameTable, type NameTable, type XmlName } from "./names.ts";
import {
  type Bindings,
  createNamespaceScope,
  FIRST_BINDINGS,
  forbiddenBinding,
  type NamespaceScope,
} from "./namespaces.ts";
import { checkDeclaration, checkDoctype, checkInstruction } from "./prolog.ts";
import { decodeAttribute, decodeText, normaliseLineEnds, readReference } from "./references.ts";

/** Deepest nesting of elements that is read. */
export const MAX_DEPTH = 256;

/** Longest file that is read, in UTF-16 code units. */
export const MAX_LENGTH = 64 * 1024 * 1024;

/** What a token is. */
export const TOKEN = { END: 0, OPEN: 1, CLOSE: 2, TEXT: 3, CDATA: 4, OTHER: 5 } as const;
export type TokenKind = (typeof TOKEN)[keyof typeof TOKEN];

const NO_NAME: XmlName = { qualified: "", prefix: "", local: "", hash: 0 };
const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const AMPERSAND = 38;
/** More attributes than this in one tag are compared by a set. */
const FEW_ATTRIBUTES = 8;

/**
 * Reads XML token by token, and refuses what is not well-formed (XML 1.0, fifth edition; Namespaces in XML 1.0).
 * Tokens touch each other and cover the whole text but a BOM; offsets are UTF-16 code units. Time is linear in the
 * length of the text. A document type may name an external DTD, which is never fetched; an internal subset is refused,
 * so that no entity can be declared.
 *
 * All of its fields are those of the token that was read last: a parser of a hundred thousand sentences has no time
 * to make an object for each.
 */
export class XmlTokenizer {
  readonly text: string;
  readonly file: string;
  kind: TokenKind = TOKEN.END;
  start = 0;
  end = 0;
  /** Of OPEN and CLOSE. */
  name: XmlName = NO_NAME;
  /** Namespace of an OPEN; empty for none. */
  uri = "";
  /** Whether an OPEN is `<a/>`; its CLOSE follows, empty, behind it. */
  isSelfClosing = false;
  /** How many attributes an OPEN has. */
  attributeCount = 0;
  /** By number of the attribute: its name, where it begins, and where its value begins and ends between the quotes. */
  readonly attributeNames: XmlName[] = [];
  readonly attributeStarts: number[] = [];
  readonly valueStarts: number[] = [];
  readonly valueEnds: number[] = [];
  /** How many elements are open behind this token. */
  depth = 0;

  readonly #names: NameTable = createNameTable();
  #scope: NamespaceScope = createNamespaceScope(FIRST_BINDINGS);
  readonly #isKnown: boolean;
  readonly #letsUnboundBe: boolean;
  readonly #openNames: XmlName[] = [];
  readonly #openStarts: number[] = [];
  /** Whether an open element of this depth binds prefixes. */
  readonly #binds: boolean[] = [];
  /** By number: whether a value has references or white space that reads as spaces. */
  readonly #coded: boolean[] = [];
  #hasRoot = false;
  #hasDoctype = false;
  #pendingClose = false;
  /** URI of the names without prefix. */
  #defaultUri = "";
  /** Whether a TEXT has references or carriage returns. */
  #textIsCoded = false;

  /**
   * @param isKnown whether the text has been read to its end without a fault: then only its tags are looked at.
   * @param letsUnboundBe whether prefixes that nothing binds are read as of a namespace of their own, which is well-formed
   * XML 1.0, though not by Namespaces in XML 1.0 (section 3); else they are refused.
   * @throws ExonymError where the text is too long, or holds half of a surrogate pair.
   */
  constructor(text: string, file: string, isKnown = false, letsUnboundBe = false) {
    this.text = text;
    this.file = file;
    this.#letsUnboundBe = letsUnboundBe;
    this.end = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#isKnown = isKnown;
    if (!isKnown) this.#refuseUnreadable();
  }

  #refuseUnreadable(): void {
    const { text, file } = this;
    if (text.length > MAX_LENGTH) throw tooLong(text.length, file, MAX_LENGTH);
    let at = this.end;
    while (isSpace(text.charCodeAt(at))) at++;
    if (at < text.length && text.charCodeAt(at) !== LESS_THAN) throw notMarkup(text, at, file);
    if (text.isWellFormed()) return;
    throw this.#fault(LONE_SURROGATE.exec(text)?.index ?? 0, "half of a surrogate pair");
  }

  /** What is bound at this token, for {@link moveTo}. */
  bindings(): Bindings {
    return this.#scope.bindings();
  }

  /**
   * Goes to an element of a known text; the next token is its start tag.
   *
   * @param offset of its start tag; @param bindings those around it.
   */
  moveTo(offset: number, bindings: Bindings): void {
    if (this.#scope.bindings() !== bindings) {
      this.#scope = createNamespaceScope(bindings);
      this.#defaultUri = this.#scope.find("") ?? "";
    }
    this.#hasRoot = false;
    this.#pendingClose = false;
    this.kind = TOKEN.END;
    this.depth = 0;
    this.end = offset;
  }

  /**
   * Goes on to the next token.
   *
   * @returns its kind; END behind the last.
   * @throws ExonymError with the position where the text is not well-formed, is too deep, or has an internal subset.
   */
  next(): TokenKind {
    const { text } = this;
    if (this.#pendingClose) return this.#closeSelfClosing();
    if (this.kind === TOKEN.CLOSE) this.#leave();
    const start = this.end;
    this.start = start;
    if (start >= text.length) return this.#finish();
    if (text.charCodeAt(start) !== LESS_THAN) return this.#readText();
    const code = text.charCodeAt(start + 1);
    if (code === SLASH) return this.#readClose();
    if (code === 33) return this.#readMarkup();
    if (code === 63) return this.#readInstruction();
    return this.#readOpen();
  }

  /** The characters of a TEXT or CDATA as they read. */
  value(): string {
    if (this.kind === TOKEN.CDATA) return normaliseLineEnds(this.text.slice(this.start + 9, this.end - 3));
    const raw = this.text.slice(this.start, this.end);
    return this.#isKnown || this.#textIsCoded ? decodeText(raw) : raw;
  }

  /** The value of an OPEN's attribute as it reads, by number. */
  attributeValue(number: number): string {
    const raw = this.text.slice(this.valueStarts[number], this.valueEnds[number]);
    return this.#coded[number] === true ? decodeAttribute(raw) : raw;
  }

  /** Namespace of an OPEN's attribute, by number; empty where its name has no prefix. */
  attributeUri(number: number): string {
    const prefix = this.attributeNames[number]?.prefix ?? "";
    if (prefix !== "") return this.#uriOf(prefix) ?? "";
    return this.attributeNames[number]?.local === "xmlns" ? (this.#scope.find("xmlns") ?? "") : "";
  }

  #readText(): TokenKind {
    this.kind = TOKEN.TEXT;
    if (this.#isKnown) {
      const found = this.text.indexOf("<", this.start);
      this.end = found < 0 ? this.text.length : found;
      return TOKEN.TEXT;
    }
    this.#textIsCoded = false;
    this.end = this.#textEnd();
    if (this.depth === 0) this.#refuseOutside(this.start, this.end);
    return TOKEN.TEXT;
  }

  /** Where a text ends, each of its characters looked at once. */
  #textEnd(): number {
    const { text, start } = this;
    const { length } = text;
    for (let at = start; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code > GREATER_THAN) {
        if (code >= 0xfffe) throw this.#forbidden(at);
      } else if (code === LESS_THAN) return at;
      else if (code === AMPERSAND) {
        at = this.#referenceEnd(at) - 1;
        this.#textIsCoded = true;
      } else if (code === GREATER_THAN) {
        if (at - start >= 2 && text.startsWith("]]", at - 2))
          throw this.#fault(at - 2, "]]> stands in a text");
      } else if (code < 32) {
        if (code === 13) this.#textIsCoded = true;
        else if (code !== 10 && code !== 9) throw this.#forbidden(at);
      }
    }
    return length;
  }

  #referenceEnd(at: number): number {
    const reference = readReference(this.text, at);
    if (reference !== null) return reference.end;
    NUMERIC_REFERENCE.lastIndex = at;
    const [numeric] = NUMERIC_REFERENCE.exec(this.text) ?? [];
    throw this.#fault(
      at,
      numeric === undefined
        ? "an & that begins no character reference or known entity"
        : `${numeric} means a character that no XML file can hold`,
    );
  }

  #forbidden(at: number): Error {
    return this.#fault(at, "a character that no XML file can hold");
  }

  /** Looks through what is not a text: names refuse such characters by themselves, values and texts are looked at. */
  #refuseForbidden(start: number, end: number): void {
    if (this.#isKnown) return;
    const found = FORBIDDEN_CHARACTER.exec(this.text.slice(start, end));
    if (found !== null) throw this.#forbidden(start + found.index);
  }

  #refuseOutside(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      if (isSpace(this.text.charCodeAt(at))) continue;
      throw this.#fault(
        at,
        this.#hasRoot ? "text behind the outermost element" : "text before the outermost element",
      );
    }
  }

  #readOpen(): TokenKind {
    const { text, start } = this;
    if (this.depth === 0 && this.#hasRoot) throw this.#fault(start, "a second outermost element");
    const name = this.#names.read(text, start + 1);
    if (name === null) throw this.#fault(start, "a < that begins no tag");
    this.name = name;
    let at = start + 1 + name.qualified.length;
    let count = 0;
    let declares = false;
    for (;;) {
      let code = text.charCodeAt(at);
      const hadSpace = isSpace(code);
      while (isSpace(code)) code = text.charCodeAt(++at);
      if (code === GREATER_THAN) {
        this.isSelfClosing = false;
        break;
      }
      if (code === SLASH) {
        if (text.charCodeAt(++at) !== GREATER_THAN)
          throw this.#fault(at, "a / in a tag that does not end it");
        this.isSelfClosing = true;
        break;
      }
      if (at >= text.length) throw this.#fault(start, `the tag ${name.qualified} does not end`);
      if (!hadSpace) throw this.#fault(at, "no space before an attribute");
      at = this.#readAttribute(at, count);
      const attribute = this.attributeNames[count];
      if (attribute?.prefix === "xmlns" || attribute?.qualified === "xmlns") declares = true;
      count++;
    }
    this.end = at + 1;
    this.attributeCount = count;
    this.#enter(name, declares);
    this.kind = TOKEN.OPEN;
    return TOKEN.OPEN;
  }

  /** Reads the attribute at an offset; gives where it ends. */
  #readAttribute(start: number, number: number): number {
    const { text } = this;
    const name = this.#names.read(text, start);
    if (name === null) throw this.#fault(start, "no name of an attribute where there should be one");
    let at = start + name.qualified.length;
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== EQUALS) throw this.#fault(at, `no = behind the attribute ${name.qualified}`);
    do at++;
    while (isSpace(text.charCodeAt(at)));
    const quote = text.charCodeAt(at);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
      throw this.#fault(at, `no quote before the value of ${name.qualified}`);
    }
    this.attributeNames[number] = name;
    this.attributeStarts[number] = start;
    this.valueStarts[number] = at + 1;
    const end = this.#valueEnd(at + 1, quote, number);
    this.valueEnds[number] = end;
    return end + 1;
  }

  #valueEnd(start: number, quote: number, number: number): number {
    const { text } = this;
    let coded = false;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.#coded[number] = coded;
        return at;
      }
      if (code === LESS_THAN) throw this.#fault(at, "a < in the value of an attribute");
      if (code === AMPERSAND) {
        at = this.#referenceEnd(at) - 1;
        coded = true;
      } else if (code < 32) {
        if (code !== 9 && code !== 10 && code !== 13) throw this.#forbidden(at);
        coded = true;
      } else if (code >= 0xfffe) throw this.#forbidden(at);
    }
    throw this.#fault(start - 1, "the value of an attribute does not end");
  }

  #enter(name: XmlName, declares: boolean): void {
    if (this.depth >= MAX_DEPTH) throw tooDeep(this.text, this.start, this.file, MAX_DEPTH);
    const depth = ++this.depth;
    this.#hasRoot = true;
    this.#openNames[depth] = name;
    this.#openStarts[depth] = this.start;
    this.#binds[depth] = declares;
    if (declares) this.#declare(depth);
    if (!this.#isKnown) this.#checkAttributes();
    const uri = name.prefix === "" ? this.#defaultUri : this.#uriOf(name.prefix);
    if (uri === undefined || name.prefix === "xmlns") throw this.#unbound(this.start, name.prefix);
    this.uri = uri;
    this.#pendingClose = this.isSelfClosing;
  }

  #declare(depth: number): void {
    for (let i = 0; i < this.attributeCount; i++) {
      const { prefix, local, qualified } = this.attributeNames[i] ?? NO_NAME;
      if (prefix !== "xmlns" && qualified !== "xmlns") continue;
      const bound = prefix === "" ? "" : local;
      const uri = this.attributeValue(i);
      const fault = forbiddenBinding(bound, uri);
      if (fault !== null) throw this.#fault(this.attributeStarts[i] ?? 0, fault);
      this.#scope.bind(bound, uri, depth);
    }
    this.#defaultUri = this.#scope.find("") ?? "";
  }

  /** Prefixes bound, no attribute twice: neither by its name as written nor by namespace and local name. */
  #checkAttributes(): void {
    const count = this.attributeCount;
    let prefixed = 0;
    for (let i = 0; i < count; i++) {
      const { prefix } = this.attributeNames[i] ?? NO_NAME;
      if (prefix === "") continue;
      prefixed++;
      if (this.#uriOf(prefix) === undefined) throw this.#unbound(this.attributeStarts[i] ?? 0, prefix);
    }
    if (count < 2) return;
    if (count <= FEW_ATTRIBUTES && prefixed < 2) {
      for (let i = 1; i < count; i++) {
        for (let j = 0; j < i; j++) {
          if (this.attributeNames[i] === this.attributeNames[j]) throw this.#twice(i);
        }
      }
      return;
    }
    const seen = new Set<string>();
    for (let i = 0; i < count; i++) {
      const expanded = `${this.attributeUri(i)}\u0000${this.attributeNames[i]?.local}`;
      if (seen.has(expanded)) throw this.#twice(i);
      seen.add(expanded);
    }
  }

  #twice(number: number): Error {
    const name = this.attributeNames[number]?.qualified ?? "";
    return this.#fault(this.attributeStarts[number] ?? 0, `the attribute ${name} stands there twice`);
  }

  /** A URI cannot hold a space, so that none that is bound is the same as one that stands for an unbound prefix. */
  #uriOf(prefix: string): string | undefined {
    return this.#scope.find(prefix) ?? (this.#letsUnboundBe ? `unbound ${prefix}` : undefined);
  }

  #unbound(at: number, prefix: string): Error {
    return this.#fault(at, `the prefix ${prefix} is bound to no namespace`);
  }

  #closeSelfClosing(): TokenKind {
    this.#pendingClose = false;
    this.start = this.end;
    this.depth--;
    this.kind = TOKEN.CLOSE;
    return TOKEN.CLOSE;
  }

  #readClose(): TokenKind {
    const { text, start } = this;
    const name = this.#openNames[this.depth];
    if (this.depth === 0 || name === undefined) throw this.#fault(start, "an end tag that closes nothing");
    let at = start + 2 + name.qualified.length;
    const named = text.startsWith(name.qualified, start + 2);
    while (isSpace(text.charCodeAt(at))) at++;
    if (!named || text.charCodeAt(at) !== GREATER_THAN) throw this.#wrongClose(name);
    this.name = name;
    this.end = at + 1;
    this.depth--;
    this.kind = TOKEN.CLOSE;
    return TOKEN.CLOSE;
  }

  #wrongClose(name: XmlName): Error {
    const opened = this.#openStarts[this.depth] ?? 0;
    return this.#fault(this.start, `an end tag stands where ${name.qualified} is open`, opened);
  }

  /** Ends the bindings of the element whose CLOSE was read last. */
  #leave(): void {
    const closed = this.depth + 1;
    if (this.#binds[closed] !== true) return;
    this.#scope.leave(closed);
    this.#defaultUri = this.#scope.find("") ?? "";
  }

  /** Comment, CDATA section or document type. */
  #readMarkup(): TokenKind {
    const { text, start } = this;
    if (text.startsWith("<!--", start)) {
      const end = text.indexOf("--", start + 4);
      if (end < 0) throw this.#fault(start, "a comment does not end");
      if (text.charCodeAt(end + 2) !== GREATER_THAN) throw this.#fault(end, "-- stands in a comment");
      return this.#other(end + 3);
    }
    if (text.startsWith("<![CDATA[", start)) {
      if (this.depth === 0) throw this.#fault(start, "text outside the outermost element");
      const end = text.indexOf("]]>", start + 9);
      if (end < 0) throw this.#fault(start, "a CDATA section does not end");
      this.#refuseForbidden(start, end);
      this.end = end + 3;
      this.kind = TOKEN.CDATA;
      return TOKEN.CDATA;
    }
    if (!text.startsWith("<!DOCTYPE", start)) throw this.#fault(start, "a <! that begins nothing known");
    if (this.#hasRoot || this.#hasDoctype) throw this.#fault(start, "a document type out of place");
    this.#hasDoctype = true;
    return this.#other(checkDoctype(text, start, this.file));
  }

  #readInstruction(): TokenKind {
    const { text, start } = this;
    const end = text.indexOf("?>", start + 2);
    if (end < 0) throw this.#fault(start, "a processing instruction does not end");
    const isFirst = start === 0 || (start === 1 && text.charCodeAt(0) === 0xfeff);
    const inside = text.slice(start + 2, end);
    const fault =
      isFirst && /^xml(?![^ \t\r\n])/.test(inside) ? checkDeclaration(inside) : checkInstruction(inside);
    if (fault !== null) throw this.#fault(start, fault);
    return this.#other(end + 2);
  }

  #other(end: number): TokenKind {
    this.#refuseForbidden(this.start, end);
    this.end = end;
    this.kind = TOKEN.OTHER;
    return TOKEN.OTHER;
  }

  #finish(): TokenKind {
    if (this.depth > 0) {
      const opened = this.#openStarts[this.depth] ?? 0;
      throw this.#fault(
        this.text.length,
        `the file ends where ${this.#openNames[this.depth]?.qualified} is open`,
        opened,
      );
    }
    if (!this.#hasRoot) throw this.#fault(this.text.length, "there is no element in it");
    this.kind = TOKEN.END;
    return TOKEN.END;
  }

  #fault(offset: number, what: string, opened?: number): Error {
    const where = opened === undefined ? "" : ` (opened in ${placeOf(this.text, opened)})`;
    return notWellFormed(this.text, offset, this.file, what + where);
  }
}

const NUMERIC_REFERENCE = /&#(?:[0-9]{1,20}|x[0-9A-Fa-f]{1,20});/y;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
