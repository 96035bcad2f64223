import { type Locale, parseLocale } from "../article/locale.ts";
import characters from "./han.json" with { type: "json" };

/** What a text in Chinese characters without kana is. */
export interface HanVerdict {
  readonly language: Locale;
  /** ISO 15924: `Hans`, `Hant`, `Jpan`; `Hani` where nothing tells. */
  readonly script: string;
}

const SIMPLIFIED = new RegExp(`[${characters.simplified}]`, "gu");
const TRADITIONAL = new RegExp(`[${characters.traditional}]`, "gu");
const JAPANESE = new RegExp(`[${characters.japanese}]`, "gu");

/** Simplified or traditional Chinese, or Japanese without kana, by characters that only one of them has. */
export function hanVerdict(text: string): HanVerdict {
  const count = (set: RegExp): number => text.match(set)?.length ?? 0;
  const simplified = count(SIMPLIFIED);
  const traditional = count(TRADITIONAL);
  const japanese = count(JAPANESE);
  if (japanese > simplified && japanese >= traditional)
    return { language: parseLocale("ja"), script: "Jpan" };
  if (simplified > traditional) return { language: parseLocale("zh-Hans"), script: "Hans" };
  if (traditional > simplified) return { language: parseLocale("zh-Hant"), script: "Hant" };
  return { language: parseLocale("zh"), script: "Hani" };
}
