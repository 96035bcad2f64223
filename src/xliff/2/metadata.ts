import { type Content, contentKey } from "../../article/content.ts";
import { digest } from "../../article/identity.ts";
import { attributesXml } from "../../xml/escape.ts";
import { prefixOf } from "../../xml/scan.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childrenNamed, textOf, type XmlElement } from "../../xml/tree.ts";
import { type Attributes, rewriteElement } from "../element-splices.ts";
import { EXONYM } from "../marks.ts";
import { lead, type Style } from "../style.ts";
import { METADATA, type ModulePrefixes, moduleElement, modulePrefix, wrapModule } from "./modules.ts";

/** Category of the group that holds a hash of each segment's source, by the segment's id. */
const SOURCE_CATEGORY = `${EXONYM}-source`;

/**
 * The hash of a source: SHA-256 of its text and codes. A returned file whose source does not give the same hash has
 * had its source edited, or is of another version of the article.
 */
export function sourceHash(source: Content): string {
  return digest(contentKey(source));
}

/** A segment's id and source. */
export interface Hashed {
  readonly id: string;
  readonly source: Content;
}

/** The hashes of a unit's sources in the metadata module (2.1, section 5.4), with what stands before them. */
export function metadata21(segments: readonly Hashed[], prefixes: ModulePrefixes, style: Style): string {
  return wrapModule(METADATA, prefixes, sourceMetadata21(segments, prefixes, style), style);
}

/** As {@link metadata21}, without the element of the module. */
export function sourceMetadata21(
  segments: readonly Hashed[],
  prefixes: ModulePrefixes,
  style: Style,
): readonly string[] {
  return segments.length === 0 ? [] : [group21(segments, prefixes, style)];
}

function group21(segments: readonly Hashed[], prefixes: ModulePrefixes, style: Style): string {
  const prefix = modulePrefix(METADATA, prefixes);
  const metas = segments.map(({ id, source }) => {
    const type = attributesXml({ type: id });
    return `${lead(style, 3)}<${prefix}meta${type}>${sourceHash(source)}</${prefix}meta>`;
  });
  const category = attributesXml({ category: SOURCE_CATEGORY });
  return `<${prefix}metaGroup${category}>${metas.join("")}${lead(style, 2)}</${prefix}metaGroup>`;
}

/** The elements that hold the hashes of a unit, by segment id. */
export function hashElements(unit: XmlElement): ReadonlyMap<string, XmlElement> {
  return new Map(metasOf(unit).map((meta) => [attribute(meta.tag, "type") ?? "", meta] as const));
}

/** The hashes that a unit has, by segment id. */
export function readHashes(unit: XmlElement): ReadonlyMap<string, string> {
  return new Map([...hashElements(unit)].map(([id, meta]) => [id, textOf(meta).trim()] as const));
}

/** Keeps the hash of a segment right whose source or id changes; where the unit has none, nothing is added. */
export function spliceHash(
  text: string,
  meta: XmlElement | undefined,
  { id, source }: Partial<Hashed>,
): readonly Splice[] {
  if (meta === undefined) return [];
  const renamed: Attributes = id === undefined ? [] : [["type", id]];
  return rewriteElement(text, meta, source === undefined ? undefined : sourceHash(source), renamed);
}

/** The metadata of a unit that is made anew: groups of other tools as they are, ours anew. */
export function rebuiltMetadata(
  text: string,
  unit: XmlElement | undefined,
  segments: readonly Hashed[],
  prefixes: ModulePrefixes,
  style: Style,
): string {
  const standing = unit === undefined ? undefined : moduleElement(unit, METADATA);
  if (standing === undefined) return metadata21(segments, prefixes, style);
  const prefix = prefixOf(standing.tag);
  const foreign = childrenNamed(standing, "metaGroup").filter((group) => !isOurs(group));
  const groups = foreign.map((group) => text.slice(group.start, group.end));
  if (segments.length > 0) groups.push(group21(segments, new Map([[METADATA, prefix]]), style));
  if (groups.length === 0) return "";
  const open = text.slice(standing.start, standing.openEnd);
  const inside = groups.map((group) => lead(style, 2) + group).join("");
  return `${lead(style, 1)}${open}${inside}${lead(style, 1)}</${standing.tag.name}>`;
}

function isOurs(group: XmlElement): boolean {
  return attribute(group.tag, "category") === SOURCE_CATEGORY;
}

function metasOf(unit: XmlElement): readonly XmlElement[] {
  const metadata = moduleElement(unit, METADATA);
  if (metadata === undefined) return [];
  return childrenNamed(metadata, "metaGroup")
    .filter(isOurs)
    .flatMap((group) => childrenNamed(group, "meta"));
}
