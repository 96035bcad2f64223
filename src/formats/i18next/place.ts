import { type Content, codesOf, type Part } from "../../article/content.ts";
import { shortDisplay } from "../opaque.ts";
import type { Place } from "../reading.ts";
import { readMessage } from "./message.ts";

const MISREAD =
  "i18next would read this translation otherwise than it is meant. " +
  "Look at «{{», «$t(» and «<», and at what stands right before and after the markup.";

/**
 * The place of a message. Nothing can be escaped in it: what looks like markup is markup.
 *
 * @param variables what a translator may write by hand: a form of a message that counts may need the number where the
 * source's own form has none.
 */
export function createPlace(variables: ReadonlySet<string>): Place {
  return {
    spell: (_unit, translation) => ({
      raw: translation.map((part) => (part.type === "text" ? part.value : part.raw)).join(""),
      reads: translation.flatMap((part) => withVariables(part, variables)),
    }),
    objection: ({ content }, translation) =>
      objection(translation, variables) ?? tagObjection(content, translation),
    misread: MISREAD,
  };
}

/** Text with the variables in it that a translator may write. */
function withVariables(part: Part, variables: ReadonlySet<string>): Content {
  if (part.type === "code" || variables.size === 0) return [part];
  return readMessage(part.value).map((found) =>
    found.type === "text" || variables.has(found.raw) ? found : { type: "text", value: found.raw },
  );
}

function objection(translation: Content, variables: ReadonlySet<string>): string | null {
  for (const part of translation) {
    if (part.type === "code") continue;
    for (const found of readMessage(part.value)) {
      if (found.type === "text" || found.kind === "other" || variables.has(found.raw)) continue;
      return found.kind === "variable"
        ? `i18next would fill something in for «${found.display}», which the source does not have here. Take it out.`
        : `«${found.display}» would become markup, which the source does not have here. Take it out, or put a space after «<».`;
    }
  }
  return null;
}

/** A tag in text, and its name. */
const TAG = /<\/?([A-Za-z\d][\w.:-]*)(?![\w.:-])[^<>]*>/g;

/** Elements that the `Trans` component of React makes of tags wherever they stand; all other names it knows by number, or from the source. */
const BASIC: ReadonlySet<string> = new Set(["br", "strong", "i", "p"]);

/** Where a message has tags, it is read for tags: one that is not closed would take all that follows along. */
function tagObjection(source: Content, translation: Content): string | null {
  const known = new Set(codesOf(source).flatMap(({ raw }) => [...raw.matchAll(TAG)].map(([, name]) => name)));
  if (known.size === 0) return null;
  for (const part of translation) {
    for (const [tag, name = ""] of part.type === "text" ? part.value.matchAll(TAG) : []) {
      if (!known.has(name) && !BASIC.has(name) && !/^\d+$/.test(name)) continue;
      return `«${shortDisplay(tag)}» would become markup, which the source does not have here. Take it out, or put a space after «<».`;
    }
  }
  return null;
}
