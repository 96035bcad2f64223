import type { Code, Effects, Extension, State, TokenizeContext } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    templateTag: "templateTag";
    templateTagData: "templateTagData";
  }
}

/** How tags begin and end: shortcodes of Hugo, tags of Liquid, variables of many. */
const FORMS: readonly (readonly [opening: string, closing: string])[] = [
  ["{{<", ">}}"],
  ["{{%", "%}}"],
  ["{%", "%}"],
  ["{{", "}}"],
];

/** Longest tag, in code units: each `{` is looked at for one. */
const MAX_TAG = 2000;

/**
 * Tags of templates, as tokens without insides. Site generators replace them before they read the Markdown around
 * them, so that nothing in them is markup: `[{{< figure alt="[x](y)" >}}](url)` is a link.
 */
export const templateTags: Extension = {
  text: { 123: { name: "templateTag", tokenize } },
};

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let source = "";
  /** The quote that is open. */
  let quote = "";
  return start;

  function start(): State | undefined {
    effects.enter("templateTag");
    effects.enter("templateTagData");
    return inside(123);
  }

  function inside(code: Code): State | undefined {
    if (code === null || source.length > MAX_TAG) return nok(code);
    if (code < -2) {
      effects.exit("templateTagData");
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      source += "\n";
      return newLine;
    }
    const before = source;
    source += code < 0 ? " " : String.fromCharCode(code);
    if (!isPossible(before, code)) return nok(code);
    effects.consume(code);
    return isWhole() ? end : inside;
  }

  function newLine(code: Code): State | undefined {
    if (code === null || code < -2) return nok(code);
    effects.enter("templateTagData");
    return inside(code);
  }

  function end(code: Code): State | undefined {
    effects.exit("templateTagData");
    effects.exit("templateTag");
    return ok(code);
  }

  /** Whether a character may follow; keeps account of quotes. */
  function isPossible(before: string, code: Code): boolean {
    const char = code === null || code < 0 ? " " : String.fromCharCode(code);
    if (before.length < 2) return char === "{" || (before.length === 1 && char === "%");
    const isCall = before.startsWith("{%") || before.startsWith("{{<") || before.startsWith("{{%");
    if (quote !== "") {
      if (char === quote && !(char === '"' && before.endsWith("\\"))) quote = "";
      return true;
    }
    if (isCall && (char === '"' || char === "`")) quote = char;
    if (char === "{") return false;
    return char !== "}" || closings(before).some((closing) => endsWithSome(`${before}}`, closing));
  }

  function isWhole(): boolean {
    if (quote !== "" || !source.endsWith("}")) return false;
    return closings(source).some((closing) => source.endsWith(closing));
  }
}

function closings(source: string): readonly string[] {
  const form = FORMS.find(([opening]) => source.startsWith(opening));
  return form === undefined || source.length <= form[0].length ? [] : [form[1]];
}

/** Whether a text ends with a closing, or with its beginning up to a brace. */
function endsWithSome(source: string, closing: string): boolean {
  return source.endsWith(closing) || (closing.endsWith("}}") && source.endsWith(closing.slice(0, -1)));
}
