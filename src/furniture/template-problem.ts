import type { Locale } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import { onlyNumber, type PluralCategory, pluralCategories } from "../article/plural.ts";
import { FURNITURE_KEYS } from "./keys.ts";
import { parseTemplate, type TemplatePart } from "./template.ts";

/** Where a template stands: rendered, rendered for one plural form, or for recognition only. */
export type TemplateUse = "template" | "spelling" | { readonly form: PluralCategory };

interface Complaint {
  readonly message: string;
  readonly advice: string;
}

/** Longest template, in UTF-16 code units. */
const LONGEST_TEMPLATE = 300;

/** Controls, line ends and private-use characters (which mark values while a line is rendered). */
const FORBIDDEN = /[\p{Cc}\p{Co}\u2028\u2029]/u;

/** Formats that a placeholder of each kind may ask of i18next. */
const DATE_FORMAT = /^datetime(?:\( ?dateStyle ?: ?(?:full|long|medium|short) ?\))?$/;
const COUNT_FORMAT = /^(?:number)?$/;

/** What is wrong with a template of a known key, or `undefined`. */
export function templateProblem(
  template: string,
  key: string,
  use: TemplateUse,
  locale: Locale,
): Complaint | undefined {
  if (template.trim() === "" || template.length > LONGEST_TEMPLATE) {
    return {
      message: `The line is empty or longer than ${LONGEST_TEMPLATE} characters.`,
      advice: "Write one short line.",
    };
  }
  if (template.includes("$t(") || FORBIDDEN.test(template)) {
    return {
      message: "The line holds a control character, a private-use character or i18next nesting «$t(…)».",
      advice: "Write plain text with placeholders only.",
    };
  }
  const parts = parseTemplate(template);
  if (parts === undefined) {
    return {
      message: "A placeholder is not closed or not opened.",
      advice: "Write placeholders with two braces on each side: {{name}}.",
    };
  }
  return placesProblem(parts, key, use, locale) ?? anchorProblem(parts, key);
}

function placesProblem(
  parts: readonly TemplatePart[],
  key: string,
  use: TemplateUse,
  locale: Locale,
): Complaint | undefined {
  const expected = FURNITURE_KEYS.get(key) ?? new Map();
  const seen = new Set<string>();
  const list = [...expected.keys()].map((name) => `{{${name}}}`).join(", ");
  for (const [index, part] of parts.entries()) {
    if (part.type === "literal") continue;
    const kind = expected.get(part.name);
    if (kind === undefined) {
      const meant = nearest(part.name, expected.keys());
      const hint = list === "" ? `«${key}» has no placeholders.` : `«${key}» has ${list}.`;
      return {
        message: `{{${part.name}}} is not a placeholder of «${key}».`,
        advice: meant === undefined ? hint : `Did you mean {{${meant}}}?`,
      };
    }
    if (seen.has(part.name) || parts[index - 1]?.type === "place") {
      return {
        message: `{{${part.name}}} stands twice, or directly after another placeholder.`,
        advice: "Write each placeholder once, with text between two of them.",
      };
    }
    seen.add(part.name);
    const format = use === "spelling" ? undefined : formatProblem(part.name, kind, part.format);
    if (format !== undefined) return format;
  }
  for (const [name, kind] of expected) {
    if (seen.has(name)) continue;
    const isImplied =
      kind === "count" &&
      typeof use === "object" &&
      onlyNumber(locale, { type: "cardinal", category: use.form }) !== undefined;
    if (isImplied) continue;
    return {
      message: `The placeholder {{${name}}} is missing.`,
      advice: `Write ${list} where the value shall stand.`,
    };
  }
  return undefined;
}

function formatProblem(name: string, kind: string, format: string): Complaint | undefined {
  if (kind === "date" && !DATE_FORMAT.test(format)) {
    return {
      message: `The date {{${name}}} has no format, or one that Exonym does not know.`,
      advice: `Write {{${name}, datetime}} or {{${name}, datetime(dateStyle: medium)}}.`,
    };
  }
  if (kind === "count" && !COUNT_FORMAT.test(format)) {
    return {
      message: `The number {{${name}}} has a format that Exonym does not know.`,
      advice: `Write {{${name}, number}}.`,
    };
  }
  if (kind !== "date" && kind !== "count" && format !== "") {
    return {
      message: `{{${name}}} is a text and takes no format.`,
      advice: `Write {{${name}}}.`,
    };
  }
  return undefined;
}

/** A template without words of its own would take any name for furniture. Dates and agencies speak for themselves. */
function anchorProblem(parts: readonly TemplatePart[], key: string): Complaint | undefined {
  const kinds = [...(FURNITURE_KEYS.get(key)?.values() ?? [])];
  if (kinds.includes("date") || kinds.includes("agency")) return undefined;
  if (parts.some((part) => part.type === "literal" && /[\p{L}\p{N}]/u.test(part.value))) return undefined;
  return {
    message: "The line has no words of its own, so that any name would be taken for it.",
    advice: "Write the words that stand around the placeholder.",
  };
}

/** What is wrong with a plural form of a key in a locale, or `undefined`. i18next allows `_zero` in every language. */
export function formProblem(key: string, category: PluralCategory, locale: Locale): Complaint | undefined {
  const categories = pluralCategories(locale, "cardinal");
  if (category === "zero" || categories.includes(category)) return undefined;
  return {
    message: `«${locale}» has no plural form «${category}».`,
    advice: `Take «${key}_${category}» out; the forms are ${categories.join(", ")}.`,
  };
}
