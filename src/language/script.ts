import scriptData from "./scripts.json" with { type: "json" };

/** A script that a text is written in. */
export interface ScriptShare {
  /** ISO 15924 code: `Latn`, `Cyrl`; `Jpan`, `Kore` and `Hani` for Japanese, Korean and other text with Chinese characters. */
  readonly script: string;
  /** Letters of that script; a Chinese character or Korean syllable counts as two, since it says as much. */
  readonly letters: number;
  /** Share of all letters, from 0 to 1. */
  readonly share: number;
}

/** Share of kana among kana and Chinese characters from which a text is Japanese. */
const KANA_IN_JAPANESE = 0.05;
const WEIGHTY: ReadonlySet<string> = new Set(["Hani", "Hang"]);

const COUNTERS = Object.entries(scriptData.scripts).map(([name, code]) => ({
  code,
  letters: new RegExp(`\\p{Script=${name}}`, "gu"),
  weight: WEIGHTY.has(code) ? 2 : 1,
}));
const LETTER = /\p{L}/u;

/** The script that most letters of a text are in; nothing where there are no letters. */
export function mainScript(text: string): ScriptShare | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { code, letters, weight } of COUNTERS) {
    let count = 0;
    for (const [letter] of text.matchAll(letters)) if (LETTER.test(letter)) count += weight;
    if (count > 0) counts.set(code, count);
    total += count;
  }
  const of = (code: string): number => counts.get(code) ?? 0;
  const kana = of("Hira") + of("Kana");
  counts.delete("Hira");
  counts.delete("Kana");
  if (kana > KANA_IN_JAPANESE * (kana + of("Hani") / 2)) {
    counts.set("Jpan", kana + of("Hani"));
    counts.delete("Hani");
  }
  let main: ScriptShare | undefined;
  for (const [script, letters] of counts) {
    if (main === undefined || letters > main.letters) main = { script, letters, share: letters / total };
  }
  return main === undefined || main.script !== "Hang" ? main : { ...main, script: "Kore" };
}

/** The words of a text that are written in a script, with single spaces between. */
export function wordsInScript(text: string, script: string): string {
  const name = Object.entries(scriptData.scripts).find(([, code]) => code === script)?.[0];
  if (name === undefined) return text;
  // Characters that are letters but not of the script are left out; marks belong to the letter before them.
  return text.replace(new RegExp(`[^\\p{Script=${name}}\\p{M}'’]+`, "gu"), " ").trim();
}
