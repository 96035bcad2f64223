import type { Locale } from "../../article/locale.ts";
import type { Range } from "../ranges.ts";
import { namesLike } from "./name-runs.ts";

/** How often something that may be a name stands in texts. */
export interface NameCount {
  readonly name: string;
  readonly mentions: number;
  readonly articles: number;
  /** Sentences that have it, two at most. */
  readonly examples: readonly string[];
}

/** Counts what may be names, sentence by sentence. */
export interface NameCensus {
  /** @param known where the sentence has what needs no suggestion: neither that nor a part of it is counted. Ascending. */
  add(sentence: string, article: string, known: readonly Range[]): void;
  /** Those that recur, most frequent first, then in code-unit order. */
  names(least: number): readonly NameCount[];
}

interface Tally {
  mentions: number;
  sure: number;
  inLonger: number;
  articles: number;
  lastArticle: string;
  words: number;
  examples: string[];
}

/** Names counted at once, so that memory stays bounded; later new ones are passed over. */
const MOST_NAMES = 500_000;
const MOST_EXAMPLES = 2;

/** What is longer, in UTF-16 code units, is a table or a list that tells nothing of names. */
const LONGEST_SENTENCE = 5000;

/** A part that hardly ever stands alone is no name of its own: «Jong-un». */
const ALONE = 1.25;

/** A word that stands beside another capitalised one this often, of all times, is a title, a first name or a kind: Mr, Committee. */
const IN_LONGER = 0.8;

/** A word before this many different names is a title: «President». */
const MANY_NAMES = 3;

/** Counts capitalised sequences of texts in a language that writes names with a capital. */
export function createNameCensus(locale: Locale): NameCensus {
  const tallies = new Map<string, Tally>();
  const small = new Map<string, number>();
  return {
    add(sentence, article, known) {
      if (sentence.length > LONGEST_SENTENCE) return;
      for (const [word] of sentence.matchAll(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu))
        if (small.has(word) || small.size < MOST_NAMES) small.set(word, (small.get(word) ?? 0) + 1);
      for (const { text, start, end, isSure, words, isInLonger } of namesLike(sentence, locale)) {
        if (isCovered(start, end, known)) continue;
        let tally = tallies.get(text);
        if (tally === undefined) {
          if (tallies.size >= MOST_NAMES) continue;
          tally = { mentions: 0, sure: 0, inLonger: 0, articles: 0, lastArticle: "", words, examples: [] };
          tallies.set(text, tally);
        }
        tally.mentions++;
        if (isSure) tally.sure++;
        if (isInLonger) tally.inLonger++;
        if (tally.lastArticle !== article || tally.articles === 0) tally.articles++;
        tally.lastArticle = article;
        if (tally.examples.length < MOST_EXAMPLES && tally.examples.at(-1) !== sentence)
          tally.examples.push(sentence);
      }
    },
    names: (least) => namesOf(tallies, least, (name) => small.get(name.toLowerCase()) ?? 0),
  };
}

/** Whether something known holds or cuts a name. What holds something known itself is a name of its own: Bank of Korea. */
function isCovered(start: number, end: number, known: readonly Range[]): boolean {
  return known.some((range) => {
    if (range.end <= start || end <= range.start) return false;
    const isInside = start <= range.start && range.end <= end;
    return !isInside || (range.start === start && range.end === end);
  });
}

function namesOf(
  tallies: ReadonlyMap<string, Tally>,
  least: number,
  inSmallLetters: (name: string) => number,
): readonly NameCount[] {
  const ordinary = ordinaryWords();
  const frequent = [...tallies].filter(([name, { mentions, sure }]) => {
    return mentions >= least && sure > 0 && !ordinary.has(name) && inSmallLetters(name) * 2 < mentions;
  });
  const dropped = partsAndTitles(new Map(frequent));
  return frequent
    .filter(([name]) => !dropped.has(name))
    .map(([name, { mentions, articles, examples }]) => ({ name, mentions, articles, examples }))
    .sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1));

  /** Days and months have a capital in English, and are no names. */
  function ordinaryWords(): ReadonlySet<string> {
    const words = new Set<string>();
    for (const length of ["long", "short"] as const) {
      const day = new Intl.DateTimeFormat("en", { weekday: length, timeZone: "UTC" });
      const month = new Intl.DateTimeFormat("en", { month: length, timeZone: "UTC" });
      for (let n = 1; n <= 12; n++) {
        words.add(day.format(Date.UTC(2024, 0, n)));
        words.add(month.format(Date.UTC(2024, n - 1, 1)));
      }
    }
    return words;
  }
}

/** Parts that stand in a longer name nearly always, and names behind a title. */
function partsAndTitles(tallies: ReadonlyMap<string, Tally>): ReadonlySet<string> {
  const dropped = new Set<string>();
  const followers = new Map<string, number>();
  const longest = [...tallies].sort(([a, one], [b, other]) => other.words - one.words || (a < b ? -1 : 1));
  for (const [name, tally] of longest) {
    const [head, rest] = [name.slice(0, Math.max(0, name.indexOf(" "))), name.slice(name.indexOf(" ") + 1)];
    const known = head === "" ? undefined : tallies.get(rest);
    if (known !== undefined && known.mentions >= tally.mentions * 2)
      followers.set(head, (followers.get(head) ?? 0) + 1);
  }
  for (const [name, tally] of longest) {
    if (tally.words === 1) {
      if (tally.inLonger >= tally.mentions * IN_LONGER) dropped.add(name);
      continue;
    }
    const cut = name.indexOf(" ");
    if ((followers.get(name.slice(0, cut)) ?? 0) >= MANY_NAMES && tallies.has(name.slice(cut + 1))) {
      dropped.add(name);
      continue;
    }
    for (const part of partsOf(name)) {
      const known = tallies.get(part);
      if (known !== undefined && known.mentions <= tally.mentions * ALONE) dropped.add(part);
    }
  }
  return dropped;
}

function partsOf(name: string): readonly string[] {
  const words = name.split(" ");
  const parts: string[] = [];
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= words.length; end++)
      if (end - start < words.length) parts.push(words.slice(start, end).join(" "));
  return parts;
}
