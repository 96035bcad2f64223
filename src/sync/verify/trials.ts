import { type Content, type Part, plainText, text } from "../../article/content.ts";
import { type Locale, parseLocale } from "../../article/locale.ts";

/** One way to fill an article with other texts. */
export interface Trial {
  /** The key of its result in {@link Verification.structure}. */
  readonly name: string;
  /** What stands in every text, in words. */
  readonly description: string;
  /** The locale that the article is made one of; absent: it stays in its language. */
  readonly locale?: Locale;
  /** A unit's translation: codes stay where they are. */
  fill(content: Content): Content;
}

/** What is tried with every article: what translations bring along that its markup might take for its own. */
export const trials: readonly Trial[] = [
  {
    name: "own",
    description: "its own texts, spelled anew",
    fill: (content) => content.map((part) => (part.type === "text" ? text(part.value) : part)),
  },
  filled("accented", "accented letters", (word) => `Ţéšţ ${word} žlúťoučký.`),
  filled(
    "special",
    "characters that mean something in markup",
    (word) => `* _${word}_ [x](y) <b> &amp; & # | \`z\` ~~s~~ $5 {v} "q" 'r' ]]> 1. \\`,
  ),
  filled("cjk", "Chinese without spaces", () => "“中文。”"),
  filled("rtl", "Arabic", (word) => `نصّ «${word}» (١٢)، ثم!`, parseLocale("ar")),
];

/** Fills every text run that holds a word. */
function filled(
  name: string,
  description: string,
  replace: (word: string) => string,
  locale?: Locale,
): Trial {
  const fill = (content: Content) =>
    content.map((part): Part => {
      if (part.type === "code" || part.value.trim() === "") return part;
      const word = /[\p{L}\p{N}]+/u.exec(plainText([part]))?.[0];
      return word === undefined ? part : text(replace(word));
    });
  return { name, description, fill, ...(locale && { locale }) };
}
