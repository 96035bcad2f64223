import type { XmlTag } from "../../xml/scan.ts";
import { attribute } from "../../xml/tree.ts";
import { PREVIOUS_SUBTYPE, USED_SUBTYPE } from "../2/read.ts";
import { kindOfCtype, kindOfType, typeOf } from "../codes.ts";
import { EXONYM, USED } from "../marks.ts";
import { qualifierOf, readState2, readState12, stateName2, stateName12 } from "../states.ts";

/** Values of attributes that are carried as something less exact, or not at all. */
export function lostValues(tag: XmlTag, is2: boolean): readonly string[] {
  return (is2 ? VALUES_2 : VALUES_12).get(tag.local)?.(tag) ?? (is2 ? [] : lostCtype(tag));
}

type Values = ReadonlyMap<string, (tag: XmlTag) => readonly string[]>;

const QUALIFIERS = new Set(
  [qualifierOf("machine", 0), ...[101, 100, 99].map((quality) => qualifierOf("memory", quality))].filter(
    (each) => each !== undefined,
  ),
);

const VALUES_12: Values = new Map([
  [
    "target",
    (tag) => {
      const state = attribute(tag, "state");
      const read = readState12(state);
      const qualifier = attribute(tag, "state-qualifier");
      return [
        ...(state === undefined || (read !== null && stateName12(read) === state)
          ? []
          : [`state «${state}»`]),
        ...(qualifier === undefined || QUALIFIERS.has(qualifier) ? [] : [`state-qualifier «${qualifier}»`]),
      ];
    },
  ],
  [
    "alt-trans",
    (tag) => {
      const type = attribute(tag, "alttranstype") ?? "proposal";
      const tool = attribute(tag, "tool-id") ?? EXONYM;
      const extra = attribute(tag, "extradata") ?? USED;
      if (type !== "proposal" && (type !== "previous-version" || tool !== EXONYM))
        return [`alt-trans «${type}»`];
      return [
        ...(tool === EXONYM ? [] : ["tool-id of alt-trans"]),
        ...(extra === USED ? [] : ["extradata of alt-trans"]),
      ];
    },
  ],
  ["mrk", (tag) => (attribute(tag, "mtype") === "seg" ? [] : [`mrk «${attribute(tag, "mtype")}»`])],
]);

/** What a code does, where that is none of the kinds that both versions have a word for. */
function lostCtype(tag: XmlTag): readonly string[] {
  const ctype = attribute(tag, "ctype");
  return ctype === undefined || ctype === "x-other" || kindOfCtype(ctype) !== "other"
    ? []
    : [`ctype «${ctype}»`];
}

const lostType = (tag: XmlTag): readonly string[] => {
  const [type, subType] = [attribute(tag, "type"), attribute(tag, "subType")];
  if (type === undefined) return [];
  const known = typeOf(kindOfType({ type, subType }));
  if (known.type !== type) return [`type «${type}» of a code`];
  return subType === undefined || known.subType === subType ? [] : [`subType «${subType}» of a code`];
};

const VALUES_2: Values = new Map([
  ["ph", lostType],
  ["pc", lostType],
  ["sc", lostType],
  ["ec", lostType],
  ["cp", (tag) => [`character U+${attribute(tag, "hex")?.toUpperCase()}`]],
  [
    "segment",
    (tag) => {
      const [state, subState] = [attribute(tag, "state"), attribute(tag, "subState")];
      const read = readState2(state, subState);
      return subState === undefined || (read !== null && stateName2(read).subState === subState)
        ? []
        : [`subState «${subState}»`];
    },
  ],
  [
    "match",
    (tag) => {
      const subType = attribute(tag, "subType");
      return subType === undefined || subType === USED_SUBTYPE || subType === PREVIOUS_SUBTYPE
        ? []
        : [`subType «${subType}» of a match`];
    },
  ],
]);
