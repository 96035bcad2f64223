import type { Splice } from "../../xml/splice.ts";
import { childElements, childNamed, type XmlElement } from "../../xml/tree.ts";
import { insertion, removal, rewriteElement } from "../element-splices.ts";
import { lead } from "../style.ts";
import { originalData21 } from "./layout.ts";
import { MATCHES, moduleElement, wrap, wrapModule } from "./modules.ts";
import { data2 } from "./original-data.ts";
import type { UnitSite } from "./site.ts";

/** Takes matches out of a unit and adds others. */
export function spliceMatches(
  site: UnitSite,
  removed: ReadonlySet<XmlElement>,
  added: readonly string[],
): readonly Splice[] {
  const standing = moduleElement(site.unit, MATCHES);
  if (standing !== undefined) return spliceList(site, standing, removed, added);
  return added.length === 0
    ? []
    : [insertion(site.unit.openEnd, wrapModule(MATCHES, site.prefixes, added, site.style))];
}

/** Notes stand behind elements of other namespaces, before all others. */
export function spliceNotes(
  site: UnitSite,
  removed: ReadonlySet<XmlElement>,
  added: readonly string[],
): readonly Splice[] {
  const { unit, style } = site;
  const standing = childNamed(unit, "notes");
  if (standing !== undefined) return spliceList(site, standing, removed, added);
  if (added.length === 0) return [];
  return [insertion(foreignEnd(unit), wrap(`${style.prefix}notes`, added, style))];
}

/** Original data stand behind the notes, before the segments. */
export function spliceData({ text, unit, style, data }: UnitSite): readonly Splice[] {
  const added = data.added();
  if (added.length === 0) return [];
  const standing = childNamed(unit, "originalData");
  if (standing === undefined) {
    return [insertion(childNamed(unit, "notes")?.end ?? foreignEnd(unit), originalData21(data, style))];
  }
  const inside = added.map((each) => lead(style, 2) + data2(each, style.prefix)).join("");
  if (standing.tag.isSelfClosing) return rewriteElement(text, standing, inside, []);
  return [insertion(childElements(standing).at(-1)?.end ?? standing.openEnd, inside)];
}

/** Where the elements of other namespaces end. */
function foreignEnd(unit: XmlElement): number {
  const foreign = childElements(unit).filter((child) => child.tag.uri !== unit.tag.uri);
  return foreign.at(-1)?.end ?? unit.openEnd;
}

/** Takes children out of an element and adds others at its end; where none is left, the element goes too. */
function spliceList(
  { text, style }: UnitSite,
  list: XmlElement,
  removed: ReadonlySet<XmlElement>,
  added: readonly string[],
): readonly Splice[] {
  const children = childElements(list);
  const gone = children.filter((child) => removed.has(child));
  if (added.length === 0 && gone.length > 0 && gone.length === children.length) return [removal(text, list)];
  const inside = added.map((element) => lead(style, 2) + element).join("");
  if (list.tag.isSelfClosing) return added.length === 0 ? [] : rewriteElement(text, list, inside, []);
  const at = children.at(-1)?.end ?? list.openEnd;
  return [
    ...gone.map((child) => removal(text, child)),
    ...(added.length === 0 ? [] : [insertion(at, inside)]),
  ];
}
