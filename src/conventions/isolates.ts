import { type Code, type Content, type Part, text } from "../article/content.ts";
import { direction, type Locale } from "../article/locale.ts";

/** First strong isolate and pop directional isolate (Unicode UAX #9, section 2.4.1 and 2.5). */
const FSI = "\u2068";
const PDI = "\u2069";

/** Letters of scripts that are written from right to left. */
const RTL = String.raw`\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}`;
const RTL_LETTER = new RegExp(`[${RTL}]`, "u");
const LETTER = /\p{L}/u;

/**
 * Puts isolates around codes and words of the other direction where a reader would see them in the wrong order, as signs
 * beside them would go along with the wrong side. The characters do what `<bdi>` does, in every format, and leave the
 * article's structure as it is.
 *
 * @param scope `codes`: code spans, addresses and variables. `text`: also what was typed, such as `C++`, `@name`, a
 * telephone number.
 */
export function isolate(content: Content, locale: Locale, scope: "codes" | "text"): Content {
  const base = direction(locale);
  const parts = scope === "text" ? content.map((part) => isolateTyped(part, base)) : content;
  return parts.flatMap((part, i): readonly Part[] => {
    if (part.type === "text" || !isInDanger(parts, i, base)) return [part];
    const isDone = lastSign(parts, i) === FSI;
    return isDone ? [part] : [text(FSI), part, text(PDI)];
  });
}

type Direction = ReturnType<typeof direction>;

/** Whether a code would be torn or would draw signs beside it to its own side. */
function isInDanger(parts: Content, index: number, base: Direction): boolean {
  const code = parts[index];
  if (code?.type !== "code") return false;
  if (isVariable(code)) return base === "rtl";
  const shown = shownBy(code);
  if (shown === "" || directionOf(shown) !== opposite(base)) return false;
  // Signs at its own edges would go to the other side of it.
  if (!/^[\p{L}\p{N}]/u.test(shown) || !/[\p{L}\p{M}\p{N}]$/u.test(shown)) return true;
  return joins(parts, index, -1, base) || joins(parts, index, 1, base);
}

/** What stands for a value that nobody knows yet; a shortcode (`{{< figure >}}`) and a tag (`{% note %}`) do not. */
function isVariable({ form, kind, raw }: Code): boolean {
  return form === "single" && kind === "variable" && /^(?:\{\{(?![<%])|\$?\{(?![%{])|%)/.test(raw);
}

/** What a reader sees of a code that shows text, without its markup. */
function shownBy({ form, kind, raw }: Code): string {
  if (form !== "single" || (kind !== "code" && kind !== "link")) return "";
  return raw
    .slice(0, MAX_SHOWN)
    .replace(/<\/?[a-z][\w-]*(?:\s[^<>]*)?>/gi, "")
    .replace(/^[`<\s]+|[`>\s]+$/g, "");
}

const MAX_SHOWN = 500;

/** Whether between the code and the next word or number of the same direction there are only signs and spaces. */
function joins(parts: Content, index: number, step: 1 | -1, base: Direction): boolean {
  for (let i = index + step; i >= 0 && i < parts.length; i += step) {
    const part = parts[i];
    if (part?.type === "code") {
      if (part.kind === "break") return false;
      if (shownBy(part) !== "") return directionOf(shownBy(part)) === opposite(base);
      if (part.form === "single") return false;
      continue;
    }
    const value = part?.value ?? "";
    const signs = step === 1 ? value.slice(0, MAX_SHOWN) : [...value.slice(-MAX_SHOWN)].reverse().join("");
    const next = /[\p{L}\p{N}\u2066-\u2069]/u.exec(signs)?.[0];
    if (next !== undefined) return /\p{N}/u.test(next) || directionOf(next) === opposite(base);
  }
  return false;
}

/** The character before a part. */
function lastSign(parts: Content, index: number): string | undefined {
  const part = parts[index - 1];
  return part?.type === "text" ? part.value.at(-1) : undefined;
}

/** By the first letter (UAX #9, rule P2); `null` where there is none. */
function directionOf(value: string): Direction | null {
  const letter = LETTER.exec(value)?.[0];
  if (letter === undefined) return null;
  return RTL_LETTER.test(letter) ? "rtl" : "ltr";
}

function opposite(base: Direction): Direction {
  return base === "rtl" ? "ltr" : "rtl";
}

/** In right-to-left text: handles, languages with signs, addresses, telephone numbers. */
const LTR_RUN = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[!-~]{1,500}[\w/]`,
    String.raw`(?<![\p{L}\p{N}])[@#$][A-Za-z][\w.]{0,60}\w`,
    String.raw`(?<![\p{L}\p{N}])[A-Za-z][\w.]{0,30}(?:\+{1,2}|#)(?![\p{L}\p{N}+#])`,
    String.raw`(?<![\p{L}\p{N}])\+\d[\d ()-]{5,20}\d(?!\d)`,
  ].join("|"),
  "gu",
);

/** In left-to-right text: words from right to left. */
const RTL_RUN = new RegExp(`[${RTL}](?:[${RTL}\\p{M} ]{0,1000}[${RTL}\\p{M}])?`, "gu");

const NUMBER_BEFORE = /\d[\s\p{P}]{1,5}$/u;
const NUMBER_AFTER = /^[\s\p{P}]{1,5}\d/u;

function isolateTyped(part: Part, base: Direction): Part {
  if (part.type !== "text" || part.raw !== undefined) return part;
  const { value } = part;
  let result = "";
  let done = 0;
  for (const { 0: found, index } of value.matchAll(base === "rtl" ? LTR_RUN : RTL_RUN)) {
    const end = index + found.length;
    if (value[index - 1] === FSI || (base === "ltr" && !isBesideNumber(value, index, end))) continue;
    result += `${value.slice(done, index)}${FSI}${found}${PDI}`;
    done = end;
  }
  return done === 0 ? part : text(result + value.slice(done));
}

/** Words from right to left would change places with a number that only signs part them from. */
function isBesideNumber(value: string, start: number, end: number): boolean {
  return (
    NUMBER_BEFORE.test(value.slice(Math.max(0, start - 6), start)) ||
    NUMBER_AFTER.test(value.slice(end, end + 6))
  );
}
