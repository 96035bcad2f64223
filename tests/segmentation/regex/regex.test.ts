import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printSet } from "../../../src/segmentation/regex/character-set.ts";
import { placeTest } from "../../../src/segmentation/regex/positions.ts";
import { edgeSets, isNullable, printRegex, RegexProblem } from "../../../src/segmentation/regex/regex.ts";
import { parseRegex } from "../../../src/segmentation/regex/syntax.ts";
import { isTame } from "../../../src/segmentation/regex/tame.ts";

/** Whether an ICU pattern matches a whole text, by the engine's matcher and by ours. */
function matches(pattern: string, text: string): boolean {
  const node = parseRegex(`(?:${pattern})\\z`);
  const native = new RegExp(printRegex(node), "uy").test(text);
  expect(placeTest(node, "after")(text, 0)).toBe(native);
  const before = parseRegex(`\\A(?:${pattern})`);
  expect(placeTest(before, "before")(text, text.length)).toBe(native);
  const behind = new RegExp(`(?<=${printRegex(before)})`, "uy");
  behind.lastIndex = text.length;
  expect(behind.test(text)).toBe(native);
  return native;
}

describe("ICU syntax", () => {
  test.each([
    // Words, digits and spaces are Unicode's.
    ["\\bвул\\.", "вул.", true],
    ["а\\bб", "аб", false],
    ["а\\Bб", "аб", true],
    ["\\w+", "Київ_1", true],
    ["\\w+", "हिन्दी", true],
    ["\\W", "я", false],
    ["\\d+", "٣4", true],
    ["\\D", "٣", false],
    ["\\s\\s\\S", "\u00a0\u2003x", true],
    ["\\h+", " \t\u00a0", true],
    ["\\h", "\n", false],
    ["\\R", "\r\n", true],
    ["\\v", "\n", true],
    [".", "\n", false],
    ["(?s).", "\n", true],
    [".", "😀", true],
    // Properties, by all their names.
    ["\\p{Lu}\\p{Ll}\\P{L}", "Єв.", true],
    ["\\pL\\PL", "ж1", true],
    ["\\p{IsAlphabetic}\\p{Alpha}\\p{alnum}", "aя1", true],
    ["\\p{Upper}\\p{Lower}\\p{Punct}\\p{Space}", "Жж! ", true],
    ["\\p{IsCyrillic}\\p{Script=Greek}\\p{Latin}\\p{script=HAN}", "жωa字", true],
    ["\\p{^Lu}", "a", true],
    ["\\p{Uppercase Letter}\\p{General_Category=Ll}", "Aa", true],
    ["[[:Lu:][:^digit:]]", "é", true],
    ["[\\p{STerm}--[.!?]]", "。", true],
    ["[\\p{STerm}--[.!?]]", ".", false],
    // Sets.
    ["[\\p{Lu}-–]", "–", true],
    ["[\\p{Lu}-–]", "-", true],
    ["[a-z&&[^b]]+", "ac", true],
    ["[a-z&&[^b]]", "b", false],
    ["[[a-z]&&[aeiou]&&[^e]]", "e", false],
    ["[a[bc]d]+", "abcd", true],
    ["[^a[bc]]", "b", false],
    ["[]a]+", "]a", true],
    ["[^]a]", "]", false],
    ["[-a][a-]", "--", true],
    ["[a\\-z]", "-", true],
    ["[a\\-z]", "m", false],
    ["[\\]\\[\\\\]+", "][\\", true],
    ["[(){}/|.*+?^$]+", "(){}/|.*+?^$", true],
    ["[!!##&]+", "!#&", true],
    ["[😀-😂]", "😁", true],
    ["[\\Qa-]\\E]+", "-a]", true],
    // Escapes.
    ["\\x{1F600}\\u0041\\x41\\U0001F600\\0101", "😀AA😀A", true],
    ["\\ud83d\\ude00", "😀", true],
    ["\\t\\n\\cA\\e", "\t\n\u0001\u001b", true],
    ["\\Q.*\\E+", ".**", true],
    ["\\Q.*\\E+", ".*.*", false],
    ["\\Qa.b\\E", "a.b", true],
    ["\\«\\-\\/", "«-/", true],
    // Flags.
    ["(?i)mr", "MR", true],
    ["(?i)ПРОФ", "проф", true],
    ["(?i:m)r", "Mr", true],
    ["(?i:m)r", "MR", false],
    ["(?i)a(?-i)b", "AB", false],
    ["(?i)a(?-i)b", "Ab", true],
    ["(a(?i)b)c", "aBc", true],
    ["(a(?i)b)c", "aBC", false],
    ["(?iu)[а-я]", "Я", true],
    ["(?i)\\p{Lu}", "a", true],
    ["(?i)[k]", "K", true],
    ["(?x) a b # the end\n", "ab", true],
    ["(?x) a + # some\n {1} b", "aab", true],
    ["(?m)a$\\n^b", "a\nb", true],
    ["a$\\n", "a\n", true],
    ["a\\Z\\n\\z", "a\n", true],
    // Groups and quantifiers.
    ["(?:a|bc)d", "bcd", true],
    ["(?<name>a)(b)", "ab", true],
    ["a(?#not this)b", "ab", true],
    ["(?=a)a(?!b)", "a", true],
    ["a(?<=a)(?<!b)b", "ab", true],
    ["a*?b+?c??", "aab", true],
    ["a{2}b{1,}c{0,2}", "aabcc", true],
    ["a{2}", "a", false],
    ["\\d++a", "12a", true],
    ["\\d++1", "11", false],
    ["\\d?+1", "1", false],
    ["\\d{1,2}+1", "121", true],
    ["\\d{1,2}+1", "11", false],
    ["(?>ab)c", "abc", true],
    ["(?>\\d+)1", "11", false],
    ["(?:\\.\\p{L})*+x", ".a.bx", true],
    ["|a", "", true],
    ["", "", true],
  ])("%s on %j: %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each([
    "(",
    ")",
    "a)",
    "[",
    "[a",
    "*a",
    "a{3,2}",
    "\\",
    "\\p",
    "\\p{Nonsense}",
    "\\p{L|N}",
    "\\X",
    "\\G",
    "\\1",
    "\\N{DIGIT ONE}",
    "(?d)a",
    "(?",
    "(?P<a>b)",
    "(?>a|ab)c",
    "(?:a|bc)*+d",
    "[z-a]",
    "a{9999}",
    "\\x{110000}",
    "(?#",
    "(".repeat(60),
    "[".repeat(60),
    "a".repeat(60_000),
  ])("refuses %j", (pattern) => {
    expect(() => parseRegex(pattern)).toThrow(RegexProblem);
  });

  test("a problem says where", () => {
    expect(() => parseRegex("abc\\X")).toThrow(expect.objectContaining({ offset: 3 }));
  });

  test("repetition without bound ends within reach", () => {
    expect(printRegex(parseRegex("a*"))).toBe("a{0,256}");
  });
});

