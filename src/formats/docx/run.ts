import type { Range } from "../../xml/range.ts";
import { decodeText } from "../../xml/references.ts";
import type { XmlElement, XmlNode, XmlText } from "../../xml/tree.ts";
import type { Atom, Run, Single } from "./items.ts";
import { kindOf, MODEL, nameOf } from "./model.ts";
import { isCompatibility, isMath, isWord, wordAttribute, wordName } from "./names.ts";
import { formatKey, readRunFormat } from "./run-properties.ts";

/** Takes a run apart (section 17.3.2.25). `null` for one without content. */
export function readRun(text: string, element: XmlElement): Run | null {
  if (element.tag.isSelfClosing) return null;
  const first = element.children.find((child) => child.type === "element");
  const properties = first?.type === "element" && isWord(first, "rPr") ? first : undefined;
  const format = readRunFormat(properties);
  const bodyStart = properties?.end ?? element.openEnd;
  const children = element.children.filter(({ start }) => start >= bodyStart);
  return {
    type: "run",
    start: element.start,
    end: element.end,
    bodyStart,
    bodyEnd: element.closeStart,
    format,
    key: formatKey(format),
    atoms: joinFields(children).flatMap((each) => atomsOf(text, each)),
  };
}

/** A field that begins and ends in one run, as some programs write it, is one piece of markup. */
interface FieldInRun extends Range {
  readonly type: "field";
}

function joinFields(children: readonly XmlNode[]): readonly (XmlNode | FieldInRun)[] {
  const result: (XmlNode | FieldInRun)[] = [];
  const open: number[] = [];
  for (const child of children) {
    const kind = child.type === "element" ? fieldCharacter(child) : undefined;
    if (kind === "begin") open.push(result.length);
    result.push(child);
    const from = kind === "end" ? open.pop() : undefined;
    const [begin] = from === undefined ? [] : result.splice(from);
    if (begin !== undefined) result.push({ type: "field", start: begin.start, end: child.end });
  }
  return result;
}

/** `begin`, `separate` or `end` of a field (section 17.16.18); `undefined` for what is none. */
export function fieldCharacter(element: XmlElement): string | undefined {
  return isWord(element, "fldChar") ? wordAttribute(element.tag, "fldCharType") : undefined;
}

function atomsOf(text: string, node: XmlNode | FieldInRun): readonly Atom[] {
  const { start, end } = node;
  if (node.type === "field") return [single(node, "field")];
  if (node.type !== "element") return [{ type: "glue", start, end }];
  const name = wordName(node.tag);
  if (name === "t") return charactersOf(text, node);
  if (name !== null && MODEL.invisible.has(name)) return [{ type: "glue", start, end }];
  const value = name === null ? undefined : MODEL.characters.get(name);
  if (value !== undefined) return [{ type: "characters", start, end, value }];
  return [singleOf(node, text)];
}

/** A piece of markup that stays as it is. */
export function singleOf(element: XmlElement, text: string): Single {
  const { tag, start, end } = element;
  const name = wordName(tag);
  const raw = text.slice(start, end);
  const isBox = raw.includes("txbxContent");
  const picture = isBox ? "<text box>" : "<image>";
  if (isCompatibility(tag, "AlternateContent")) {
    return {
      type: "single",
      start,
      end,
      kind: "image",
      display: picture,
      isTrivial: !holdsText(raw),
      isSpace: false,
    };
  }
  if (name === null) return single(element, isMath(tag) ? "formula" : tag.local);
  const id = wordAttribute(tag, "id");
  const shown = name.endsWith("noteReference") && id !== undefined ? `${nameOf(name)} ${id}` : nameOf(name);
  return {
    type: "single",
    start,
    end,
    kind: kindOf(name),
    display: kindOf(name) === "image" ? picture : `<${shown}>`,
    isTrivial: MODEL.trivial.has(name) && !holdsText(raw),
    isSpace: MODEL.spaces.has(name),
  };
}

