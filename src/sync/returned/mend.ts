import { type Content, mergeText, type Part, plainText } from "../../article/content.ts";
import { trimmed } from "./joining.ts";
import { repairCodes } from "./repair-codes.ts";
import { hasEntities, MOST_ROUNDS, TYPED_TAG, unescapeOnce } from "./words.ts";

/** A target that fits its source, and what was done for that: sentences for a translator. */
export interface Mended {
  readonly target: Content;
  readonly repairs: readonly string[];
}

/**
 * Puts a target right where there is only one way to: white space of a re-indented file, escaping done twice, codes.
 *
 * @param source the source as it is in our file.
 * @param returned the source as it is in the returned file.
 * @returns `null` where its codes cannot be made those of the source.
 * @example
 * mend([text("Rock &amp;amp; Roll")], [text("Rock & Roll")], [text("Rock &amp;amp; Roll")])
 */
export function mend(target: Content, source: Content, returned: Content): Mended | null {
  const repairs: string[] = [];
  let content = trimmed(withoutIndentation(target, source));
  const rounds = roundsOf(content, source, returned);
  if (rounds > 0) {
    content = unescaped(content, rounds);
    repairs.push("Characters that had been escaped twice («&amp;» for «&») are as they were typed.");
  }
  const codes = repairCodes(content, source, returned);
  if (codes === null || showsTags(codes.target, source)) return null;
  return { target: codes.target, repairs: [...new Set([...repairs, ...codes.repairs])] };
}

/** Whether elements still stand in the target as text, and the source shows none. */
function showsTags(target: Content, source: Content): boolean {
  return plainText(target).search(TYPED_TAG) >= 0 && plainText(source).search(TYPED_TAG) < 0;
}

/** A line end with the spaces around it is a tool's, unless the source has line ends, too. */
function withoutIndentation(target: Content, source: Content): Content {
  if (plainText(source).includes("\n")) return target;
  return target.map((part): Part => {
    return part.type === "text" ? { type: "text", value: part.value.replace(/[ \t]*\r?\n\s*/g, " ") } : part;
  });
}

/** How many times too often a target was escaped; 0 where that cannot be told for sure. */
function roundsOf(target: Content, source: Content, returned: Content): number {
  const words = plainText(target);
  if (!hasEntities(words)) return 0;
  const ours = plainText(source);
  const bare = (value: string) => value.replace(TYPED_TAG, "").replace(/\s+/g, "");
  let theirs = plainText(returned);
  for (let round = 1; round <= MOST_ROUNDS && hasEntities(theirs); round++) {
    theirs = unescapeOnce(theirs);
    if (bare(theirs) === bare(ours)) return round;
  }
  if (hasEntities(ours)) return 0;
  let round = 0;
  for (let value = words; round < MOST_ROUNDS && hasEntities(value); round++) value = unescapeOnce(value);
  return round;
}

function unescaped(content: Content, rounds: number): Content {
  return mergeText(content).map((part): Part => {
    if (part.type === "code") return part;
    let { value } = part;
    for (let round = 0; round < rounds; round++) value = unescapeOnce(value);
    return { type: "text", value };
  });
}
