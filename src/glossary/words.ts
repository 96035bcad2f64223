import { classAt, endsWord } from "./characters.ts";

/** A word of a phrase, with what stands between it and the word before. */
export interface PhraseWord {
  readonly gap: string;
  readonly word: string;
}

/** Where the word that begins at an offset ends, in UTF-16 code units. */
export function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !endsWord(text, end)) end++;
  return end;
}

/** The words of a phrase; `undefined` where it begins or ends with something else. */
export function splitPhrase(phrase: string): readonly PhraseWord[] | undefined {
  const parts: PhraseWord[] = [];
  let gapStart = 0;
  for (let at = 0; at < phrase.length; ) {
    if (classAt(phrase, at) === "other") {
      if (at === 0) return undefined;
      at++;
      continue;
    }
    const end = wordEnd(phrase, at);
    parts.push({ gap: phrase.slice(gapStart, at), word: phrase.slice(at, end) });
    at = end;
    gapStart = end;
  }
  return gapStart === phrase.length ? parts : undefined;
}
