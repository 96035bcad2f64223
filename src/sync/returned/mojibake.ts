import { plainText } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import type { BilingualSegment } from "../../article/translation.ts";
import { readsAsUtf8 } from "../../project/encoding.ts";

/** Letters that stand inside a word of no language: Central European ones, opened as Western. */
const ODD_INSIDE_WORD =
  /\p{L}[\u00a1-\u00a9\u00ac-\u00b4\u00b6\u00b8\u00b9\u00bc-\u00bf]\p{L}|\p{L}\u00bf(?!\p{L})/u;
/** What is left of letters that a charset lacked. */
const QUESTION_MARKS = /\?{4,}|\p{L}\?\p{L}.*\p{L}\?\p{L}/u;
/** Replacement character, and controls that no text has: windows-1252 opened as ISO 8859-1. */
const LOST = /[\ufffd\u0080-\u0084\u0086-\u009f]/;
const HIGH_RUN = /[^\u0000-\u007f]{2,}/g;

/**
 * Whether a text's letters came out as others, because it was saved in one encoding and opened in another.
 * Only what no writer of the locale types counts; see the examples.
 *
 * @param source plain text of the source: what stands there is no damage.
 * @example
 * isGarbled("CafÃ© fermÃ©", "Café closed", fr) // true: UTF-8 opened as windows-1252
 * isGarbled("Êè¿â", "Kyiv", uk) // true: windows-1251 opened as windows-1252
 */
export function isGarbled(target: string, source: string, locale: Locale): boolean {
  if (LOST.test(target) && !LOST.test(source)) return true;
  if (QUESTION_MARKS.test(target) && !QUESTION_MARKS.test(source)) return true;
  if (ODD_INSIDE_WORD.test(target) && !ODD_INSIDE_WORD.test(source)) return true;
  for (const [run] of target.matchAll(HIGH_RUN)) {
    if (!source.includes(run) && isDoublyEncoded(run)) return true;
  }
  return isInLatinStead(target, source, locale);
}

/** Whether a run of letters beyond ASCII is the UTF-8 form of other letters. */
function isDoublyEncoded(run: string): boolean {
  if (
    /[\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1][\u0080-\u00bf\u0152-\u0161\u2013-\u2122]|\u00e2[\u0080\u20ac]/.test(
      run,
    )
  ) {
    return readsAsUtf8(run, "windows-1252");
  }
  return run.length >= 4 && readsAsUtf8(run, "windows-1251");
}

/** What a file that was opened as Western cannot hold anywhere: a letter of another charset, a pseudo-translation's bracket. */
const BEYOND_WESTERN =
  /[^\u0000-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;

/** Whether Western letters stand where the locale has letters of its own. */
function isInLatinStead(target: string, source: string, locale: Locale): boolean {
  if (scriptOf(locale) === "Latn") return false;
  const western = (target.match(/[\u00aa\u00b5\u00ba\u00c0-\u00ff]/g) ?? []).filter(
    (one) => !source.includes(one),
  );
  return western.length >= 2 && !BEYOND_WESTERN.test(target);
}

function scriptOf(locale: Locale): string {
  let script = SCRIPT_OF.get(locale);
  if (script === undefined) {
    script = new Intl.Locale(locale).maximize().script ?? "Latn";
    SCRIPT_OF.set(locale, script);
  }
  return script;
}

/** Asked once a sentence, and slow to make; a project has few locales. */
const SCRIPT_OF = new Map<Locale, string>();

/** Fewer damaged translations, or a smaller share of those that people typed, may be chance. */
const LEAST_GARBLED = 3;
const LEAST_SHARE = 1 / 3;

/** Whether the letters of a whole file were damaged. */
export function isMostlyGarbled(
  segments: readonly Pick<BilingualSegment, "source" | "target" | "origin">[],
  locale: Locale,
): boolean {
  let [typed, garbled] = [0, 0];
  for (const { source, target, origin } of segments) {
    if (target === null || origin !== "human") continue;
    typed++;
    if (isGarbled(plainText(target), plainText(source), locale)) garbled++;
  }
  return garbled >= LEAST_GARBLED && garbled >= LEAST_SHARE * typed;
}
