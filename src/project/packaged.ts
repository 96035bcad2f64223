import { readdirSync, readFileSync } from "node:fs";
import { type Locale, tryLocale } from "../article/locale.ts";
import { errorCode } from "./disk-error.ts";
import { byCodeUnit } from "./paths.ts";

// Both stand at the same distance from this file in the checkout (src/project) and in the package (dist/project).
const RULES = new URL("../segmentation/rules/", import.meta.url);
const LOCALES = new URL("../../locales/", import.meta.url);

/** One built-in file of segmentation rules. */
export interface PackagedRules {
  /** File name, such as `en.srx`. */
  readonly name: string;
  /** The SRX document. */
  readonly text: string;
}

/** Rules for all languages: those that come before a language's own, and those after. */
const FIRST_RULES = "always.srx";
const LAST_RULES = "default.srx";

/**
 * The built-in segmentation rules of a locale, in the order in which they apply: layout that means the same in all
 * languages, its language's own rules where there are some, then what holds where no language says otherwise. A language without a file of its own may share a near one's (`rules/languages.json`).
 */
export function packagedRulesFor(locale: Locale): PackagedRules[] {
  const { language } = new Intl.Locale(locale);
  const own = `${sharedRules()[language] ?? language}.srx`;
  return [FIRST_RULES, own, LAST_RULES].flatMap((name) => {
    const text = readIfThere(new URL(encodeURIComponent(name), RULES));
    return text === undefined ? [] : [{ name, text }];
  });
}

/** All built-in segmentation rules, in code-unit order of their names. */
export function packagedSegmentationRules(): PackagedRules[] {
  return namesIn(RULES)
    .filter((name) => name.endsWith(".srx"))
    .map((name) => ({ name, text: readFileSync(new URL(encodeURIComponent(name), RULES), "utf8") }));
}

/** Language → the language whose rules it shares. */
function sharedRules(): Readonly<Record<string, string | undefined>> {
  return JSON.parse(readFileSync(new URL("languages.json", RULES), "utf8")); // our own data
}

function readIfThere(file: URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The i18next resources that ship for a locale, as JSON data; `undefined` where none do. No fallback to another locale. */
export function packagedFurniture(locale: Locale): unknown {
  // A tag has letters, digits and hyphens only; anything else never was one and must not become a path.
  if (tryLocale(locale) !== locale) return undefined;
  try {
    return JSON.parse(readFileSync(new URL(`${locale}/furniture.json`, LOCALES), "utf8"));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** The locales for which resources ship, in code-unit order. */
export function packagedFurnitureLocales(): Locale[] {
  return namesIn(LOCALES).flatMap((name) => {
    const locale = tryLocale(name);
    return locale === name && packagedFurniture(locale) !== undefined ? [locale] : [];
  });
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder).sort(byCodeUnit);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Version of the package. */
export function packagedVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string }; // our own package.json
  return version;
}
