import { type Locale, parseLocale } from "../article/locale.ts";
import letters from "./han.json" with { type: "json" };

/** What a text in Chinese characters without kana is. */
export interface HanVerdict {
  readonly language: Locale;
  /** ISO 15924: `Hans`, `Hant`, `Jpan`; `Hani` where nothing tells. */
  readonly script: string;
  readonly probability: number;
}

const SIMPLIFIED = new RegExp(`[${letters.simplified}]`, "gu");
const TRADITIONAL = new RegExp(`[${letters.traditional}]`, "gu");
const JAPANESE = new RegExp(`[${letters.japanese}]`, "gu");
const HAN = /\p{Script=Han}/gu;
const JAPANESE_WITHOUT_KANA: HanVerdict = { language: parseLocale("ja"), script: "Jpan", probability: 1 };

/** With fewer characters than this a headline without kana may be Japanese as well as Chinese. */
const SHORT = 10;
/** One Japanese character in so many is enough: Chinese has none of them. */
const JAPANESE_SHARE = 1 / 30;

/**
 * Simplified or traditional Chinese, or Japanese without kana, by characters that only one of them has. Likeliest first;
 * the probabilities are judged, not measured.
 */
export function hanVerdicts(text: string): readonly HanVerdict[] {
  const count = (set: RegExp): number => text.match(set)?.length ?? 0;
  const simplified = count(SIMPLIFIED);
  const traditional = count(TRADITIONAL);
  const japanese = count(JAPANESE);
  const characters = count(HAN);
  if (japanese > simplified && japanese >= JAPANESE_SHARE * characters) return [JAPANESE_WITHOUT_KANA];
  if (simplified > traditional) return [{ language: parseLocale("zh-Hans"), script: "Hans", probability: 1 }];
  const probability = characters < SHORT ? 0.7 : 1;
  const chinese =
    traditional > simplified
      ? { language: parseLocale("zh-Hant"), script: "Hant", probability }
      : { language: parseLocale("zh"), script: "Hani", probability };
  return characters < SHORT
    ? [chinese, { ...JAPANESE_WITHOUT_KANA, probability: 1 - probability }]
    : [chinese];
}