describe("where a match can begin and end", () => {
  test.each([
    ['[.!?]+["”]?', "last", ["[\\u{22}”]", "[\\u{21}\\u{2e}\\u{3f}]"]],
    ["(?:a|b)?c*", "first", ["a", "b", "c"]],
    ["(?<=x)\\b", "first", []],
  ] as const)("%s, %s", (pattern, edge, expected) => {
    expect(edgeSets(parseRegex(pattern), edge).map(printSet)).toEqual(expected);
  });

  test("what takes nothing", () => {
    expect(["a*", "(?=a)", "a?|b", "", "\\b"].map((pattern) => isNullable(parseRegex(pattern)))).toEqual(
      Array(5).fill(true),
    );
    expect(["a+", "a|b", "a*b"].map((pattern) => isNullable(parseRegex(pattern)))).toEqual(
      Array(3).fill(false),
    );
  });
});

describe("patterns that backtracking is not safe on", () => {
  test.each([
    "(?:a+)+b",
    "(?:a|a)*b",
    "(?:a|b|ab)*c",
    "(?:a?){30}a{30}",
    "a?".repeat(30),
    "(?:a|a)".repeat(30),
    ".*.*.*x",
    "(?:\\s*a*)*",
    "(?:(?:a|b){2}){9}",
  ])("%s", (pattern) => {
    const node = parseRegex(pattern);
    expect(isTame(node)).toBe(false);
    const text = `${"a".repeat(300)}!`;
    expect(placeTest(parseRegex(`${pattern}x`), "after")(text, 0)).toBe(false);
    expect(placeTest(parseRegex(`x${pattern}`), "before")(text, 300)).toBe(false);
  });

  test.each([
    "[.?!]+[\"'”»)]*\\s+",
    "\\b(?:Mr|Mrs|Dr)\\.",
    "\\p{Lu}\\.\\s*\\p{Lu}\\p{Ll}+",
    "^\\s*\\d{1,3}[.)]\\s+",
  ])("but it is on %s", (pattern) => {
    expect(isTame(parseRegex(pattern))).toBe(true);
  });

  test.each(["((a{1,30}){1,30}){1,30}", "(a{1,1000}b?){1,1000}", "(a|b)".repeat(2_000)])(
    "%s is too involved for any matcher",
    (pattern) => {
      expect(() => placeTest(parseRegex(pattern), "after")).toThrow(RegexProblem);
    },
  );

  test("single questions and whole blocks give one answer, also over the edges of blocks", () => {
    const text = "ab😀b ".repeat(700);
    for (const pattern of ["(?:a|ab|b)+", "(?:b|.b)+ ", "(?:[ab]+.?)+"]) {
      for (const side of ["before", "after"] as const) {
        const dense = placeTest(parseRegex(pattern), side);
        for (let place = 0; place <= text.length; place++) {
          if (/[\udc00-\udfff]/.test(text.charAt(place))) continue;
          const anew = place % 50 === 0 || place % 1_024 < 2;
          const found = dense(text, place);
          if (anew) expect(placeTest(parseRegex(pattern), side)(text, place)).toBe(found);
        }
      }
    }
  });
});

test("our matcher and the engine's agree on random patterns", () => {
  const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\b", "^", "\\s");
  const pattern = fc.letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(tie("part"), tie("part")).map((two) => two.join("")),
      fc.tuple(tie("part"), tie("part")).map((two) => `(?:${two.join("|")})`),
      fc
        .tuple(tie("part"), fc.constantFrom("?", "{0,2}", "{2}"))
        .map(([part, quantifier]) => `(?:${part})${quantifier}`),
      tie("part").map((part) => `(?=${part})`),
      tie("part").map((part) => `(?<!${part})`),
      atom.map((part) => `(?:${part})*`),
    ),
  })).part;
  fc.assert(
    fc.property(
      pattern,
      fc.array(fc.constantFrom("a", "b", " ", "😀"), { maxLength: 6 }),
      (source, chars) => {
        const text = chars.join("");
        expect(typeof matches(source, text)).toBe("boolean");
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});
