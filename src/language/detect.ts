import { type Locale, languageOf, parseLocale, UNDETERMINED } from "../article/locale.ts";
import clusterData from "./clusters.json" with { type: "json" };
import { hanVerdicts } from "./han.ts";
import { maskNonLanguage } from "./masking.ts";
import { type Ranked, rankLanguages } from "./ranking.ts";
import { mainScript, type ScriptShare, wordsInScript } from "./script.ts";
import scriptData from "./scripts.json" with { type: "json" };

/** What language a text is in. */
export interface Detection {
  /** With its script where the language has two (`zh-Hans`, `sr-Latn`); `und` where it cannot be told. */
  readonly language: Locale;
  /** ISO 15924 code of the script that most letters are in, such as `Latn`; `Zyyy` where there are no letters. */
  readonly script: string;
  /** How likely the language is right, from 0 to 1; 0 for `und`. */
  readonly confidence: number;
  /** What else it may be, likeliest first; for `und` also what came out best. */
  readonly alternatives: readonly { readonly language: Locale; readonly confidence: number }[];
}

/** What is known before the text is read. */
export interface DetectOptions {
  /** The only languages that come into question. The result is one of them as given here, or `und`. */
  readonly only?: readonly Locale[];
  /** What the article itself says that it is. It decides unless the text speaks against it. */
  readonly hint?: Locale;
}

/** A language less likely than this is `und`. */
export const MINIMUM_CONFIDENCE = 0.5;
/** A text contradicts what is said of it when another language is at least so likely. */
export const CONTRADICTION_CONFIDENCE = 0.9;

/** With fewer letters than this a text is in no language; a Chinese character or Korean syllable counts as two. */
const MIN_LETTERS = 3;
/** Longest text that is looked at, in UTF-16 code units: the rest changes nothing. */
const MAX_LENGTH = 50_000;
/** Logits for being among `only`, and for being the hint: 150 times likelier than another language. */
const PRIOR = 5;
/** Most alternatives that are named, and the least likely. */
const MAX_ALTERNATIVES = 4;
const LEAST_ALTERNATIVE = 0.01;

/**
 * Tells the language of a text: by its script where only one language has it, else by franc's trigrams, the letters, and the
 * small words of some forty languages together. Addresses, code, data and numbers are left out first.
 *
 * The confidence is the probability that these give the language, scaled so that on news it is about the share of right
 * answers. It grows with the length of the text and the distance to the next best language, and is lowered where other
 * scripts are mixed in.
 *
 * @example
 * detect("Die Regierung hat am Montag ein neues Gesetz beschlossen.").language // "de"
 */
export function detect(text: string, options: DetectOptions = {}): Detection {
  const sample = maskNonLanguage(text.slice(0, MAX_LENGTH));
  const main = mainScript(sample);
  if (main === undefined || main.letters < MIN_LETTERS) return undetermined(main?.script ?? "Zyyy", []);
  const { script, ranked } = rank(sample, main, options);
  // Half of the letters in other scripts is as good as no knowledge.
  const scale = Math.min(1, main.share / 0.75);
  const choices = ranked
    .filter(({ language }) => language !== UNDETERMINED)
    .map(({ language, probability }) => ({
      tag: tagFor(language, script, options),
      language,
      confidence: round(probability * scale),
    }));
  const [best] = choices;
  const others = (from: number) =>
    choices
      .slice(from)
      .filter(({ confidence }) => confidence >= LEAST_ALTERNATIVE)
      .slice(0, MAX_ALTERNATIVES)
      .map(({ tag, language, confidence }) => ({ language: tag ?? language, confidence }));
  if (best?.tag === undefined || best.confidence < MINIMUM_CONFIDENCE) return undetermined(script, others(0));
  return { language: best.tag, script, confidence: best.confidence, alternatives: others(1) };
}

function undetermined(script: string, alternatives: Detection["alternatives"]): Detection {
  return { language: UNDETERMINED, script, confidence: 0, alternatives };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

const SCRIPT_LANGUAGES: ReadonlyMap<string, Locale> = new Map(
  Object.entries(scriptData.languages).map(([script, tag]) => [script, parseLocale(tag)]),
);

function rank(
  sample: string,
  main: ScriptShare,
  options: DetectOptions,
): { readonly script: string; readonly ranked: readonly Ranked[] } {
  const prior = (candidate: Locale): number =>
    (options.only?.some((one) => matches(candidate, one)) ? PRIOR : 0) +
    (options.hint !== undefined && matches(candidate, options.hint) ? PRIOR : 0);
  // Each further letter halves the doubt that is left.
  const certainty = 1 - 0.5 ** main.letters;
  if (main.script === "Hani") {
    const weighed = hanVerdicts(sample)
      .map((verdict) => ({ ...verdict, weight: verdict.probability * Math.exp(prior(verdict.language)) }))
      .sort((a, b) => b.weight - a.weight);
    const sum = weighed.reduce((total, { weight }) => total + weight, 0);
    const ranked = weighed.map(({ language, weight }) => ({
      language,
      probability: (certainty * weight) / sum,
    }));
    return { script: weighed[0]?.script ?? main.script, ranked };
  }
  const language = SCRIPT_LANGUAGES.get(main.script);
  if (language !== undefined) return { script: main.script, ranked: [{ language, probability: certainty }] };
  return {
    script: main.script,
    ranked: rankLanguages(wordsInScript(sample, main.script), main.script, prior),
  };
}

/** The tag to report: what `only` or the hint calls the language; nothing where `only` has no such language. */
function tagFor(language: Locale, script: string, { only, hint }: DetectOptions): Locale | undefined {
  const isSame = (given: Locale): boolean => matches(language, given) && fitsScript(given, script);
  if (only !== undefined)
    return hint !== undefined && only.includes(hint) && isSame(hint) ? hint : only.find(isSame);
  return hint !== undefined && isSame(hint) ? hint : language;
}

/** Whether a detected language is the one that a tag names, the tag's script or region being more than can be detected. */
function matches(detected: Locale, given: Locale): boolean {
  const language = languageOf(given);
  return languageOf(detected) === (language === "yue" ? "zh" : language);
}

/** Whether a text's script is the one that a tag names, itself or by its region (`zh-TW`). A bare `zh` or `sr` takes either. */
function fitsScript(given: Locale, script: string): boolean {
  const locale = new Intl.Locale(given);
  if (locale.script === undefined && locale.region === undefined) return true;
  if (script === "Hani") return true;
  const wanted = locale.maximize().script;
  return wanted === undefined || wanted === script;
}

const CLUSTERS: readonly (readonly Locale[])[] = clusterData.map((tags) => tags.map(parseLocale));

/**
 * Whether a text is surely not in the language that it is said to be in. Languages too close to tell apart, such as
 * Norwegian and Danish, or Croatian and Bosnian, do not contradict each other.
 *
 * @param detection of the text by itself, without that hint and without `only`
 */
export function contradicts(detection: Detection, hint: Locale): boolean {
  const { language, script, confidence } = detection;
  if (language === UNDETERMINED || confidence < CONTRADICTION_CONFIDENCE) return false;
  if (matches(language, hint)) return !fitsScript(hint, script);
  const near = (tag: Locale) => CLUSTERS.filter((cluster) => cluster.some((one) => matches(tag, one)));
  return !near(language).some((cluster) => near(hint).includes(cluster));
}
