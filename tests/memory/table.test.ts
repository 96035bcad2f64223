import { describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { readTable } from "../../src/memory/table.ts";

function rows(input: string): string[] {
  return readTable(input, "a.csv").map(
    (entry) =>
      `${entry.sourceLocale}>${entry.targetLocale} ${plainText(entry.source)}|${plainText(entry.target)}`,
  );
}

function problemOf(input: string): ExonymError["problem"] | undefined {
  try {
    readTable(input, "a.csv");
  } catch (error) {
    if (error instanceof ExonymError) return error.problem;
    throw error;
  }
  return undefined;
}

describe("readTable", () => {
  it.each<[string, string, string[]]>([
    ["commas", "en,fr\nHello.,Bonjour.\n", ["en>fr Hello.|Bonjour."]],
    ["tabs", "en\tfr\nHello, you.\tBonjour, toi.\n", ["en>fr Hello, you.|Bonjour, toi."]],
    ["semicolons", "en;fr\nHello, you.;Bonjour.\n", ["en>fr Hello, you.|Bonjour."]],
    ["a BOM, CRLF and no last line end", "\uFEFFen,fr\r\na,b\r\nc,d", ["en>fr a|b", "en>fr c|d"]],
    ["quoted cells", 'en,fr\n"a, ""b""\nc",d\n', ['en>fr a, "b"\nc|d']],
    [
      "quotes between tabs, which mean nothing",
      'en\tfr\n"Yes," he said.\t« Oui »\n',
      ['en>fr "Yes," he said.|« Oui »'],
    ],
    ["several languages", "en,fr,zh_hant\na,b,c\n", ["en>fr a|b", "en>zh-Hant a|c"]],
    ["empty cells", "en,fr,uk\na,,c\n,b,c\n", ["en>uk a|c"]],
    ["short rows and empty lines", "en,fr,uk\n\na,b\n\n", ["en>fr a|b"]],
    ["white space around cells", "en , fr\n a , b \n", ["en>fr a|b"]],
    ["a header alone", "en,fr", []],
  ])("reads %s", (_, input, expected) => {
    expect(rows(input)).toEqual(expected);
  });

  it("makes entries without context, translated by a person, from the file", () => {
    expect(readTable("en,fr\na,b", "old.csv")[0]).toMatchObject({
      context: null,
      state: "translated",
      from: "old.csv",
    });
  });

  it.each<[string, string, number | undefined]>([
    ["an empty file", "", undefined],
    ["one column", "en\na\n", 1],
    ["a header without languages", "source,target\na,b\n", 1],
    ["a language twice", "en,fr,FR\n", 1],
    ["a row with too many cells", "en,fr\na,b\na,b,c\n", 3],
    ["a quotation mark in the middle", 'en,fr\na,b\na "quoted" word,b\n', 3],
    ["a quotation that does not end", 'en,fr\n"a,b\nc,d\n', 3],
  ])("refuses %s and says where", (_, input, line) => {
    const problem = problemOf(input);
    expect(problem).toMatchObject({ kind: "usage", file: "a.csv" });
    expect(problem?.position?.line).toBe(line);
  });

  it("reads a table of 100,000 rows", () => {
    expect(rows(`en\tfr\n${"Hello.\tBonjour.\n".repeat(100_000)}`)).toHaveLength(100_000);
  });
});
