import { type Content, plainText } from "../article/content.ts";

/**
 * Tells a translator, in one sentence, what a journalist changed: the words that differ between common beginning and end.
 *
 * @example changeRemark([text("Three men came.")], [text("Four men came.")])
 * // "The source was edited: «Three» became «Four». Please adapt the translation."
 */
export function changeRemark(before: Content, after: Content): string {
  const [old, now] = [words(plainText(before)), words(plainText(after))];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const removed = old
    .slice(start, old.length - end)
    .join("")
    .trim();
  const added = now
    .slice(start, now.length - end)
    .join("")
    .trim();
  return `The source was edited: ${describe(removed, added)}. Please adapt the translation.`;
}

function describe(removed: string, added: string): string {
  if (removed === "" && added === "") return "only its formatting changed";
  if (removed === "") return `«${added}» was added`;
  if (added === "") return `«${removed}» was removed`;
  return `«${removed}» became «${added}»`;
}

/** Words with the white space behind them; single characters where the script has no spaces. */
function words(value: string): string[] {
  return (
    value.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+\s*|\s+/gu,
    ) ?? []
  );
}
