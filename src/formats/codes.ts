import { type Code, type Content, codesOf } from "../article/content.ts";
import { templateOrderProblem } from "./template-order.ts";

/**
 * Checks that a translation has every code of its source exactly once, but for those that it may leave out, and that pairs open before they close and lie
 * inside one another. The order of codes is free, but for tags of templates that no pair holds. Ids are not looked at, as those of a unit's sentences may be equal.
 *
 * @returns what is wrong and what the translator can do, or `null` where all is well.
 */
export function codeProblem(source: Content, translation: Content): string | null {
  return (
    countProblem(codesOf(source), codesOf(translation)) ??
    nestingProblem(source, translation) ??
    templateOrderProblem(source, translation)
  );
}

function countProblem(source: readonly Code[], translation: readonly Code[]): string | null {
  const wanted = countCodes(source);
  const found = countCodes(translation);
  for (const [key, { code, count }] of wanted) {
    const given = found.get(key)?.count ?? 0;
    if (given < count && !code.optional)
      return `The markup ${name(code)} is missing. Put it where it belongs in the translation.`;
    if (given > count)
      return `The markup ${name(code)} stands there too often. Keep it as often as the source has it.`;
  }
  for (const [key, { code }] of found) {
    if (!wanted.has(key))
      return `The source does not have the markup ${name(code)}. Take it out of the translation.`;
  }
  return null;
}

function nestingProblem(source: Content, translation: Content): string | null {
  const wanted = countPairs(source);
  const open: Code[] = [];
  for (const code of codesOf(translation)) {
    if (code.form === "open") open.push(code);
    if (code.form !== "close") continue;
    const partner = open.pop();
    if (partner === undefined)
      return `The markup ${name(code)} closes what is not open. Put it after its opening part.`;
    const key = `${codeKey(partner)}${codeKey(code)}`;
    const left = wanted.get(key) ?? 0;
    if (left === 0) {
      return `The markup ${name(code)} closes while ${name(partner)} is open. Close the inner one first, as in the source.`;
    }
    wanted.set(key, left - 1);
  }
  const [unclosed] = open;
  return unclosed ? `The markup ${name(unclosed)} is never closed. Put its closing part after it.` : null;
}

function countCodes(codes: readonly Code[]): Map<string, { code: Code; count: number }> {
  const counts = new Map<string, { code: Code; count: number }>();
  for (const code of codes) {
    const key = codeKey(code);
    counts.set(key, { code, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

/** How often each opening markup goes with each closing one. */
function countPairs(content: Content): Map<string, number> {
  const counts = new Map<string, number>();
  const open: Code[] = [];
  for (const code of codesOf(content)) {
    if (code.form === "open") open.push(code);
    const partner = code.form === "close" ? open.pop() : undefined;
    if (partner === undefined) continue;
    const key = `${codeKey(partner)}${codeKey(code)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Equal for codes that do the same. A Markdown reference that names its target by its text (`[label]`) does not tell
 * the target in its closing markup; there, what is displayed counts too.
 */
export function codeKey({ form, kind, raw, display }: Code): string {
  const target = raw === "]" || raw === "][]" ? display : "";
  return `${form}\u0000${kind}\u0000${raw}\u0000${target}\u0001`;
}

function name(code: Code): string {
  return `«${code.display === "" ? code.raw : code.display}»`;
}
