import { type Content, text } from "../../src/article/content.ts";

const fillWith = (words: string) => (content: Content) =>
  content.map((part) => {
    if (part.type !== "text") return part;
    return text(/[\p{L}\p{N}]/u.test(part.value) ? words : part.value);
  });

/** Ways to fill every text of an article with something else. */
export const FILLINGS: readonly (readonly [name: string, change: (content: Content) => Content])[] = [
  [
    "accented",
    (content) =>
      content.map((part) => (part.type === "text" ? text(part.value.replace(/[aeiou]/g, "é")) : part)),
  ],
  ["special", fillWith("<i> &amp; ]]> <!-- --> <![CDATA[ \" ' </p> {{z}} [a] &#x; &lt; > %%t%% [b/] <?x?>")],
  ["Chinese", fillWith("“中文。”")],
];
