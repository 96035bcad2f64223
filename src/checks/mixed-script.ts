import type { LookalikeScript } from "../glossary/homoglyphs.ts";
import { scriptsOf } from "../glossary/homoglyphs.ts";
import type { Check } from "./check.ts";
import { findMixedWords, type MixedWord } from "./mixed-words.ts";
import { isTranslated, isUntouched, quoted, readingText, times } from "./reading.ts";

/** Words with a letter of another alphabet, which looks right and is found by no search. */
export const mixedScript: Check = {
  id: "mixed-script",
  summary: "A word mixes letters of two alphabets, such as a Latin «o» in a Cyrillic word.",
  severity: "warning",
  *run({ document }) {
    for (const segment of document.segments) {
      if (!isTranslated(segment) || isUntouched(segment)) continue;
      const words = findMixedWords(readingText(segment.target), document.targetLocale);
      if (words.length === 0) continue;
      // A name that the source spells so (a brand's joke) is no slip of the translator's.
      const spelledSo = new Set(
        findMixedWords(readingText(segment.source), document.sourceLocale).map(({ word }) => word),
      );
      for (const [word, count] of byWord(words)) {
        if (spelledSo.has(word.word)) continue;
        yield {
          segment,
          message: messageFor(word, count),
          suggestion: word.unmixed,
          range: { side: "target", start: word.start, end: word.end },
          ...(word.isInflected ? { atMost: "info" as const } : {}),
        };
      }
    }
  },
  examples: {
    good: [
      { source: "an IT company", target: "IT-компанія", targetLocale: "uk" },
      { source: "5 kW and 10 µg", target: "5 кВт і 10 μg", targetLocale: "uk" },
      { source: "the 19th century", target: "XIX век", targetLocale: "ru" },
      { source: "Wi-Fi on VK", target: "Wi‑Fi на «ВКонтакте», vk.com/новости_дня", targetLocale: "ru" },
      { source: "Kharkiv /ˈxarkiu̯/", target: "Харків, Charkiw, ˈxɑβki", targetLocale: "de" },
      { source: "points a and b", target: "точки a, b і c", targetLocale: "uk" },
      { source: "the band ЯRUS", target: "гурт ЯRUS", targetLocale: "uk" },
    ],
    bad: [
      { source: "Moscow", target: "М\u006fсква", targetLocale: "ru" },
      { source: "which", target: "\u006b\u006f\u006aи", targetLocale: "sr" },
      { source: "5 kW", target: "5 \u006bВт", targetLocale: "uk" },
      { source: "Athens and Sparta", target: "\u0041θήνα και Σπάρτη", targetLocale: "el" },
      { source: "chess", target: "\u0441halkash", targetLocale: "uz" },
      { source: "night and day", target: "ніч \u0069 день", targetLocale: "uk" },
      { source: "after COVID", target: "після COVIDу", targetLocale: "uk" },
    ],
  },
};

/** One finding is enough for a word in a segment, however often it stands there. */
function byWord(words: readonly MixedWord[]): Iterable<readonly [MixedWord, number]> {
  const counted = new Map<string, [MixedWord, number]>();
  for (const mixed of words) {
    const known = counted.get(mixed.word);
    if (known) known[1]++;
    else counted.set(mixed.word, [mixed, 1]);
  }
  return counted.values();
}

function messageFor(mixed: MixedWord, count: number): string {
  const { word, scripts, unmixed, isInflected } = mixed;
  const where = count === 1 ? quoted(word) : `${quoted(word)} (here ${times(count)})`;
  if (isInflected)
    return `${where} is a word in Latin letters with an ending in others. Set the ending off, or write the word in one alphabet.`;
  const advice =
    unmixed === undefined
      ? "Write the word in one alphabet."
      : `Write ${quoted(unmixed)}, all in ${scriptsOf(unmixed)[0]} letters.`;
  if (scripts.length === 1)
    return `${where} is in ${scripts[0]} letters that only look like those of the text. ${advice}`;
  const [few, most] = rarerScript(word, scripts);
  return `${where} has ${few} letters (${oddLetters(word, few)}) among ${most} ones. ${advice}`;
}

/** The two scripts of a word with the fewest and the most letters. */
function rarerScript(
  word: string,
  scripts: readonly LookalikeScript[],
): readonly [few: LookalikeScript, most: LookalikeScript] {
  const counts = new Map(scripts.map((script) => [script, 0]));
  for (const letter of word) {
    const [script] = scriptsOf(letter);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const ordered = [...counts].sort((a, b) => a[1] - b[1]);
  return [ordered[0]?.[0] ?? "Latin", ordered.at(-1)?.[0] ?? "Latin"];
}

/** The letters of one script in a word, each once. */
function oddLetters(word: string, script: LookalikeScript): string {
  const letters = [...new Set(word)].filter((letter) => scriptsOf(letter)[0] === script);
  return letters.length > MAX_LETTERS ? `${letters.slice(0, MAX_LETTERS).join(" ")} …` : letters.join(" ");
}

/** Letters that a message names. */
const MAX_LETTERS = 6;
