import fc from "fast-check";

/** One change of a text; places and lengths are parts of the whole, so that it fits every text. */
export interface Mutation {
  readonly act: "insert" | "delete" | "repeat" | "replace" | "cut" | "line ends";
  /** Where it begins, from 0 to 1. */
  readonly at: number;
  /** How far it goes, in UTF-16 code units. */
  readonly length: number;
  readonly token: string;
}

/** What means something in one format or another, and what is rare everywhere. */
const TOKENS = [
  ..."*_~`#>|-+=:![](){}<>&;\"'\\/$%^@,.0 \t\n\r\f\v\0\u00a0\u200b\u202e\u2028\ufeff\ufffe\ud83d\ude00é中",
  ...[
    "**",
    "__",
    "~~",
    "```",
    "~~~",
    "---",
    "***",
    "+++",
    "    ",
    "\n\n",
    "\r\n",
    "  \n",
    "\\\n",
    "- ",
    "1. ",
  ],
  ...["> ", "# ", "[^1]", "[^1]: ", "[a]: b", "![a](b)", '[a](b "c")', "<https://a.b>", "www.a.b", "a@b.c"],
  ...[
    "| a | b |\n|---|---|\n",
    ":::",
    "{{a}}",
    '{{< a b="c" >}}',
    "{% a %}",
    "$$",
    "{a}",
    "<A b={c}>",
    "import ",
  ],
  ...[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<table>",
    "<td>",
    "<br>",
    '<img alt="a">',
    "<a title=b>",
  ],
  ...[
    "<script>",
    "</script>",
    "<style>",
    "<pre>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?a?>",
    "<!DOCTYPE a>",
  ],
  ...["<svg>", "<math>", "<template>", "<select>", "<title>", "<textarea>", "<p translate=no>", "<frameset>"],
  ...["&amp;", "&lt;", "&#9;", "&#13;", "&#0;", "&nbsp", "&notit;", "&eacute;", "&#xD800;", "&bogus;"],
  ...['"a": "b",', "\\u0041", "\\ud83d", '\\"', "\\/", "[[", "}}", "null", '"a_one": "b",', "$t(a)"],
  ...["title: ", "lang: fr\n", "|\n", ">-\n", "'''", '"""', "نص", "\u0301", "中文。"],
] as const;

/** What leaves most documents well-formed, so that more than their refusal is tried. */
const GENTLE = [
  ...[
    "word",
    " ",
    "\n",
    "\r\n",
    "\t",
    "é",
    "中文。",
    "نص",
    "\u00a0",
    "\u2028",
    "\u0301",
    "😀",
    "*",
    "_",
    "[a]",
    "{a}",
    "#",
  ],
  ...[
    "&amp;",
    "&lt;",
    "&#9;",
    "&#13;",
    "&#xA0;",
    "<br/>",
    "<b>x</b>",
    "<i title='x'>y</i>",
    "<!--x-->",
    "\\n",
    "\\u00e9",
  ],
] as const;

/** Something that is put into a text of a document, {@link Mutation.at} of all places where texts are. */
export interface Insertion {
  readonly at: number;
  readonly token: string;
}

/** A few things to put in. */
export const insertions: fc.Arbitrary<readonly Insertion[]> = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), token: fc.constantFrom(...GENTLE) }),
  { minLength: 1, maxLength: 6 },
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  act: fc.constantFrom("insert", "insert", "delete", "repeat", "replace", "replace", "cut", "line ends"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(4), fc.nat(40), fc.nat(400)),
  token: fc.constantFrom(...TOKENS),
});

/** A few changes, one after the other. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, {
  minLength: 1,
  maxLength: 6,
});

/** A text of tokens and words alone. */
export const randomText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...TOKENS), fc.constantFrom("word", "two words", "Ab")), { maxLength: 60 })
  .map((pieces) => pieces.join(""));

/**
 * Puts things into texts alone, so that the markup around stays whole.
 *
 * @param places offsets between which there is text, in order.
 */
export function insert(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
  pieces: readonly Insertion[],
): string {
  const length = places.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const offsets = pieces.map(({ at, token }) => {
    let left = Math.floor(at * (length - 1));
    for (const { start, end } of places) {
      if (left <= end - start) return { offset: start + left, token };
      left -= end - start + 1;
    }
    return { offset: text.length, token };
  });
  offsets.sort((a, b) => b.offset - a.offset);
  return offsets.reduce(
    (whole, { offset, token }) => whole.slice(0, offset) + token + whole.slice(offset),
    text,
  );
}

/** Applies changes in order. */
export function mutate(text: string, changes: readonly Mutation[]): string {
  return changes.reduce(apply, text);
}

function apply(text: string, { act, at, length, token }: Mutation): string {
  const start = Math.floor(at * text.length);
  const [before, after] = [text.slice(0, start), text.slice(start)];
  switch (act) {
    case "insert":
      return before + token + after;
    case "delete":
      return before + after.slice(length);
    case "repeat":
      return before + after.slice(0, length) + after;
    case "replace":
      return before + token + after.slice(length);
    case "cut":
      return length % 8 === 0 ? before : text;
    case "line ends":
      return text.replace(/\r\n|\r|\n/g, length % 2 === 0 ? "\r\n" : "\r");
  }
}