/** Whether a translator may find text in a picture: then it stays with the paragraph, wherever a translation puts it. */
function holdsText(raw: string): boolean {
  return /\b(?:descr|title|alt)\s*=\s*(?:"[^"]|'[^'])|txbxContent/.test(raw);
}

/** Markup without a part to play at the edge of a paragraph, by its name for a translator. */
export function single({ start, end }: Range, name: string): Single {
  return {
    type: "single",
    start,
    end,
    kind: "other",
    display: `<${name}>`,
    isTrivial: false,
    isSpace: false,
  };
}

/** What a text element says (section 17.3.3.31). Without `xml:space` the white space at its edges is not text. */
function charactersOf(text: string, element: XmlElement): readonly Atom[] {
  const { tag, start, openEnd, closeStart, end, children } = element;
  if (tag.isSelfClosing) return [{ type: "glue", start, end }];
  const keeps = tag.attributes.some(({ name, value }) => name === "xml:space" && value === "preserve");
  const inside = children.flatMap((child) => (child.type === "text" ? spelled(text, child) : [glue(child)]));
  return [
    glue({ start, end: openEnd }),
    ...(keeps ? inside : withoutEdges(inside)),
    glue({ start: closeStart, end }),
  ];
}

function glue({ start, end }: Range): Atom {
  return { type: "glue", start, end };
}

const CDATA = { start: "<![CDATA[", end: "]]>" } as const;

/** Character data cut at what is spelled otherwise than it reads. A tab or line end in it is shown as a space. */
function spelled(text: string, node: XmlText): Atom[] {
  if (!text.startsWith(CDATA.start, node.start))
    return cut(text, node.start, node.end, /&[^;]*;|\r\n?|[\n\t]/g);
  const from = node.start + CDATA.start.length;
  const to = node.end - CDATA.end.length;
  return [
    glue({ start: node.start, end: from }),
    ...cut(text, from, to, /\r\n?|[\n\t]/g),
    glue({ start: to, end: node.end }),
  ];
}

function cut(text: string, start: number, end: number, pattern: RegExp): Atom[] {
  const atoms: Atom[] = [];
  const slice = text.slice(start, end);
  let from = 0;
  for (const { 0: raw, index } of slice.matchAll(pattern)) {
    if (index > from) atoms.push(plain(from, index));
    const value = raw.startsWith("&") ? decodeText(raw) : " ";
    atoms.push({ type: "characters", start: start + index, end: start + index + raw.length, value });
    from = index + raw.length;
  }
  if (from < slice.length) atoms.push(plain(from, slice.length));
  return atoms;

  function plain(a: number, b: number): Atom {
    return { type: "characters", start: start + a, end: start + b, value: slice.slice(a, b) };
  }
}

const XML_SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;

function withoutEdges(atoms: readonly Atom[]): readonly Atom[] {
  const isText = (atom: Atom) => atom.type === "characters" && atom.value.replace(XML_SPACE, "") !== "";
  const first = atoms.findIndex(isText);
  const last = atoms.findLastIndex(isText);
  return atoms.flatMap((atom, i): readonly Atom[] => {
    if (atom.type !== "characters") return [atom];
    if (first < 0 || i < first || i > last) return [glue(atom)];
    const { start, end, value } = atom;
    if (value.length !== end - start) return [atom];
    const lead = i === first ? value.length - value.replace(/^[ \t\r\n]+/, "").length : 0;
    const tail = i === last ? value.length - value.replace(/[ \t\r\n]+$/, "").length : 0;
    const kept: Atom = {
      ...atom,
      start: start + lead,
      end: end - tail,
      value: value.slice(lead, value.length - tail),
    };
    return [glue({ start, end: start + lead }), kept, glue({ start: end - tail, end })].filter(
      (each) => each.end > each.start,
    );
  });
}
