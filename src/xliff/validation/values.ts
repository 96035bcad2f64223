/** What a value has to be: a row of `types` in a grammar table. */
export interface ValueType {
  readonly values?: readonly string[];
  /** Regular expressions for the whole value. */
  readonly patterns?: readonly string[];
  /** Least and largest whole number, or null. */
  readonly integer?: readonly (number | null)[];
  readonly number?: readonly (number | null)[];
  /** Several values, separated by spaces. */
  readonly list?: boolean;
}

/** Tells whether a value is right; `expected` goes on after "expected". */
export interface ValueCheck {
  readonly accepts: (value: string) => boolean;
  readonly expected: string;
}

/** Name characters of XML 1.0 (section 2.3). */
const NAME_START =
  "A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME_REST = `${NAME_START}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040`;

const nmtoken = new RegExp(`^[:${NAME_REST}]+$`, "u");
const nmtokens = new RegExp(`^[:${NAME_REST}]+(?: +[:${NAME_REST}]+)*$`, "u");
const ncname = new RegExp(`^[${NAME_START}][${NAME_REST}]*$`, "u");

const NAME_WORDS = "a name of letters, digits, '.', '-', '_' or ':' without spaces";

function matching(pattern: RegExp, expected: string): ValueCheck {
  return { accepts: (value) => pattern.test(value.trim()), expected };
}

/** Types that every grammar has, after XML Schema part 2. */
const BUILT_IN: readonly (readonly [string, ValueCheck])[] = [
  ["string", { accepts: () => true, expected: "any text" }],
  ["nmtoken", matching(nmtoken, NAME_WORDS)],
  ["nmtokens", matching(nmtokens, `one or more names, separated by spaces, each ${NAME_WORDS}`)],
  ["ncname", matching(ncname, "a name that begins with a letter and has no ':'")],
  ["language", matching(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/, "a language tag such as 'en' or 'pt-BR'")],
  ["space", matching(/^(?:default|preserve)$/, "'default' or 'preserve'")],
  ["hexBinary", matching(/^(?:[0-9A-Fa-f]{2})+$/, "an even number of hexadecimal digits")],
  [
    "dateTime",
    matching(
      /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
      "a date and time such as '2024-11-12T10:00:00Z'",
    ),
  ],
];

/** Whether a value is a NMTOKEN of XML 1.0, as ids are in 2.x. */
export function isNmtoken(value: string): boolean {
  return nmtoken.test(value);
}

/** All types of grammar tables, by name. */
export function valueChecks(
  tables: readonly Readonly<Record<string, ValueType>>[],
): ReadonlyMap<string, ValueCheck> {
  const checks = new Map(BUILT_IN);
  for (const table of tables) {
    for (const [name, type] of Object.entries(table)) checks.set(name, valueCheck(type));
  }
  return checks;
}

function valueCheck(type: ValueType): ValueCheck {
  const one = single(type);
  if (!type.list) return one;
  return {
    accepts: (value) => value.trim().split(/\s+/).every(one.accepts),
    expected: `one or more of these, separated by spaces: ${one.expected}`,
  };
}

function single({ values = [], patterns = [], integer, number }: ValueType): ValueCheck {
  if (integer) return within(integer, /^[+-]?\d+$/, "a whole number");
  if (number) return within(number, /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/, "a number");
  const known = new Set(values);
  const expressions = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, "u"));
  return {
    accepts: (value) => known.has(value) || expressions.some((expression) => expression.test(value)),
    expected: describe(values, patterns),
  };
}

function within(
  [least = null, most = null]: readonly (number | null)[],
  form: RegExp,
  what: string,
): ValueCheck {
  return {
    accepts(text) {
      const value = Number(text.trim());
      return form.test(text.trim()) && (least === null || value >= least) && (most === null || value <= most);
    },
    expected: `${what}${least === null ? "" : most === null ? ` of at least ${least}` : ` from ${least} to ${most}`}`,
  };
}

/** Longest list of values that a message names. */
const NAMED_VALUES = 16;

/** What the patterns of the grammars mean to a person. */
const PATTERN_WORDS = new Map([
  ["[^\\s:]+:[^\\s:]+", "a value of your own with a prefix, such as 'my:value'"],
  ["x-[^\\s]+", "a value of your own that begins with 'x-'"],
  ["(-?\\d+|#);(-?\\d+|#);(-?\\d+|#);(-?\\d+|#)", "four numbers, separated by ';'"],
  ["(text|multipart|message|application|image|audio|video|model)(/.+)?", "a MIME type such as 'image/png'"],
  [
    "(?:[^,\\\\]|\\\\[,\\\\])+,(?:[^,\\\\]|\\\\[,\\\\])*(?:\\\\(?![,\\\\])(?:[^,\\\\]|\\\\[,\\\\])+,(?:[^,\\\\]|\\\\[,\\\\])*)*",
    "a name and a value with a comma between them, such as 'src,a.png'",
  ],
  [
    "\\d{4}(?:-\\d\\d(?:-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z| ?[+\\-]\\d\\d?(?::?\\d\\d)?)?)?)?)?",
    "a date and time such as '2024-11-12T10:00:00Z'",
  ],
  [
    "(?:plural|ordinal|gender|select):\\S+",
    "a kind (plural, ordinal, gender or select) and a variable, such as 'plural:count'",
  ],
  [
    "(?:\\s*(?:[A-Za-z]{1,8}|\\*)(?:-(?:[A-Za-z0-9]{1,8}|\\*))*\\s*(?:,\\s*(?:[A-Za-z]{1,8}|\\*)(?:-(?:[A-Za-z0-9]{1,8}|\\*))*\\s*)*)?",
    "language ranges with commas between them, such as 'fr-CA, de-*'",
  ],
]);

function describe(values: readonly string[], patterns: readonly string[]): string {
  const named = values.slice(0, NAMED_VALUES).map((value) => `'${value}'`);
  if (values.length > NAMED_VALUES) named.push("another value of the specification");
  for (const pattern of patterns) named.push(PATTERN_WORDS.get(pattern) ?? `a value like ${pattern}`);
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} or ${named.at(-1)}`;
}
