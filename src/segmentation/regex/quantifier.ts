import { type Cursor, skipComments } from "./cursor.ts";
import { countNodes, fixedLength, type Regex, RegexProblem } from "./regex.ts";

/** Largest count in braces. */
const MAX_COUNT = 1_000;
/** Most quantifiers after one another: each is a level of nesting, for all that walks the tree. */
const MAX_QUANTIFIERS = 8;
/** Largest body of a possessive quantifier, in nodes: it is copied, and bodies stand in bodies. */
const MAX_COPIED = 500;

/**
 * Reads the quantifiers that follow an element. Lazy ones are plain ones here; see {@link withoutGivingBack} for possessive ones.
 *
 * @throws RegexProblem where counts are wrong or too large, or there are too many quantifiers.
 */
export function parseQuantifiers(cursor: Cursor, item: Regex): Regex {
  let node = item;
  for (let count = 0; ; count++) {
    if (cursor.flags.comments) skipComments(cursor);
    const start = cursor.offset;
    const found = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})([+?]?)/.exec(cursor.source.slice(start, start + 40));
    if (!found) return node;
    if (count === MAX_QUANTIFIERS) throw new RegexProblem("too many quantifiers follow one another", start);
    cursor.offset += found[0].length;
    const sign = found[0][0];
    const min = sign === "{" ? Number(found[1]) : sign === "+" ? 1 : 0;
    const open = sign === "*" || sign === "+" || (found[2] !== undefined && found[3] === "");
    const max = open ? Number.POSITIVE_INFINITY : sign === "?" ? 1 : Number(found[3] ?? min);
    if (min > max) throw new RegexProblem("the counts in braces are the wrong way round", start);
    if (min > MAX_COUNT || (max > MAX_COUNT && !open)) throw new RegexProblem("a count is too large", start);
    const repeat: Regex = { kind: "repeat", body: node, min, max };
    node = found[4] === "+" ? withoutGivingBack(repeat, start) : repeat;
  }
}

/**
 * A possessive quantifier or atomic group as plain ones. Where every turn of a repetition has one length, taking all
 * there is means: no further turn is possible afterwards, unless the count is full.
 *
 * @param offset where it stands in the pattern, for messages
 * @throws RegexProblem where that cannot be said with plain ones.
 */
export function withoutGivingBack(node: Regex, offset: number): Regex {
  if (fixedLength(node) !== undefined) return node;
  if (node.kind !== "repeat" || fixedLength(node.body) === undefined) {
    throw new RegexProblem("this possessive quantifier or atomic group cannot be translated", offset);
  }
  const { body, min, max } = node;
  if (countNodes(body) > MAX_COPIED)
    throw new RegexProblem("what this possessive quantifier repeats is too long", offset);
  const noFurther: Regex = { kind: "look", ahead: true, negative: true, body };
  if (max === Number.POSITIVE_INFINITY) return { kind: "sequence", items: [node, noFurther] };
  return {
    kind: "choice",
    options: [
      { kind: "repeat", body, min: max, max },
      { kind: "sequence", items: [{ kind: "repeat", body, min, max: max - 1 }, noFurther] },
    ],
  };
}
